import Foundation

@testable import Plans

/// The real decree and the careful reading of it that ship with the product.
enum PlanSample {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()

    static let resources = (0..<4).reduce(folder) { path, _ in path.deletingLastPathComponent() }
        .appending(path: "Resources")

    /// Reads by the words that ship.
    static let reader: PlanReader = {
        do { return PlanReader(words: try ReadingWords(resources: resources)) } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// The decree as the office got it out of a scanner.
    static let decree: [UInt8] = {
        let file = resources.appending(path: "samples/batang-hari-2026.txt")
        return (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []
    }()

    /// What a careful reader makes of it.
    static func given() throws -> GivenReading {
        let file = folder.appending(path: "batang-hari-2026.json")
        return try JSONDecoder().decode(GivenReading.self, from: Data(contentsOf: file))
    }
}

extension PlanReading {
    /// The proposal, if the document was read.
    var proposal: Proposal? { if case .proposal(let proposal) = self { proposal } else { nil } }

    /// The refusal, if it was not.
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }

    /// What the product's own words make of a document.
    static func of(_ bytes: [UInt8], named name: String) -> PlanReading { PlanSample.reader.read(bytes, named: name) }

    static func of(_ text: String) -> PlanReading { of(Array(text.utf8), named: "rencana.txt") }
}

extension Proposal {
    var allSubActivities: [SubActivity] { areas.flatMap(\.activities).flatMap(\.subActivities) }

    func subActivity(_ code: String) -> SubActivity? { allSubActivities.first { $0.code == code } }
}

extension Proposal.SubActivity {
    var noteCodes: [String] { notes.map(\.code).sorted() }
}

/// The parts of the given reading that are the reader's.
struct GivenReading: Decodable {
    let document: String
    let title: String
    let decree: Proposal.Decree
    let counts: Proposal.Counts
    let areas: [Area]

    struct Area: Decodable {
        let no: Int
        let title: String
        let activities: [Activity]
    }

    struct Activity: Decodable {
        let code: String
        let title: String
        let subActivities: [Proposal.SubActivity]

        enum CodingKeys: String, CodingKey {
            case code, title
            case subActivities = "sub_activities"
        }
    }
}
