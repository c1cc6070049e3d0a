/// Wording that stops in the middle of a sentence.
enum CutSentence {
    /// Words that can't be the last of a sentence.
    private static let connectives: [StaticString] = [
        "dan", "atau", "atas", "yang", "dari", "dengan", "untuk", "pada", "dalam", "serta", "terhadap", "oleh", "bagi",
        "melalui", "tentang", "sebagai", "kepada", "antara", "agar", "terutama",
    ]

    /// The last words of a text that ends with a connective or with the first letters of a word.
    static func end(of text: ArraySlice<UInt8>) -> String? {
        guard let last = text.last, Letters.isLower(last), let gap = text.lastIndex(where: Letters.isGap),
            gap > text.startIndex
        else { return nil }
        let length = text.endIndex - gap - 1
        let isFragment = length <= 2 && Letters.isLower(text[gap + 1])
        let isConnective = connectives.contains { $0.utf8CodeUnitCount == length && text.reads($0, at: gap + 1) }
        guard isFragment || isConnective, !Letters.isStop(text[gap - 1]) else { return nil }
        let begin = text[..<gap].lastIndex(where: Letters.isGap).map { $0 + 1 } ?? text.startIndex
        return text[begin...].string
    }
}

/// Wording that goes in a circle: what something consists of (*berupa*) can't end with the thing itself, so the words
/// that set it apart are lost, as in "pelayanan khusus berupa sarana dan layanan".
enum CircularSentence {
    /// The words from *berupa* on, when the last of them is the root of a word before it.
    static func end(of text: ArraySlice<UInt8>) -> String? {
        guard let gap = text.lastIndex(where: Letters.isGap) else { return nil }
        let last = text[(gap + 1)...]
        // No word is longer, and a longer one would be compared at every place.
        guard last.count >= 5, last.count <= 40, last.allSatisfy(Letters.isLetter),
            let pivot = (text.startIndex..<gap).first(where: { Letters.isGap(text[$0]) && isPivot(text, $0 + 1) })
        else { return nil }
        for start in text.startIndex..<pivot where start + last.count <= pivot {
            if text[start..<(start + last.count)].elementsEqual(last) { return text[(pivot + 1)...].string }
        }
        return nil
    }

    private static func isPivot(_ text: ArraySlice<UInt8>, _ start: Int) -> Bool {
        text.reads("berupa", at: start) && start + 6 < text.endIndex && Letters.isGap(text[start + 6])
    }
}

/// A title that a page break has cut: it ends with words that a sibling's title goes on from.
enum CutTitle {
    /// How far off a sibling is still compared; no activity of a plan is as long.
    private static let reach = 100

    static func settle(_ areas: inout [Proposal.Area], _ places: [PlanAssembly.Place]) {
        var activity: (area: Int, activity: Int, titles: [[UInt8]])?
        for place in places where place.isBroken {
            if activity?.area != place.area || activity?.activity != place.activity {
                let subs = areas[place.area].activities[place.activity].subActivities
                activity = (place.area, place.activity, subs.map { Array($0.title.utf8) })
            }
            guard let titles = activity?.titles, let end = lastWords(4, of: titles[place.index]) else { continue }
            let siblings = max(0, place.index - reach)..<min(titles.count, place.index + reach + 1)
            let isCut = siblings.contains { $0 != place.index && goesOn(end, in: titles[$0]) }
            if isCut { areas[place].notes.append(.cutSentence(Array(end).string, isTitle: true)) }
        }
    }

    /// The last words of a title that no sign ends.
    private static func lastWords(_ count: Int, of title: [UInt8]) -> ArraySlice<UInt8>? {
        guard let last = title.last, Letters.isLetter(last) else { return nil }
        var gaps = 0
        for place in title.indices.reversed() where title[place] == Letters.space {
            gaps += 1
            if gaps == count { return title[(place + 1)...] }
        }
        return nil
    }

    /// Whether the words stand in a title with more of a name behind them.
    private static func goesOn(_ words: ArraySlice<UInt8>, in title: [UInt8]) -> Bool {
        guard let first = words.first, title.count > words.count + 1 else { return false }
        for start in 0..<title.count - words.count - 1 where title[start] == first {
            let end = start + words.count
            guard title[end] == Letters.space, Letters.isUpper(title[end + 1]) else { continue }
            if start == 0 || title[start - 1] == Letters.space, title[start..<end] == words { return true }
        }
        return false
    }
}
