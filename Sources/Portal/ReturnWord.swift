import Web

/// The words of the way back to a lost code.
enum ReturnWord: String, Word {
    case title = "portal.return.title"
    case help = "portal.return.help"
    case number = "portal.return.number"
    case numberHelp = "portal.return.number-help"
    case address = "portal.return.address"
    case send = "portal.return.send"
    case sent = "portal.return.sent"
    case noAddress = "portal.return.no-address"
    case atDesk = "portal.return.at-desk"
    case elsewhere = "portal.return.elsewhere"
    case ended = "portal.return.ended"
    case again = "portal.return.again"
    case newCode = "portal.return.new-code"
    case newCodeHelp = "portal.return.new-code-help"
    case make = "portal.return.make"
    case made = "portal.return.made"
    case madeHelp = "portal.return.made-help"
    case follow = "portal.return.follow"
}
