import Web

/// The words of a case as the holder of its code reads it.
enum TicketWord: String, Word {
    case stands = "tickets.stands"
    case due = "tickets.due"
    case wasDue = "tickets.was-due"
    case came = "tickets.came"
    case talk = "tickets.talk"
    case you = "tickets.you"
    case files = "tickets.files"
    case copy = "tickets.copy"
    case comment = "tickets.comment"
    case returnSubject = "tickets.return-subject"
    case returnText = "tickets.return-text"
}
