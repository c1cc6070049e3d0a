public import Web

/// The words around files that the worker opens.
public enum FileWord: String, Word {
    case reading = "plans.file.reading"
    case progress = "plans.file.progress"
    case queued = "plans.file.queued"
    case opening = "plans.file.opening"
    case pageOf = "plans.file.page-of"
    case mayLeave = "plans.file.may-leave"
    case page = "plans.file.page"
    case reported = "plans.file.reported"
}
