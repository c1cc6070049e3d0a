import Forms
public import Measures
public import Storage
import Web

extension RegisterDefinition {
    /// Whether an office wrote it itself: nothing that ships has such a key.
    var isOwn: Bool { key.hasPrefix("x-") }

    /// What it measures by names of its own: only an office's own register does.
    var ownMeasures: [Measure] {
        guard isOwn else { return [] }
        return measures.compactMap { counted in
            guard let title = counted.title else { return nil }
            let isRatio = counted.of != nil
            return Measure(
                key: counted.key, title: title, served: "register:\(key)", numerator: counted.numerator ?? title,
                denominator: isRatio ? counted.denominator ?? record : nil,
                unit: counted.unit ?? (isRatio ? LocalText(id: "%", en: "%") : record),
                direction: counted.direction ?? (isRatio ? .up : .none), covers: counted.covers ?? .month)
        }
    }

    /// Says which of its measures have a name that can't be.
    ///
    /// - Parameter catalogue: the measures that ship; they are not looked up where it is `nil`.
    func checkMeasures(_ catalogue: [Measure]?, note: (_ path: String, _ text: String) -> Void) {
        for (place, counted) in measures.enumerated() {
            let path = "measures[\(place)]"
            if isOwn {
                let isNamed =
                    counted.key.hasPrefix(key + ".") && String(counted.key.dropFirst(key.count + 1)).isDefinitionKey
                if !isNamed { note("\(path).key", "\"\(counted.key)\" is no name of its own, such as \(key).done") }
                if counted.title == nil { note(path, "needs a title: no measure of the catalogue has its name") }
                if counted.of == nil, counted.denominator != nil {
                    note("\(path).denominator", "belongs to a ratio, and of is missing")
                }
            } else {
                if let catalogue, !catalogue.contains(where: { $0.key == counted.key }) {
                    note("\(path).key", "\"\(counted.key)\" is no measure of the catalogue")
                }
                if counted.title != nil { note("\(path).title", "is what the catalogue calls it, and no other") }
            }
        }
    }
}

extension RegisterShelf {
    /// What an office measures by registers that it wrote itself.
    public func ownMeasures(of office: String, in reading: Reading) throws -> [Catalogue.Own] {
        let hashes = try reading.texts(
            "SELECT hash FROM register WHERE office = \(office) AND base IS NULL ORDER BY register")
        return try hashes.compactMap { hash in
            let register = try pinned(hash, in: reading)
            let measures = register.definition.ownMeasures
            return measures.isEmpty
                ? nil : .init(register.definition.title, measures, RegisterMeasures.source(register, self))
        }
    }
}
