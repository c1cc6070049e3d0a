import Forms
import People

/// What a definition says of itself that can't be: names that nothing bears, expressions that make no sense.
struct RegisterCheck {
    let definition: RegisterDefinition
    private(set) var problems: [(path: String, text: String)] = []
    private(set) var columns: [IndexColumn: Field] = [:]
    private(set) var rules: [(holds: Expression, rule: RegisterDefinition.Rule)] = []
    private(set) var shownWhen: [String: Expression] = [:]
    private(set) var conditions: [String: Expression] = [:]
    private(set) var computed: [(field: Field, value: Expression)] = []
    private(set) var views: [String: Expression] = [:]
    private(set) var expected: [(expected: RegisterDefinition.Expected, when: Expression?)] = []
    private(set) var counted: [String: (counts: Expression, of: Expression?)] = [:]
    private var types: [String: FieldType] = [:]
    private var indexed: [String: FieldType] = [:]

    /// Columns that every list can show beside the fields.
    static let ownColumns = ["number", "state", "unit", "assignee", "created-on", "closed-on", "due-on", "met-on"]
    private static let sortable = ["state", "created-on", "closed-on", "due-on"]
    private static let reserved = Set(ownColumns + ["year", "from", "until", "register", "version", "id", "rating"])

    init(_ definition: RegisterDefinition) { self.definition = definition }

    mutating func run() {
        let system: [String: FieldType] = [
            "state": .choice(definition.states.map(\.key)), "number": .number(decimals: 0, most: 1_000_000_000),
            "year": .number(decimals: 0, most: 9999), "unit": .text, "created-on": .day, "closed-on": .day,
            "met-on": .day,
            "due-on": .day,
        ]
        (types, indexed) = (system, system)
        checkFields()
        checkStates()
        checkDeadlines()
        checkRest()
    }

    private mutating func note(_ path: String, _ text: String) { problems.append((path, text)) }

    private mutating func once(_ keys: [String], _ path: String) {
        var seen: Set<String> = []
        for (place, key) in keys.enumerated() where !seen.insert(key).inserted {
            note("\(path)[\(place)].key", "\"\(key)\" is there twice")
        }
    }

    private mutating func known(_ name: String?, in names: [String], _ path: String, _ what: String) {
        guard let name, !names.contains(name) else { return }
        note(path, "\"\(name)\" is no \(what); expected one of \(names.joined(separator: ", "))")
    }

    private mutating func access(_ name: String?, _ path: String) {
        known(name, in: definition.access.keys.sorted(), path, "name of access")
    }

    /// - Parameter isFlag: whether it must be true or false.
    private mutating func expression(
        _ source: String, _ fields: [String: FieldType], _ path: String, isFlag: Bool = true
    ) -> Expression? {
        do {
            let expression = try Expression(source, fields: fields)
            if isFlag, expression.type != .flag { note(path, "is no condition: expected something true or false") }
            return expression
        } catch let problem as ExpressionProblem {
            note(path, "at letter \(problem.offset + 1): \(problem.text)")
        } catch {
            note(path, "\(error)")
        }
        return nil
    }

    private mutating func checkFields() {
        once(definition.fields.map(\.key), "fields")
        for (place, field) in definition.fields.enumerated() {
            let path = "fields[\(place)]"
            if Self.reserved.contains(field.key) || Expression.keywords.contains(field.key) {
                note("\(path).key", "\"\(field.key)\" is a name of the engine's")
            }
            check(field, path, isRow: false)
            if let type = field.type { types[field.key] = type }
            guard let column = field.index else { continue }
            if let other = columns.updateValue(field, forKey: column) {
                note("\(path).index", "\(column.rawValue) is taken by \(other.key)")
            }
            if let type = field.type { indexed[field.key] = type }
        }
        // Computed fields see those that stand before them.
        for (place, field) in definition.fields.enumerated() where field.kind == .computed {
            let path = "fields[\(place)].value"
            guard let source = field.value, let value = expression(source, types, path, isFlag: false) else { continue }
            let content: IndexColumn.Content
            switch value.type {
            case .flag: (types[field.key], content) = (.flag, .number)
            case .text: (types[field.key], content) = (.text, .text)
            case .day: (types[field.key], content) = (.day, .day)
            case .number(let decimals):
                (types[field.key], content) = (.number(decimals: decimals, most: Field.mostNumber), .number)
            }
            if let column = field.index {
                indexed[field.key] = types[field.key]
                if column.content != content {
                    note("fields[\(place)].index", "\(column.rawValue) holds no \(content.rawValue)")
                }
            }
            computed.append((field, value))
        }
        for (place, field) in definition.fields.enumerated() {
            guard let source = field.shownWhen else { continue }
            if let shown = expression(source, types, "fields[\(place)].shown-when") { shownWhen[field.key] = shown }
        }
    }

    private mutating func check(_ field: Field, _ path: String, isRow: Bool) {
        let isChoice = field.kind == .choice || field.kind == .choices
        if isChoice == field.options.isEmpty {
            note("\(path).options", isChoice ? "are missing: a choice needs them" : "belong to choices only")
        }
        once(field.options.map(\.key), "\(path).options")
        if (field.kind == .link) != (field.register != nil) {
            note("\(path).register", "a link, and only a link, names a register")
        }
        if (field.kind == .rows) != !field.fields.isEmpty {
            note("\(path).fields", "rows, and only rows, have fields of their own")
        }
        if (field.kind == .computed) != (field.value != nil) {
            note("\(path).value", "a computed field, and only one, has a value")
        }
        if field.hidden, field.required { note("\(path).hidden", "is a field that must be filled") }
        if field.decimals > 0, field.kind != .decimal { note("\(path).decimals", "belong to a decimal only") }
        access(field.see, "\(path).see")
        access(field.write, "\(path).write")
        for (place, state) in field.writeIn.enumerated() {
            known(state, in: definition.states.map(\.key), "\(path).write-in[\(place)]", "state")
        }
        if let column = field.index, field.kind != .computed {
            if isRow || field.kind.indexedAs != column.content {
                note("\(path).index", "\(column.rawValue) holds no \(field.kind.rawValue)")
            }
        }
        once(field.fields.map(\.key), "\(path).fields")
        for (place, child) in field.fields.enumerated() {
            let path = "\(path).fields[\(place)]"
            if [.rows, .choices, .computed, .evidence].contains(child.kind) || isRow {
                note("\(path).kind", "\(child.kind.rawValue) can't stand in a row")
            }
            // Rows are asked, seen and written as a whole.
            let own = [
                "see": child.see, "write": child.write, "write-in": child.writeIn.first,
                "shown-when": child.shownWhen, "public": child.public?.rawValue,
            ]
            for (name, value) in own.sorted(by: { $0.key < $1.key }) where value != nil {
                note("\(path).\(name)", "belongs to the whole table, not to a field of its rows")
            }
            check(child, path, isRow: true)
        }
    }

    private mutating func checkStates() {
        let states = definition.states.map(\.key)
        once(states, "states")
        if states.isEmpty { note("states", "are missing: a record begins in the first") }
        once(definition.transitions.map(\.key), "transitions")
        for (place, transition) in definition.transitions.enumerated() {
            let path = "transitions[\(place)]"
            for (from, state) in transition.from.enumerated() {
                known(state, in: states, "\(path).from[\(from)]", "state")
            }
            known(transition.to, in: states, "\(path).to", "state")
            access(transition.who, "\(path).who")
            if transition.who == nil, !transition.holder { note("\(path).who", "is missing: nobody could do it") }
            for (asked, field) in transition.asks.enumerated() {
                known(field, in: definition.fields.map(\.key), "\(path).asks[\(asked)]", "field")
            }
            guard let source = transition.when else { continue }
            if let condition = expression(source, types, "\(path).when") { conditions[transition.key] = condition }
        }
    }

    private mutating func checkDeadlines() {
        let (fields, transitions) = (definition.fields, definition.transitions.map(\.key))
        once(definition.deadlines.map(\.key), "deadlines")
        if definition.deadlines.count(where: \.main) > 1 { note("deadlines", "only one can be the main one") }
        for (place, deadline) in definition.deadlines.enumerated() {
            let path = "deadlines[\(place)]"
            if let by = deadline.by {
                known(by, in: fields.filter { $0.kind == .choice }.map(\.key), "\(path).by", "choice")
                for answer in deadline.days.keys.sorted() where definition.field(by)?.option(answer) == nil {
                    note("\(path).days.\(answer)", "is no answer of \(by)")
                }
            }
            if let from = deadline.from {
                known(from, in: fields.filter { $0.kind == .day }.map(\.key), "\(path).from", "date field")
            }
            known(deadline.after, in: transitions, "\(path).after", "transition")
            for (met, key) in deadline.met.enumerated() {
                known(key, in: transitions, "\(path).met[\(met)]", "transition")
            }
            for (again, key) in (deadline.again ?? []).enumerated() {
                known(key, in: transitions, "\(path).again[\(again)]", "transition")
            }
            for (rest, key) in deadline.rests.enumerated() {
                known(key, in: definition.states.map(\.key), "\(path).rests[\(rest)]", "state")
            }
            if deadline.hours > 0, deadline.workingDays > 0 || deadline.by != nil {
                note(path, "counts working days or hours, not both")
            }
        }
        for (place, reminder) in definition.reminders.enumerated() {
            known(reminder.deadline, in: definition.deadlines.map(\.key), "reminders[\(place)].deadline", "deadline")
        }
    }

    private mutating func checkRest() {
        for name in ["read", "add", "change"] where definition.access[name] == nil {
            note("access", "\(name) is missing")
        }
        let actions = Set(Action.ofRegisters.map(\.rawValue))
        for (name, action) in definition.access.sorted(by: { $0.key < $1.key }) {
            known(action, in: actions.sorted(), "access.\(name)", "action")
        }
        known(definition.own, in: definition.fields.filter { $0.kind == .person }.map(\.key), "own", "person field")
        for (place, field) in definition.label.enumerated() {
            known(field, in: definition.fields.map(\.key), "label[\(place)]", "field")
        }
        if !RecordNumber(definition.number).isWhole {
            note("number", "needs {number} once, such as ADU-{year}-{number:4}")
        }
        let listed = definition.fields.filter { ![.rows, .longText, .evidence].contains($0.kind) }.map(\.key)
        for (place, column) in definition.columns.enumerated() {
            known(column, in: Self.ownColumns + listed, "columns[\(place)]", "column")
        }
        let sums = definition.fields.filter { $0.index?.content == .number && $0.kind != .flag }.map(\.key)
        for (place, total) in definition.totals.enumerated() {
            known(total, in: sums, "totals[\(place)]", "indexed number")
        }
        for (place, rule) in definition.rules.enumerated() {
            known(rule.at, in: definition.fields.map(\.key), "rules[\(place)].at", "field")
            if let holds = expression(rule.holds, types, "rules[\(place)].holds") { rules.append((holds, rule)) }
        }
        let texts = definition.fields.filter { $0.kind == .text || $0.kind == .longText }.map(\.key)
        for (place, field) in (definition.report ?? []).enumerated() {
            known(field, in: texts, "report[\(place)]", "text field")
        }
        once(definition.views.map(\.key), "views")
        for (place, view) in definition.views.enumerated() {
            if let filter = expression(view.filter, indexed, "views[\(place)].filter") { views[view.key] = filter }
            let sorted = Self.sortable + columns.values.map(\.key).sorted()
            let sort = view.sort.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
            known(sort, in: sorted, "views[\(place)].sort", "column to sort by")
        }
        for (place, one) in definition.evidence.enumerated() {
            let when = one.when.flatMap { expression($0, types, "evidence[\(place)].when") }
            expected.append((one, when))
        }
        let period = indexed.merging(["from": .day, "until": .day]) { $1 }
        for (place, measure) in definition.measures.enumerated() {
            guard let counts = expression(measure.counts, period, "measures[\(place)].counts") else { continue }
            let of = measure.of.flatMap { expression($0, period, "measures[\(place)].of") }
            if counted.updateValue((counts, of), forKey: measure.key) != nil {
                note("measures[\(place)].key", "\"\(measure.key)\" is there twice")
            }
        }
        if let part = definition.publicPart {
            let fields = definition.fields.map(\.key)
            known(part.contact, in: fields, "public.contact", "field")
            for field in part.fills.keys.sorted() { known(field, in: fields, "public.fills.\(field)", "field") }
        }
        if definition.publicPart != nil, !definition.fields.contains(where: { $0.public == .ask }) {
            note("public", "no field is asked of visitors (public: ask)")
        }
    }
}
