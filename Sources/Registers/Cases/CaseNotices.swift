import Deadlines
import Forms
import People
import Storage
import Subjects
import Web

/// Tells those who work on a case what came from outside: whoever has it, or all who may take it.
struct CaseNotices {
    enum Kind: String {
        case arrived = "registers.arrived"
        case answered = "registers.answered"
    }

    private let register: OfficeRegister
    private let office: Office

    init(_ register: OfficeRegister, _ office: Office) { (self.register, self.office) = (register, office) }

    /// - Parameter holidays: the office's, where somebody read them already.
    func tell(_ record: Record, _ kind: Kind, holidays: Holidays? = nil, in change: Change) throws {
        let today = office.day(of: change.at)
        let officers = try CaseOfficers.all(register, today, in: change.reading).map(\.id)
        let told = record.assignee.map { [$0] } ?? officers
        let writer = try NoticeWriter(office, holidays: holidays, in: change)
        let occasion = kind == .arrived ? record.id : "\(record.id) \(change.at)"
        for person in told {
            try writer.tell(
                person, kind.rawValue, occasion: occasion,
                NoticeBody(["thing": .text(record.code), "register": .text(register.definition.title.id)]),
                at: "/\(office.slug)/register/\(register.path)/\(record.code)")
        }
    }
}
