/// How documents that are no plans speak.
struct DocumentSigns: Sendable {
    /// What stands in the head of a letter, and how it speaks to its reader.
    private(set) var letter: [String] = []
    private(set) var greeting: [String] = []
    /// How a report tells what was done, and what its title says.
    private(set) var past: [String] = []
    private(set) var report: [String] = []
    /// Endings of file names and beginnings of links.
    private(set) var file: [String] = []
    private(set) var address: [String] = []
    /// How the questions of a worksheet begin and are answered.
    private(set) var question: [String] = []
    private(set) var answer: Set<String> = []
    /// What the title of a plan says, how a decree begins, and what stands before its annex.
    private(set) var title: [String] = []
    private(set) var decree: [String] = []
    private(set) var annex: [String] = []

    init(_ file: WordsFile) throws {
        let names: Set = [
            "letter", "greeting", "past", "report", "file", "address", "question", "answer", "title", "decree", "annex",
        ]
        for list in try file["signs"].lists(known: names) {
            let texts = try list.entries().map { $0.text.lowercased() }
            switch list.name {
            case "letter": letter = texts
            case "greeting": greeting = texts
            case "past": past = texts
            case "report": report = texts
            case "file": self.file = texts
            case "address": address = texts
            case "question": question = texts
            case "title": title = texts
            case "decree": decree = texts
            case "annex": annex = texts
            default: answer = Set(texts)
            }
        }
    }
}
