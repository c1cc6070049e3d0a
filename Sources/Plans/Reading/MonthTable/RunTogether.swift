/// Two indicators that stand in one text without a number between them.
enum RunTogether {
    enum Finding {
        /// The second begins behind "dan".
        case joined(String)
        /// The second may begin here, if what stands before can end a text.
        case suspected(ending: UInt64, isFigure: Bool, word: String)
    }

    /// A place where an indicator may end, to be judged when all texts are known.
    struct Suspicion {
        let sub: Int
        let ending: UInt64
        let isFigure: Bool
        let word: String
    }

    /// Words with which indicators begin.
    private static let openers: [StaticString] = [
        "adanya", "tersedianya", "jumlah", "persentase", "prosentase", "laporan", "dokumen", "dokumentasi", "reviu",
        "data", "nilai", "indeks", "rekapitulasi",
    ]

    /// The first capital in mid-sentence that an indicator could begin with.
    static func look(at text: ArraySlice<UInt8>) -> Finding? {
        guard text.count > 2 else { return nil }
        for place in text.startIndex + 2..<text.endIndex
        where Letters.isUpper(text[place]) && Letters.isGap(text[place - 1]) {
            let before = text[place - 2]
            guard Letters.isLower(before) || Letters.isDigit(before) else { continue }
            var end = place
            while end < text.endIndex, Letters.isLetter(text[end]) { end += 1 }
            guard end < text.endIndex, Letters.isGap(text[end]) else { continue }
            let isDone = isDone(text, place, end)
            guard
                isDone || openers.contains(where: { $0.utf8CodeUnitCount == end - place && text.reads($0, at: place) })
            else { continue }
            var begin = place - 1
            while begin > text.startIndex, !Letters.isGap(text[begin - 1]) { begin -= 1 }
            guard Letters.isLower(text[begin]) || Letters.isDigit(text[begin]) else { continue }
            let word = text[place..<end].string
            if place - 1 - begin == 3, text.reads("dan", at: begin) {
                if isDone { return .joined(word) }
            } else if !isConnected(text, begin, place - 1) {
                let last = text[begin..<place - 1]
                return .suspected(ending: ending(of: last), isFigure: last.allSatisfy(Letters.isDigit), word: word)
            }
        }
        return nil
    }

    /// Whether the word says that something is done: Tersusunnya, Diterapkannya.
    private static func isDone(_ text: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> Bool {
        end - start > 6 && text.reads("nya", at: end - 3)
            && (text.reads("ter", at: start) || text.reads("di", at: start))
    }

    /// Whether the word before asks for what follows.
    private static func isConnected(_ text: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> Bool {
        CutSentence.end(of: (Array("x ".utf8) + text[start..<end])[...]) != nil
    }

    /// The last word of a text, as a number.
    static func ending(of text: ArraySlice<UInt8>) -> UInt64 {
        var end = text.endIndex
        while end > text.startIndex, Letters.isStop(text[end - 1]) { end -= 1 }
        var start = end
        while start > text.startIndex, Letters.isLetter(text[start - 1]) { start -= 1 }
        return ContentWords.mark(of: text[start..<end])
    }

    /// Keeps the suspicions whose first part ends like another text of the plan, or with a figure.
    static func settle(
        _ suspicions: [Suspicion], _ endings: [UInt64], _ areas: inout [Proposal.Area], _ places: [PlanAssembly.Place]
    ) {
        let endings = Set(endings)
        for suspicion in suspicions where suspicion.sub < places.count {
            guard suspicion.isFigure || endings.contains(suspicion.ending) else { continue }
            areas[places[suspicion.sub]].notes.append(.runTogether(before: suspicion.word, isJoined: false))
        }
    }
}
