public import Foundation
public import Measures
import Yams

/// Bindings that are known by an indicator's wording: those of the sample decree, and phrases that recur in offices.
public struct KnownBindings: Sendable {
    /// What may measure an indicator, and how sure that is.
    struct Proposal: Sendable {
        let bindings: [Binding]
        /// Of a hundred; a hundred only where the wording is the very same.
        let certainty: Int
        /// The wording by which it was found.
        let wording: String

        static let certain = 100
        /// From where on it is worth showing.
        static let least = 35
    }

    private struct Line: Decodable {
        struct Bound: Decodable {
            let measure: String
            let comparison: Comparison
            let target: String?
            let months: [Int]?
        }
        let wording: String
        let measures: [Bound]
    }

    private struct Phrases: Decodable {
        let measure: String
        let words: [String]
    }

    private let wordings: [(text: String, bindings: [Binding])]
    private let exact: [String: Int]
    private let suggester: LineSuggester

    /// Reads `samples/*-bindings.yaml` and `definitions/wordings.yaml`; what names no measure of the catalogue is refused.
    public init(resources: URL, catalogue: Catalogue, words: SuggestionWords) throws {
        var wordings: [(String, [Binding])] = []
        let samples = resources.appending(path: "samples")
        for name in try FileManager.default.contentsOfDirectory(atPath: samples.path).sorted()
        where name.hasSuffix("-bindings.yaml") {
            let lines = try YAMLDecoder().decode([Line].self, from: Data(contentsOf: samples.appending(path: name)))
            for line in lines {
                wordings.append((line.wording, try line.measures.map { try Self.binding($0, catalogue, name) }))
            }
        }
        let file = resources.appending(path: "definitions/wordings.yaml")
        for phrases in try YAMLDecoder().decode([Phrases].self, from: Data(contentsOf: file)) {
            guard let measure = catalogue[phrases.measure] else {
                throw UnknownMeasure(key: phrases.measure, file: "wordings.yaml")
            }
            let bound = wordings.lazy.flatMap(\.1).first { $0.measure == measure.key }
            let binding = bound ?? Binding(measure: measure.key, comparison: measure.kind == .yesNo ? .yes : .shown)
            for phrase in phrases.words { wordings.append((phrase, [binding])) }
        }
        self.wordings = wordings
        var exact: [String: Int] = [:]
        for (index, wording) in wordings.enumerated() where exact[wording.0.plainWords] == nil {
            exact[wording.0.plainWords] = index
        }
        self.exact = exact
        suggester = LineSuggester(
            wordings.enumerated().map { index, wording in
                SuggestedLine.Candidate(
                    code: String(index), wording: wording.0, subActivity: "", activity: "", area: "", isDue: false,
                    isMine: false)
            }, words: words)
    }

    private static func binding(_ bound: Line.Bound, _ catalogue: Catalogue, _ file: String) throws -> Binding {
        guard let measure = catalogue[bound.measure], bound.comparison.fits(measure.kind) else {
            throw UnknownMeasure(key: bound.measure, file: file)
        }
        let target = bound.target.flatMap(Decimal2.read)
        guard bound.comparison.needsTarget == (target != nil) else {
            throw UnknownMeasure(key: bound.measure, file: file)
        }
        return Binding(measure: bound.measure, comparison: bound.comparison, target: target, months: bound.months ?? [])
    }

    /// What may measure an indicator of this wording.
    func proposal(for wording: String) -> Proposal? {
        if let index = exact[wording.plainWords] {
            return Proposal(
                bindings: wordings[index].bindings, certainty: Proposal.certain, wording: wordings[index].text)
        }
        guard let best = suggester.suggest(wording, most: 1).first, let index = Int(best.code) else { return nil }
        let certainty = min(95, Int((best.score * 100).rounded()))
        guard certainty >= Proposal.least else { return nil }
        return Proposal(bindings: wordings[index].bindings, certainty: certainty, wording: wordings[index].text)
    }
}

/// A file names a measure that the catalogue doesn't have, or asks of it what its kind can't say.
struct UnknownMeasure: Error, CustomStringConvertible {
    let key: String
    let file: String

    var description: String {
        "\(file): \(key) is no measure of the catalogue, or its comparison or target doesn't fit"
    }
}
