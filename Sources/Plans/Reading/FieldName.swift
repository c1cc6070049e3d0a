/// The names of a proposal's fields. Short ones take no memory of their own, which interpolation and `+` would.
extension String {
    /// The same name with an ending such as `.title`.
    func with(_ ending: StaticString) -> String {
        with(ending.utf8CodeUnitCount) { ending.utf8Start[$0] }
    }

    /// The same name with a dot and a number.
    func with(_ number: Int) -> String {
        if number < 10 { return with(2) { $0 == 0 ? UInt8(ascii: ".") : 0x30 + UInt8(number) } }
        return self + "." + String(number)
    }

    /// The same name with a dot and a letter: a to z, then aa, ab …
    func with(letter index: Int) -> String {
        if index < 26 { return with(2) { $0 == 0 ? UInt8(ascii: ".") : UInt8(ascii: "a") + UInt8(index) } }
        return with(letter: index / 26 - 1).with(1) { _ in UInt8(ascii: "a") + UInt8(index % 26) }
    }

    @inline(__always)
    private func with(_ more: Int, _ byte: (Int) -> UInt8) -> String {
        let own = utf8
        let count = own.count
        return String(unsafeUninitializedCapacity: count + more) { buffer in
            var place = 0
            for letter in own {
                buffer[place] = letter
                place += 1
            }
            for index in 0..<more { buffer[count + index] = byte(index) }
            return count + more
        }
    }
}
