import Web

/// What a bar is made of, in the order of its parts. Each has a pattern, so that grey print tells them apart.
enum ReportCardPart: String, CaseIterable {
    case done, waiting, underWay, late, notYet

    var fill: String {
        switch self {
        case .done: ReportCardDrawing.Ink.accent.rawValue
        case .notYet: ReportCardDrawing.Ink.sheet.rawValue
        case .waiting, .underWay, .late: "url(#report-card-\(rawValue))"
        }
    }

    /// Dots for what waits, half of the height for what is under way, hatching for what is late.
    static var patterns: HTML {
        """
        <defs>
        <pattern id="report-card-waiting" width="12" height="12" patternUnits="userSpaceOnUse"><rect x="0" y="0" width="12" height="12" fill="\(ReportCardDrawing.Ink.sheet.rawValue)"/><circle cx="3" cy="3" r="2.4" fill="\(ReportCardDrawing.Ink.accent.rawValue)"/><circle cx="9" cy="9" r="2.4" fill="\(ReportCardDrawing.Ink.accent.rawValue)"/></pattern>
        <linearGradient id="report-card-underWay" x1="0" y1="0" x2="0" y2="1"><stop offset="0.5" stop-color="\(ReportCardDrawing.Ink.sheet.rawValue)"/><stop offset="0.5" stop-color="#7d766a"/></linearGradient>
        <pattern id="report-card-late" width="12" height="12" patternUnits="userSpaceOnUse"><rect x="0" y="0" width="12" height="12" fill="#fbe2dc"/><path d="M-3 9L3 15M-3 -3L15 15M9 -3L15 3" stroke="\(ReportCardDrawing.Ink.bad.rawValue)" stroke-width="4"/></pattern>
        </defs>

        """
    }
}

extension ReportCard.Row {
    /// None where there is nothing to be done.
    var share: ReportCard.Share? { total > 0 ? .init(done: done, total: total) : nil }

    func count(_ part: ReportCardPart) -> Int {
        switch part {
        case .done: done
        case .waiting: waiting
        case .underWay: underWay
        case .late: late
        case .notYet: notYet
        }
    }

    /// The parts that are not nothing, with widths that add up to `room`; none is too narrow to be seen.
    func widths(in room: Int, least: Int = 10) -> [(part: ReportCardPart, width: Int)] {
        guard total > 0 else { return [] }
        var widths: [(part: ReportCardPart, width: Int)] = []
        var (below, edge) = (0, 0)
        for part in ReportCardPart.allCases where count(part) > 0 {
            below += count(part)
            // The edges are rounded, not the widths: else five roundings would add up to a wrong bar.
            let next = Int((Double(below) / Double(total) * Double(room)).rounded())
            widths.append((part, next - edge))
            edge = next
        }
        for index in widths.indices where widths[index].width < least {
            guard let widest = widths.indices.max(by: { widths[$0].width < widths[$1].width }) else { break }
            widths[widest].width -= least - widths[index].width
            widths[index].width = least
        }
        return widths
    }
}
