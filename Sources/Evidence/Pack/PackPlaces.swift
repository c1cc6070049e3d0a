/// Gives each file of a pack a place of its own, also on a disk that knows no capital letters.
public struct PackPlaces {
    private var taken = Set(PackManifest.ownNames)
    private var numbers: [String: Int] = [:]

    public init() {}

    /// `folder/name.pdf`, or `folder/name (2).pdf` when that is taken.
    public mutating func place(_ name: SafeName, in folders: [SafeName]) -> String {
        let folder = folders.map { "\($0)/" }.joined()
        let key = "\(folder)\(name)".lowercased()
        var text = "\(folder)\(name)"
        while !taken.insert(text.lowercased()).inserted {
            let number = (numbers[key] ?? 1) + 1
            numbers[key] = number
            text = folder + name.numbered(number)
        }
        return text
    }
}
