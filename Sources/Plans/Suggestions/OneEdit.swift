extension String {
    /// Whether at most one letter more, one less, another one or two that changed places make the one word of the other.
    ///
    /// The first letter has to agree: few mistype it, and many words differ in it alone.
    func isWithinOneEdit(of other: String) -> Bool {
        var (short, long) = (utf8[...], other.utf8[...])
        if short.count > long.count { swap(&short, &long) }
        guard long.count - short.count <= 1, short.first == long.first else { return false }
        while let left = short.first, left == long.first {
            short.removeFirst()
            long.removeFirst()
        }
        while let left = short.last, left == long.last {
            short.removeLast()
            long.removeLast()
        }
        return switch (short.count, long.count) {
        case (0, 0...1), (1, 1): true
        case (2, 2): short.first == long.last && short.last == long.first
        default: false
        }
    }
}
