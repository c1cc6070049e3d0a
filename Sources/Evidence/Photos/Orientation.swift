/// How a camera was held: the one thing of its notes that a picture needs to stand upright.
struct Orientation: Equatable {
    /// 2 to 8, as Exif counts; 1 is upright and needs no note.
    let value: UInt8

    /// Reads it from a camera's notes (TIFF); `nil` when they don't say or can't be read.
    init?(notes: UntrustedBytes) {
        let isBig = notes.has("MM")
        guard isBig || notes.has("II") else { return nil }
        func number(_ width: Int, _ place: Int) -> Int? {
            isBig ? notes.big(width, at: place) : notes.little(width, at: place)
        }
        guard number(2, 2) == 42, let list = number(4, 4), let count = number(2, list) else { return nil }
        for entry in 0..<count {
            let place = list + 2 + entry * 12
            guard let tag = number(2, place) else { return nil }
            // One number of two bytes, which stands in the entry itself.
            guard tag == 0x0112, number(2, place + 2) == 3, number(4, place + 4) == 1 else { continue }
            guard let value = number(2, place + 8), (2...8).contains(value) else { return nil }
            self.value = UInt8(value)
            return
        }
        return nil
    }

    /// Notes that say nothing.
    static let noNotes = Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0]

    /// Notes that say this and nothing else.
    var notes: [UInt8] {
        Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
    }
}
