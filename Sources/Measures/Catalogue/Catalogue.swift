public import Foundation
import People
public import Storage
public import Web
import Yams

/// Every measure that the installation knows, and the rooms' functions that some of them have already.
///
/// An office may measure more than that by registers of its own: `of` adds those.
public struct Catalogue: Sendable {
    /// What an office measures by something of its own.
    public struct Own: Sendable {
        let name: LocalText
        let measures: [Measure]
        let source: MeasureSource

        /// - Parameter name: what the measures are taken from, in words.
        public init(_ name: LocalText, _ measures: [Measure], _ source: MeasureSource) {
            (self.name, self.measures, self.source) = (name, measures, source)
        }
    }

    /// Finds what an office measures beside the catalogue.
    public typealias FindOwn = @Sendable (_ office: String, Reading) throws -> [Own]

    public let measures: [Measure]
    public let sources: [MeasureSource]
    private let byKey: [String: Measure]
    private let sourceOf: [String: Int]
    /// What sources are called, by what `served` says.
    private let names: [String: LocalText]
    private let findOwn: FindOwn

    /// Reads `definitions/measures/*.yaml` in the folder of resources.
    ///
    /// - Throws: `CatalogueProblem` that names the file and the key; half a catalogue is none.
    public static func measures(resources: URL) throws -> [Measure] {
        let folder = resources.appending(path: "definitions/measures")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try files.filter { $0.hasSuffix(".yaml") }.flatMap { name in
            do {
                let data = try Data(contentsOf: folder.appending(path: name))
                return try YAMLDecoder().decode([Measure].self, from: data)
            } catch {
                throw CatalogueProblem(file: name, text: "\(error)")
            }
        }
    }

    /// Some measures with the names of their sources, which `definitions/sources.yaml` has.
    public init(
        _ measures: [Measure], resources: URL, sources: [MeasureSource],
        own: @escaping FindOwn = { _, _ in [] }
    ) throws {
        let names = resources.appending(path: "definitions/sources.yaml")
        do {
            try self.init(
                measures, sources: sources,
                names: try YAMLDecoder().decode([String: LocalText].self, from: try Data(contentsOf: names)), own: own)
        } catch let problem as CatalogueProblem {
            throw problem
        } catch {
            throw CatalogueProblem(file: "../sources.yaml", text: "\(error)")
        }
    }

    public init(
        _ measures: [Measure], sources: [MeasureSource], names: [String: LocalText] = [:],
        own: @escaping FindOwn = { _, _ in [] }
    ) throws {
        var byKey: [String: Measure] = [:]
        for measure in measures {
            guard byKey.updateValue(measure, forKey: measure.key) == nil else {
                throw CatalogueProblem(file: "measures", text: "\(measure.key) is there twice")
            }
            guard (measure.kind == .ratio) == (measure.denominator != nil) else {
                throw CatalogueProblem(
                    file: "measures", text: "\(measure.key): a ratio, and only one, has a denominator")
            }
            guard (0...6).contains(measure.decimals), measure.freshDays > 0, measure.empty != .value else {
                throw CatalogueProblem(file: "measures", text: "\(measure.key): decimals, fresh-days or empty")
            }
        }
        var sourceOf: [String: Int] = [:]
        for (index, source) in sources.enumerated() {
            for key in source.keys {
                guard byKey[key] != nil, sourceOf.updateValue(index, forKey: key) == nil else {
                    throw CatalogueProblem(file: "measures", text: "\(key) is measured, but not defined once")
                }
            }
        }
        (self.measures, self.sources, self.byKey, self.sourceOf) = (measures, sources, byKey, sourceOf)
        self.names = names
        findOwn = own
    }

    /// The same with what an office measures by registers of its own.
    public func of(_ office: String, in reading: Reading) throws -> Catalogue {
        let own = try findOwn(office, reading)
        guard !own.isEmpty else { return self }
        var names = names
        for one in own { names[one.source.name] = one.name }
        return try Catalogue(
            measures + own.flatMap(\.measures), sources: sources + own.map(\.source), names: names, own: findOwn)
    }

    /// What measures are taken from, in words; its key where nobody named it.
    public func title(ofSource served: String, _ words: Words) -> String {
        guard let name = names[served] else { return served }
        return words[name]
    }

    public subscript(_ key: String) -> Measure? { byKey[key] }

    /// What measures it; `nil` while its engine doesn't exist: it then reads *belum tersedia*, and is no zero.
    public func source(of key: String) -> MeasureSource? { sourceOf[key].map { sources[$0] } }
}

/// Why a catalogue was not taken.
public struct CatalogueProblem: Error, CustomStringConvertible {
    let file: String
    let text: String

    public var description: String { "definitions/measures: \(file): \(text)" }
}
