extension Note {
    static let indicatorMissing = Note(
        code: "indicator-missing", text: "the document names no indicator: what shows that it is done is taken from it")

    static func timeUnclear(_ text: String) -> Note {
        Note(
            code: "time-unclear", text: "'\(text)' does not say when in words that are understood",
            values: ["text": text])
    }

    static func areaRepeated(_ title: String, other: Int, line: Int) -> Note {
        Note(
            code: "area-repeated", text: "'\(title)' heads area \(other), too",
            values: ["title": title, "number": String(other), "line": String(line)])
    }
}
