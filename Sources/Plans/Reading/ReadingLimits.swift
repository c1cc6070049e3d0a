/// What a document may measure; beyond it the reader refuses and names the place.
enum ReadingLimits {
    static let bytes = 8 * 1024 * 1024
    static let columns = 400
    static let lines = 20_000
    static let cellCharacters = 20_000
}
