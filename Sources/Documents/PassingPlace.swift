public import Foundation
import Storage

/// A place in the system's temporary folder that is gone when the work with it is done.
public enum PassingPlace {
    /// Gives a name that nobody else has; a file or folder that is made there is removed afterwards, with all it holds.
    ///
    /// - Parameter ending: what its name ends with.
    public static func with<Result>(
        ending: String = "", _ body: (URL) async throws -> Result
    ) async throws -> Result {
        let name = "tuntas-" + Identifier.hex(Identifier.random(16)) + ending
        let place = FileManager.default.temporaryDirectory.appending(path: name)
        defer { clear(place) }
        return try await body(place)
    }

    private static func clear(_ place: URL) {
        let below = FileManager.default.enumerator(atPath: place.path)?.allObjects as? [String] ?? []
        for path in below.reversed() { remove(place.appending(path: path).path) }
        remove(place.path)
    }
}
