import Documents

/// What the heads and the rows of one table tell about the kind of document it stands in.
///
/// Long tables are judged by their first rows.
struct TableProfile {
    private static let sample = 400

    private(set) var firstLine = 0
    /// The line of its heads; `nil` where it has none.
    private(set) var headLine: Int?
    /// The heads by their columns, joined over their lines.
    private var headTexts: [Int: String] = [:]
    private var roles: [Int: HeadRole] = [:]
    /// Rows below the heads, and those among them that say something.
    private(set) var rows = 0
    private(set) var contentRows = 0
    /// Rows in which a column of a role says something.
    private var filled: [HeadRole: Int] = [:]
    private(set) var reportedRows = 0
    private(set) var pastLines: [Int] = []
    private(set) var fileLines: [Int] = []
    private(set) var questionLines: [Int] = []
    private(set) var answerLines: [Int] = []
    /// How many cells of a column are marks, times or units, by its number.
    private var contents: [Int: (marks: Int, times: Int, units: Int, texts: Int)] = [:]

    init(_ grid: Grid, _ words: ReadingWords) {
        let lines = Self.lines(of: grid)
        firstLine = lines.first?.first?.line ?? 0
        let body = findHeads(lines, words)
        let heads = body.lowerBound > 0 ? Set(lines[body.lowerBound - 1].map(\.text)) : []
        for line in lines[body].prefix(Self.sample) where !line.allSatisfy({ heads.contains($0.text) }) {
            read(line, words)
        }
    }

    private static func lines(of grid: Grid) -> [[Grid.Cell]] {
        var lines: [[Grid.Cell]] = []
        for cell in grid.cells.sorted(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
            if lines.last?.first?.line == cell.line {
                lines[lines.count - 1].append(cell)
            } else {
                lines.append([cell])
            }
        }
        return lines
    }

    /// Finds the line of heads and those that go on with it; gives back the lines below.
    private mutating func findHeads(_ lines: [[Grid.Cell]], _ words: ReadingWords) -> Range<Int> {
        var best: (index: Int, count: Int)?
        for (index, line) in lines.prefix(30).enumerated() {
            let roles = Set(line.compactMap { words.role(ofHead: $0.text) })
            guard roles.count >= 2, roles.count * 2 >= line.count, roles.count > best?.count ?? 1 else { continue }
            best = (index, roles.count)
        }
        guard let start = best?.index else { return 0..<lines.count }
        headLine = lines[start].first?.line
        var next = start
        while next < lines.count, next <= start + 2 {
            guard next == start || goesOn(lines[next], words) else { break }
            for cell in lines[next] { take(cell, words, isFirst: next == start) }
            next += 1
        }
        return next..<lines.count
    }

    private func goesOn(_ line: [Grid.Cell], _ words: ReadingWords) -> Bool {
        var names = 0
        for cell in line {
            guard let letters = HeadLetters.of(cell.text.utf8), !letters.isEmpty else { return false }
            if words.heads.number(letters) != nil { continue }
            guard words.completesHead(cell.text) else { return false }
            names += 1
        }
        // Numbers alone count months or columns; one of them numbers a row.
        return names > 0 || line.count >= 3
    }

    private mutating func take(_ cell: Grid.Cell, _ words: ReadingWords, isFirst: Bool) {
        let role = words.role(ofHead: cell.text)
        for column in cell.column..<cell.column + max(1, min(cell.columns, 60)) {
            if isFirst || headTexts[column] == nil {
                headTexts[column] = cell.text
                roles[column] = role
            } else if let above = headTexts[column] {
                let joined = above + " " + cell.text
                headTexts[column] = joined
                roles[column] = words.role(ofHead: joined) ?? role ?? roles[column]
            }
        }
    }

    private mutating func read(_ line: [Grid.Cell], _ words: ReadingWords) {
        let number = line.first?.line ?? 0
        rows += 1
        var roles: Set<HeadRole> = []
        var says = false
        var texts = SignText()
        for cell in line.prefix(80) where !Self.isBlank(cell.text) {
            let role = self.roles[cell.column]
            if let role { roles.insert(role) }
            let isNumber = words.heads.number(HeadLetters.of(cell.text.utf8) ?? []) != nil
            if role != .number, !(role == nil && isNumber) { says = true }
            if !isNumber { texts.add(cell.text) }
            count(cell, role, words)
            if words.signs.answer.contains(cell.text.lowercased()), role != .number {
                if answerLines.last != number { answerLines.append(number) }
            }
        }
        guard says else { return }
        contentRows += 1
        for role in roles { filled[role, default: 0] += 1 }
        if roles.contains(.realisation) || roles.contains(.progress) { reportedRows += 1 }
        if texts.holds(oneOf: words.signs.past) { pastLines.append(number) }
        if texts.holds(oneOf: words.signs.file) || texts.holds(oneOf: words.signs.address) { fileLines.append(number) }
        if texts.begins(withOneOf: words.signs.question) { questionLines.append(number) }
    }

    private mutating func count(_ cell: Grid.Cell, _ role: HeadRole?, _ words: ReadingWords) {
        guard headLine == nil, role == nil else { return }
        var content = contents[cell.column] ?? (0, 0, 0, 0)
        if words.mark(cell.text) == .tick {
            content.marks += 1
        } else if words.isUnit(cell.text) {
            content.units += 1
        } else if words.time(cell.text, year: nil) != nil {
            content.times += 1
        } else if cell.text.utf8.count >= 8 {
            content.texts += 1
        }
        contents[cell.column] = content
    }

    /// Whether a cell is one to fill in: dots, lines, brackets.
    static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { ".…_-–—:/()[] \n\t".unicodeScalars.contains($0) }
    }
}

extension TableProfile {
    var hasHeads: Bool { headLine != nil }

    func has(_ role: HeadRole) -> Bool { roles.values.contains(role) }

    /// Whether a column of the role says something in most rows.
    func isFilled(_ role: HeadRole) -> Bool { has(role) && (filled[role] ?? 0) * 2 >= max(contentRows, 1) }

    private var named: Set<HeadRole> { Set(roles.values) }

    var hasTime: Bool {
        named.contains {
            switch $0 {
            case .time, .month, .quarter, .semester, .year: true
            default: false
            }
        }
    }

    var hasUnit: Bool { has(.unit) }

    /// Whether it has a plan's columns: something to do, and what shows it, who does it or when.
    var isPlan: Bool {
        guard hasLevels else { return false }
        let others = named.count { $0 == .indicator || $0 == .output || $0 == .unit || $0 == .target }
        let levels = named.count(where: \.isLevel)
        return others + (hasTime ? 1 : 0) + min(levels, 3) >= 3 || (others > 0 && hasTime)
    }

    /// Whether it has at least what a plan can't do without: something to do, and what shows that it is done.
    var mayBePlan: Bool { isPlan || (hasLevels && (has(.indicator) || has(.output))) }

    var hasLevels: Bool { named.contains(where: \.isLevel) }

    /// Whether most rows say what was done.
    var isReported: Bool { contentRows > 0 && reportedRows * 2 >= contentRows }

    /// How much it is the document's main table.
    var weight: Int { contentRows * 4 + rows + roles.count + (isPlan ? 1000 : 0) }

    /// The heads of some roles, or of all.
    func heads(of roles: [HeadRole]?) -> String {
        var names: [String] = []
        for column in headTexts.keys.sorted() {
            guard let head = headTexts[column], !names.contains(head) else { continue }
            if let roles, !(self.roles[column].map { roles.contains($0) } ?? false) { continue }
            names.append(head)
        }
        return names.prefix(12).joined(separator: ", ")
    }

    /// Whether its columns hold marks or times, and units and wording, as a plan's do: a list of staff has units, too.
    var holdsPlanContent: Bool {
        guard contentRows >= 2 else { return false }
        let columns = contents.values
        let when =
            columns.contains { ($0.marks + $0.times) * 2 >= contentRows }
            || columns.count { $0.marks > 0 && $0.texts == 0 } >= 4
        let who = columns.contains { $0.units * 2 >= contentRows }
        let wordings = columns.count { $0.texts * 2 >= contentRows }
        return when && wordings >= 1 && (who || wordings >= 2)
    }

    /// The columns that tell.
    var tellingColumns: [Int] {
        contents.filter { $0.value.marks + $0.value.times + $0.value.units > 0 }.keys.sorted()
    }
}
