/// The marks as plots fill an area with them, in the order in which they are stacked.
///
/// Each has a pattern that repeats its sign's shape, so that print in grey and eyes without colour tell them apart.
public enum PlotMark: String, Sendable, CaseIterable {
    case done = "selesai"
    case nothing = "nihil"
    case notBinding = "tidak-berlaku"
    case moved = "digeser"
    case waiting = "menunggu-verifikasi"
    case returned = "perlu-revisi"
    case underWay = "sedang-berjalan"
    case late = "lewat-jadwal"
    case notYet = "belum-waktunya"

    /// The size of what repeats, and what is drawn in it; what is whole or empty needs none.
    private var tile: (width: Int, height: Int, drawing: HTML)? {
        switch self {
        case .done, .notYet: nil
        case .nothing: (6, 6, "<path d=\"M0 1.5H4M3 4.5H6M0 4.5H1\"/>")
        case .notBinding: (8, 8, "<path d=\"M-1 1L1 -1M0 8L8 0M7 9L9 7\"/>")
        case .moved: (12, 8, "<path d=\"M1 4H9M6 1.5L9 4L6 6.5\"/>")
        case .waiting: (6, 6, "<circle cx=\"1.5\" cy=\"1.5\" r=\"1.25\"/><circle cx=\"4.5\" cy=\"4.5\" r=\"1.25\"/>")
        case .returned: (6, 6, "<path d=\"M0 0L6 6M6 0L0 6\"/>")
        case .underWay: (4, 4, "<path d=\"M1 0V4\"/>")
        case .late: (6, 6, "<path d=\"M-1 5L1 7M-1 -1L7 7M5 -1L7 1\"/>")
        }
    }

    /// The patterns of a plot, under names that begin with its id.
    static func patterns(_ html: inout HTML, of marks: [PlotMark], id: String) {
        html.raw("<defs>")
        for mark in marks {
            guard let (width, height, drawing) = mark.tile else { continue }
            html.add(
                """
                <pattern id="\(id)-\(mark.rawValue)" class="plot-tile \(mark.ink)" width="\(width)" height="\(height)" patternUnits="userSpaceOnUse"><rect width="\(width)" height="\(height)"/>\(drawing)</pattern>
                """)
        }
        html.raw("</defs>\n")
    }

    /// What fills an area with the mark; `patterns` of the same id stand before it.
    func fill(id: String) -> HTML {
        tile == nil ? " class=\"plot-fill \(ink)\"" : " class=\"plot-fill \(ink)\" fill=\"url(#\(id)-\(rawValue))\""
    }

    /// The class of a text on an area of the mark: light on what is solid, else with the page's colour around it.
    var letters: HTML { self == .done ? "plot-on" : "plot-plate plot-halo" }

    private var ink: HTML { "ink-\(rawValue)" }

    /// The signs and their words, for the eye: what is read aloud says the words themselves.
    static func keys(_ html: inout HTML, of marks: [(mark: PlotMark, name: String)], id: String) {
        html.raw("<ul class=\"plot-keys\" aria-hidden=\"true\">")
        for (mark, name) in marks {
            html.add(
                """
                <li><svg width="18" height="14"><rect\(mark.fill(id: id)) x=".5" y=".5" width="17" height="13"/></svg>\(name)</li>
                """)
        }
        html.raw("</ul>\n")
    }
}
