public import Web

/// The words of the page on which anybody has a document read.
public enum TrialWord: String, Word {
    case title = "trial.title"
    case lead = "trial.lead"
    case nothingStored = "trial.nothing-stored"
    case file = "trial.file"
    case fileHelp = "trial.file-help"
    case read = "trial.read"
    case readFrom = "trial.read-from"
    case outline = "trial.outline"
    case doubts = "trial.doubts"
    case noDoubts = "trial.no-doubts"
    case unread = "trial.unread"
    case text = "trial.text"
    case allRead = "trial.all-read"
    case more = "trial.more"
    case untitled = "trial.untitled"
    case invitation = "trial.invitation"
    case wouldAsk = "trial.would-ask"
    case tryAnother = "trial.try-another"
}
