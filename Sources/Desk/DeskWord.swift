public import Web

/// The words of the first pages.
public enum DeskWord: String, Word {
    case search = "desk.search"
    case searchHelp = "desk.search-help"
    case searchNothing = "desk.search-nothing"
}
