import Foundation

/// What a person says of a lost item.
struct LostItem: Codable, Equatable {
    enum Choice: String, Codable {
        /// The words were typed from the original.
        case typed
        /// It stays as it was read, to be mended later.
        case later
        /// The original has no such item.
        case none
    }

    let choice: Choice
    var title = ""
    var indicator = ""

    init(choice: Choice, title: String = "", indicator: String = "") {
        (self.choice, self.title, self.indicator) = (choice, title, indicator)
    }

    init?(_ text: String) {
        do { self = try JSONDecoder().decode(LostItem.self, from: Data(text.utf8)) } catch { return nil }
    }

    /// How it is kept as an answer; strings can't fail to encode.
    var text: String {
        do { return try stableJSON(self) } catch { return "" }
    }
}
