import Web

/// The words of what was kept long enough.
enum RetentionWord: String, Word {
    case retention = "registers.retention.retention"
    case title = "registers.retention.title"
    case rule = "registers.retention.rule"
    case months = "registers.retention.months"
    case help = "registers.retention.help"
    case noRule = "registers.retention.no-rule"
    case nothing = "registers.retention.nothing"
    case due = "registers.retention.due"
    case cut = "registers.retention.cut"
    case closed = "registers.retention.closed"
    case proofCount = "registers.retention.proof-count"
    case destroy = "registers.retention.destroy"
    case destroyHelp = "registers.retention.destroy-help"
    case reason = "registers.retention.reason"
    case reasonHelp = "registers.retention.reason-help"
    case sure = "registers.retention.sure"
    case done = "registers.retention.done"
    case leftTitle = "registers.retention.left-title"
    case leftHelp = "registers.retention.left-help"
}
