extension ReportCard {
    /// Every fixed text of the picture, in the reader's language; `{places}` are filled by the picture.
    struct Words: Sendable {
        /// `{done} dari {total}`; `{done}` is written large.
        var share: String
        /// What the share is of: `selesai dari yang jatuh tempo`.
        var shareOf: String
        /// `{percent} %`
        var percent: String
        /// In the place of a share or a bar where nothing is due.
        var nothingDue: String
        /// In the place of everything where there is no data at all.
        var empty: String
        var areas: String
        var units: String
        var late: String
        /// Under the heading of what is late where nothing is.
        var noneLate: String
        var done: String
        var waiting: String
        var underWay: String
        /// The key's word for a part that is late.
        var isLate: String
        var notYet: String
        /// `{days} hari`
        var days: String
        /// `dan {count} lainnya`
        var more: String
        /// Small print at the foot; may be empty.
        var note: String
        /// How the site writes a number.
        var number: @Sendable (Int) -> String = { String($0) }

        func percent(_ percent: Int) -> String { percent.filled(into: self.percent, as: "{percent}", number) }
        func days(_ days: Int) -> String { days.filled(into: self.days, as: "{days}", number) }
        func more(_ count: Int) -> String { count.filled(into: more, as: "{count}", number) }

        /// The text before the done ones, they themselves, and the text after them.
        func share(_ share: Share) -> (before: String, done: String, after: String) {
            let text = share.total.filled(into: self.share, as: "{total}", number)
            guard let place = text.firstRange(of: "{done}") else { return ("", "", text) }
            return (String(text[..<place.lowerBound]), number(share.done), String(text[place.upperBound...]))
        }

        /// The share in one piece, for what is read aloud.
        func sentence(_ share: Share) -> String {
            let text = self.share(share)
            let percent = share.percent.map { ", \(self.percent($0))" } ?? ""
            return "\(text.before)\(text.done)\(text.after) \(shareOf)\(percent)"
        }
    }
}

extension Int {
    fileprivate func filled(into text: String, as place: String, _ number: (Int) -> String) -> String {
        guard let range = text.firstRange(of: place) else { return text }
        return text[..<range.lowerBound] + number(self) + text[range.upperBound...]
    }
}
