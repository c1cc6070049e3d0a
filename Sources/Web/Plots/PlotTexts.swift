/// What a plot is called and how it speaks: every word on it comes from the page that shows it.
public struct PlotTexts: Sendable {
    let id: String
    let title: String
    let summary: String
    let table: String
    let empty: String
    private let months: [String]
    private let write: @Sendable (Int) -> String

    /// - Parameters:
    ///   - id: Unlike every other id of the page. Letters, digits and hyphens stay, anything else becomes a hyphen,
    ///     because the plot refers to its own patterns by it.
    ///   - summary: One sentence that says what the picture shows; it is read aloud instead of the picture.
    ///   - table: What opens the table of numbers.
    ///   - empty: What stands in the place of a picture of nothing.
    ///   - months: The twelve names; the plots shorten them.
    ///   - number: How the site writes a number.
    public init(
        id: String, title: String, summary: String, table: String, empty: String, months: [String] = [],
        number: @escaping @Sendable (Int) -> String = { String($0) }
    ) {
        self.id = String(
            decoding: id.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    byte
                default: UInt8(ascii: "-")
                }
            }, as: UTF8.self)
        self.title = title
        self.summary = summary
        self.table = table
        self.empty = empty
        self.months = months
        self.write = number
    }

    func number(_ number: Int) -> String { write(number) }

    /// The name of a month, 0 to 11.
    func month(_ index: Int) -> String { months.indices.contains(index) ? months[index] : String(index + 1) }

    /// `Jan` where there is room, `J` where there is none: the sheet takes the rest away.
    func shortMonth(_ index: Int, in element: HTML) -> HTML {
        let name = month(index)
        guard months.indices.contains(index) else { return "\(name)" }
        return "\(name.prefix(1))<\(element) class=\"plot-more\">\(name.dropFirst().prefix(2))</\(element)>"
    }
}
