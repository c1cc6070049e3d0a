import Web

/// The words of letters.
enum MailWord: String, Word {
    case greeting = "mail.greeting"
    case more = "mail.more"
    case why = "mail.why"
    case trialSubject = "mail.trial-subject"
    case trialText = "mail.trial-text"
}
