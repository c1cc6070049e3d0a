import Deadlines
public import Forms
public import People
public import Storage
public import Web

/// A register's part of the public site: what it asks of visitors, and how their answers become a case.
public struct Offering: Sendable {
    let register: OfficeRegister
    let part: RegisterDefinition.PublicPart
    public let office: Office

    init?(_ register: OfficeRegister, _ office: Office) {
        guard let part = register.definition.publicPart, register.way == .full else { return nil }
        (self.register, self.part, self.office) = (register, part, office)
    }

    public var key: String { register.key }
    public var path: String { register.path }
    public var title: LocalText { part.title }
    public var intro: LocalText { part.intro }
    public var promise: LocalText? { part.promise }
    public var purpose: LocalText { part.purpose }
    public var tellsAlso: LocalText? { part.tellsAlso }
    public var takesFiles: Bool { part.files }
    /// Months after the end for which it is kept; `nil` where nobody said.
    public var keptMonths: Int? { register.definition.retention?.months }

    /// What visitors are asked.
    public var fields: [Field] { register.definition.fields.filter { $0.public == .ask && !$0.hidden } }

    /// Writes the inputs with what was typed.
    public func write(_ form: Form, problems: [FieldProblem], _ words: Words, to html: inout HTML) {
        let inputs = FieldInputs(
            words, Choosable(), form, problems: problems, shownWhen: register.register.shownWhen.mapValues(\.tree))
        for field in fields { inputs.write(field, to: &html) }
    }

    /// What a visitor's answers come to.
    public func read(_ form: Form, _ language: Language, _ words: Words, today: Day) -> (PublicDraft, [FieldProblem]) {
        var draft = RecordDraft(register.register, today: today)
        draft.read(form, fields, Choosable(), language)
        for (key, text) in part.fills {
            guard let field = register.definition.field(key) else { continue }
            do {
                draft.set(field, try field.read(text == "today" ? today.description : text, Choosable(), language))
            } catch {
                // A definition that fills what its field doesn't take fills nothing.
                continue
            }
        }
        draft.finish(isPublic: true, words)
        return (PublicDraft(draft: draft), draft.problems)
    }

    /// Enters the case.
    ///
    /// - Returns: the code that opens it, which nobody will ever be shown again.
    public func enter(
        _ public: PublicDraft, files: [CaseFile], _ words: Words, _ keys: Keys, in change: Change
    ) throws -> TicketCode {
        var writer = RecordWriter(register, office, words, in: change)
        writer.isMeasured = false
        let holidays = try Holidays.of(office: office.id, in: change.reading)
        writer.holidays = holidays
        let record = try writer.add(`public`.draft, from: "registers.record-came")
        for file in files { try file.add(to: record, in: change) }
        let code = try Ticket.issue(record, keys, in: change)
        try CaseNotices(register, office).tell(record, .arrived, holidays: holidays, in: change)
        return code
    }
}

/// Answers that are ready to be entered.
public struct PublicDraft: Sendable {
    let draft: RecordDraft
}

extension RegisterShelf {
    /// What an office offers on its public page.
    public func offerings(of office: Office, in reading: Reading) throws -> [Offering] {
        try all(of: office.id, in: reading).compactMap { Offering($0, office) }
    }

    public func offering(_ path: String, of office: Office, in reading: Reading) throws -> Offering? {
        try at(path, of: office.id, in: reading).flatMap { Offering($0, office) }
    }
}
