import Evidence
public import Foundation
public import Measures
public import Plans
import Portal
public import Registers
public import Web

/// What ships beside the binary, read once: words, definitions and static files.
public struct Resources: Sendable {
    /// The folder that it was read from.
    public let folder: URL
    public let locales: Locales
    public let assets: Assets
    public let reader: PlanReader
    public let usual: UsualEvidence
    public let vocabulary: SuggestionWords
    public let catalogue: Catalogue
    public let known: KnownBindings
    public let shelf: RegisterShelf

    /// - Throws: what is missing or can't be read, with its file.
    public init(_ folder: URL) throws {
        self.folder = folder
        locales = try Locales(folder: folder.appending(path: "locales"))
        assets = try Assets(folder: folder.appending(path: "public"))
        reader = try PlanReader(words: ReadingWords(resources: folder))
        usual = try UsualEvidence(resources: folder)
        vocabulary = try SuggestionWords(resources: folder)
        let measures = try Catalogue.measures(resources: folder)
        shelf = try RegisterShelf(resources: folder, measures: measures)
        catalogue = try Catalogue(
            measures, resources: folder,
            sources: PlanMeasures.sources + RegisterMeasures.sources(shelf) + [FormMeasures.source(measures)],
            own: shelf.ownMeasures)
        known = try KnownBindings(resources: folder, catalogue: catalogue, words: vocabulary)
    }
}
