/// The words of a text that say what it is about, as numbers that are quick to compare.
struct ContentWords {
    private var words: [UInt64] = []

    /// Words that stand in any plan and tell nothing apart.
    private static let ordinary = Set(
        [
            "dan", "atas", "yang", "di", "ke", "dari", "dengan", "untuk", "pada", "dalam", "serta", "atau", "terhadap",
            "oleh", "bagi", "para", "secara", "sebagai", "melalui", "tentang", "berbagai", "lingkungan", "unit",
            "satuan", "kerja", "kantor", "satker", "pembangunan", "pelaksanaan", "pengelolaan", "peningkatan",
            "penyusunan", "penguatan", "penataan", "kegiatan",
        ].map { mark(of: $0.utf8) })

    init(_ text: some Sequence<UInt8>) {
        var word = Self.seed
        for byte in text {
            if Letters.isLetter(byte) {
                word = Self.next(word, byte)
            } else if word != Self.seed {
                add(word)
                word = Self.seed
            }
        }
        if word != Self.seed { add(word) }
    }

    func shares(with other: ContentWords) -> Bool { words.contains { other.words.contains($0) } }

    private mutating func add(_ word: UInt64) {
        if !Self.ordinary.contains(word) { words.append(word) }
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    private static func next(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        (word ^ UInt64(Letters.lower(byte))) &* 0x0000_0100_0000_01B3
    }

    /// One word as a number.
    static func mark(of word: some Sequence<UInt8>) -> UInt64 { word.reduce(seed) { next($0, $1) } }
}
