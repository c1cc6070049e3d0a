import Web

/// The words of how a register is run.
enum WayWord: String, Word {
    case title = "registers.way.title"
    case choose = "registers.way.choose"
    case keptBy = "registers.way.kept-by"
    case wholeOffice = "registers.way.whole-office"
    case full = "registers.way.full"
    case fullHelp = "registers.way.full-help"
    case imported = "registers.way.imported"
    case importedHelp = "registers.way.imported-help"
    case summary = "registers.way.summary"
    case summaryHelp = "registers.way.summary-help"
    case help = "registers.way.help"
}
