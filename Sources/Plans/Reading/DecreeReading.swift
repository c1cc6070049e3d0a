/// Reads what the prose around the table says about the decree.
struct DecreeReading {
    private(set) var decree = Proposal.Decree()
    private(set) var title = ""

    /// The part of the decree that a line without a key belongs to.
    private enum Part {
        case letterhead, about, considerations, legalBasis, dictums, signature, signer, copy, none
    }

    private var part = Part.letterhead
    private var lastLine = 0
    /// Whether the signer's post has come to its comma: the name follows.
    private var endsPost = false
    /// Lines that no part took, to be compared with the decree when it is known.
    private var loose: [ProseLine] = []

    init(_ sheet: Sheet, _ prose: [Int], _ table: Int, _ ledger: inout CellLedger) {
        for index in prose {
            let line = ProseLine(sheet, sheet.lines[index])
            if let field = take(line) { give(line, field, &ledger) } else { loose.append(line) }
            lastLine = line.number
        }
        title = decree.about ?? ""
        if title.isEmpty { takeTitle(above: table, &ledger) }
        let about = Self.comparable(decree.about ?? title)
        let signerTitle = Self.comparable(decree.signerTitle)
        let copy = Self.comparable(decree.copyCertifiedBy)
        for line in loose where !ledger.isTaken(line.cells.lowerBound) {
            if line.number > 0, about.contains(words: line.withoutComma) {
                give(line, "title", &ledger)
            } else if signerTitle.contains(words: line.withoutComma) {
                give(line, "decree.signer_title", &ledger)
            } else if let signer = decree.signer, signer.utf8.elementsEqual(line.words) {
                give(line, "decree.signer", &ledger)
            } else if copy.contains(words: line.withoutComma) {
                give(line, "decree.copy_certified_by", &ledger)
            } else {
                for cell in line.cells { ledger.leave(cell, .prose) }
            }
        }
    }

    /// The bytes that loose lines are looked for in; none of a text that is longer than names are.
    private static func comparable(_ text: String?) -> [UInt8] {
        guard let text, text.utf8.count <= 2 * longest else { return [] }
        return [UInt8](text.utf8)
    }

    private func give(_ line: ProseLine, _ field: String, _ ledger: inout CellLedger) {
        for cell in line.cells { ledger.give(cell, to: field) }
    }

    /// Takes a line into the decree and says into which field.
    private mutating func take(_ line: ProseLine) -> String? {
        if let field = takeKey(line) { return field }
        // A day that is left open or that no calendar has is no part of the signer's post.
        if part == .signature, line.words.reads("pada tanggal") { return nil }
        let isNewParagraph = line.number > lastLine + 1
        if part != .considerations, part != .legalBasis, isFull { part = .none }
        switch part {
        case .about:
            // Who decides stands below what is decided: the capitals with a comma at their end.
            guard decree.about == nil || !(isNewParagraph || DecreeWords.isOfficeHolder(line)) else {
                part = .none
                return nil
            }
            decree.about.join(line.words)
            return "decree.about"
        case .considerations: return add(line.words, to: &decree.considerations, "considerations", Self.letterEnd)
        case .legalBasis: return add(line.words, to: &decree.legalBasis, "legal_basis", Self.numberEnd)
        case .dictums: return addDictum(line)
        case .signature:
            if decree.signerTitle != nil, isNewParagraph || endsPost { return takeSigner(line) }
            endsPost = line.words.last == UInt8(ascii: ",")
            decree.signerTitle.join(line.withoutComma)
            return "decree.signer_title"
        case .signer: return takeSigner(line)
        case .copy: return takeCopy(line, isNewParagraph)
        case .letterhead, .none: return nil
        }
    }

    /// Whether a name has grown longer than names are: what follows is something else.
    private var isFull: Bool {
        (decree.about?.utf8.count ?? 0) > Self.longest || (decree.signerTitle?.utf8.count ?? 0) > Self.longest
            || (decree.copyCertifiedBy?.utf8.count ?? 0) > Self.longest
    }

    private static let longest = 1000

    /// More lines and bytes make no title: prose stands directly above the table.
    private static let titleLines = 6
    private static let titleBytes = 400

    /// Takes a line that begins with one of the words that every decree has.
    private mutating func takeKey(_ line: ProseLine) -> String? {
        if let kind = DecreeWords.kind(of: line), part == .letterhead || decree.kind == kind {
            if decree.kind != nil { return line.isUpperCase && part == .none ? "decree.kind" : nil }
            decree.kind = kind
            return "decree.kind"
        }
        if let (number, year) = DecreeWords.number(of: line), line.isUpperCase || part == .letterhead {
            if decree.number == nil { (decree.number, decree.year) = (number, year) }
            return decree.number == number ? "decree.number" : nil
        }
        if line.isAlone("tentang") {
            if decree.about == nil { part = .about }
            return "decree.about"
        }
        if let text = line.value(behind: "menimbang") {
            part = .considerations
            return add(text, to: &decree.considerations, "considerations", Self.letterEnd)
        }
        if let text = line.value(behind: "mengingat") {
            part = .legalBasis
            return add(text, to: &decree.legalBasis, "legal_basis", Self.numberEnd)
        }
        if line.words.reads("memutuskan"), line.words.count < 16 {
            part = .dictums
            return "decree.dictums"
        }
        return takeSignatureKey(line)
    }

    private mutating func takeSignatureKey(_ line: ProseLine) -> String? {
        if let place = line.value(behind: "ditetapkan di "), part != .copy {
            decree.place = decree.place ?? place.string
            part = .signature
            return "decree.place"
        }
        if line.words.reads("pada tanggal "), part == .signature {
            decree.date = DecreeWords.date(in: line.words)
            return decree.date == nil ? nil : "decree.date"
        }
        if line.words.reads("ttd"), line.words.count <= 5 {
            if part == .signature, decree.signer == nil { part = .signer }
            return decree.signerTitle == nil ? nil : "decree.signer"
        }
        if line.words.reads("salinan sesuai") {
            part = decree.copyCertifiedBy == nil ? .copy : .none
            return "decree.copy_certified_by"
        }
        return nil
    }

    private mutating func takeSigner(_ line: ProseLine) -> String {
        decree.signer = line.words.string
        part = .none
        return "decree.signer"
    }

    /// The post of the one who certified the copy; the capitals above it name the office.
    private mutating func takeCopy(_ line: ProseLine, _ isNewParagraph: Bool) -> String? {
        if decree.copyCertifiedBy == nil, line.isUpperCase { return nil }
        guard decree.copyCertifiedBy == nil || !isNewParagraph else {
            part = .none
            return nil
        }
        decree.copyCertifiedBy.join(line.withoutComma)
        if line.words.last == UInt8(ascii: ",") { part = .none }
        return "decree.copy_certified_by"
    }

    /// Without a decree the last paragraph above the table is its title.
    private mutating func takeTitle(above table: Int, _ ledger: inout CellLedger) {
        var next = table
        var bytes = 0
        var lines: [ProseLine] = []
        for line in loose.reversed() where line.number < table {
            // The format of a page may leave a line between paragraphs; capitals still belong together.
            let isNext = line.number == next - 1
            guard
                lines.isEmpty || isNext
                    || (line.number == next - 2 && line.isUpperCase && lines[lines.count - 1].isUpperCase)
            else { break }
            bytes += line.words.count
            guard lines.count < Self.titleLines, bytes <= Self.titleBytes else { break }
            lines.append(line)
            next = line.number
        }
        lines.reverse()
        title = lines.map(\.words.string).joined(separator: " ")
        for line in lines { give(line, "title", &ledger) }
    }
}

extension DecreeReading {
    /// Adds a line to a list: as a new item where it has a mark of its own, else to the last one.
    private func add(
        _ words: [UInt8], to list: inout [String], _ name: String, _ markEnd: ([UInt8]) -> Int?
    ) -> String {
        if let end = markEnd(words) {
            list.append(Array(words[end...]).string)
        } else if list.isEmpty {
            if !words.isEmpty { list.append(words.string) }
        } else {
            list[list.count - 1] += " " + words.string
        }
        return "decree.\(name).\(max(list.count, 1))"
    }

    private static func letterEnd(_ words: [UInt8]) -> Int? {
        guard words.count > 3, Letters.isLower(words[0]), words[1] == UInt8(ascii: ".") || words[1] == UInt8(ascii: ")")
        else { return nil }
        return words[2] == Letters.space ? 3 : nil
    }

    private static func numberEnd(_ words: [UInt8]) -> Int? { ListNumber(leading: words)?.length }

    private mutating func addDictum(_ line: ProseLine) -> String? {
        if let text = line.value(behind: "menetapkan :") ?? line.value(behind: "menetapkan:") {
            guard let about = decree.about else { return nil }
            return text.contains(words: [UInt8](about.utf8)) ? "decree.about" : nil
        }
        if let (name, text) = DecreeWords.dictum(in: line) {
            decree.dictums.append(Proposal.Dictum(name: name, text: text))
        } else {
            guard !decree.dictums.isEmpty else { return nil }
            decree.dictums[decree.dictums.count - 1].text += " " + line.words.string
        }
        return "decree.dictums.\(decree.dictums.count)"
    }
}

extension String? {
    /// Goes on with more words behind a space.
    fileprivate mutating func join(_ words: [UInt8]) {
        self = map { $0 + " " + words.string } ?? words.string
    }
}

extension [UInt8] {
    /// Whether the words stand in the text, whatever their case.
    fileprivate func contains(words: [UInt8]) -> Bool {
        guard !words.isEmpty, words.count <= count else { return false }
        let first = Letters.lower(words[0])
        return (0...(count - words.count)).contains { start in
            Letters.lower(self[start]) == first && (start == 0 || Letters.isGap(self[start - 1]))
                && words.indices.allSatisfy { Letters.lower(self[start + $0]) == Letters.lower(words[$0]) }
                && (start + words.count == count || !Letters.isLetter(self[start + words.count]))
        }
    }
}
