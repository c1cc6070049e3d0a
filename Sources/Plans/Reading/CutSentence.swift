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
        guard last.count >= 5, last.allSatisfy(Letters.isLetter),
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
    static func settle(_ areas: inout [Proposal.Area], _ places: [PlanAssembly.Place]) {
        for place in places where place.isBroken {
            let title = Array(areas[place].title.utf8)
            guard let end = lastWords(4, of: title) else { continue }
            let siblings = areas[place.area].activities[place.activity].subActivities.indices
            let isCut = siblings.contains { index in
                guard index != place.index else { return false }
                return goesOn(
                    end, in: Array(areas[place.area].activities[place.activity].subActivities[index].title.utf8))
            }
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
