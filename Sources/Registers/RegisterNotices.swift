/// What people are told of registers.
public enum RegisterNotices {
    public static let assigned = "registers.assigned"
    public static let kinds = [
        assigned, CaseNotices.Kind.arrived.rawValue, CaseNotices.Kind.answered.rawValue, RecordReminders.due,
        RecordReminders.late,
    ]
}
