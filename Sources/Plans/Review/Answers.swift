/// What has been answered so far: by question the value, and the newest operation that touched what it is about.
public struct Answers: Sendable, Equatable {
    public var values: [String: String] = [:]
    public var versions: [String: Int] = [:]

    public init(values: [String: String] = [:], versions: [String: Int] = [:]) {
        (self.values, self.versions) = (values, versions)
    }

    subscript(_ question: Question) -> String? { values[question.id] }

    /// Whether every unit answers together or each for itself.
    var everyUnitAsked: String { values["every-unit"] == "each" ? "each" : "together" }

    /// `"7,12"` as months.
    static func months(_ text: String) -> [Int] {
        Set(text.split(separator: ",").compactMap { Int($0) }.filter { (1...12).contains($0) }).sorted()
    }
}

extension [Int] {
    /// Months as an answer says them.
    var listed: String { map(String.init).joined(separator: ",") }
}
