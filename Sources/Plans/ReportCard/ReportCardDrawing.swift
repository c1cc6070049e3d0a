import Web

/// The picture of a report card while it is made, from the top downwards.
struct ReportCardDrawing {
    /// The colours of the site by day; each is told from the others in grey print by a pattern or its place.
    enum Ink: String {
        case paper = "#f7f5f0"
        case sheet = "#fffdf9"
        case track = "#e4ded2"
        case line = "#d0c9ba"
        case ink = "#1b1a17"
        case soft = "#494540"
        case accent = "#0f4c5c"
        case good = "#17512c"
        case bad = "#8e150c"
    }

    enum Anchor: String {
        case start, middle, end
    }

    static let width = 1080
    static let left = 64
    static let right = width - left
    static let room = right - left

    private(set) var html = HTML(capacity: 32_768)
    /// Where the next thing begins.
    var y = 0

    mutating func add(_ markup: HTML) { html.add(markup) }

    /// One line; `y` is the foot of its letters.
    mutating func text(
        _ text: String, x: Int, y: Int, _ letters: Lettering, _ ink: Ink, anchor: Anchor = .start
    ) {
        let text = Lettering.clean(text)
        guard !text.isEmpty else { return }
        add(
            """
            <text x="\(x)" y="\(y)" font-size="\(letters.size)"\(" font-weight=\"700\"", if: letters.isBold)\(" text-anchor=\"\(anchor.rawValue)\"", if: anchor != .start) fill="\(ink.rawValue)">\(text)</text>

            """)
    }

    /// Lines below each other, the first one's letters standing on `y`.
    mutating func lines(
        _ lines: [String], x: Int, y: Int, leading: Int, _ letters: Lettering, _ ink: Ink, anchor: Anchor = .start
    ) {
        for (index, line) in lines.enumerated() {
            text(line, x: x, y: y + index * leading, letters, ink, anchor: anchor)
        }
    }

    mutating func rule(y: Int, from left: Int = left, to right: Int = right, thickness: Int = 1, _ ink: Ink = .line) {
        add(
            """
            <rect x="\(left)" y="\(y)" width="\(right - left)" height="\(thickness)" fill="\(ink.rawValue)"/>

            """)
    }

    mutating func sheet(x: Int, y: Int, width: Int, height: Int) {
        add(
            """
            <rect x="\(x)" y="\(y)" width="\(width)" height="\(height)" rx="6" fill="\(Ink.sheet.rawValue)" stroke="\(Ink.line.rawValue)" stroke-width="2"/>

            """)
    }

    /// A heading over a thick rule.
    mutating func heading(_ heading: String) {
        let letters = Lettering(32, isBold: true)
        let lines = letters.lines(heading, in: Self.room)
        y += 26
        self.lines(lines, x: Self.left, y: y + 32, leading: 40, letters, .ink)
        y += 6 + 40 * max(1, lines.count)
        rule(y: y, thickness: 3, .ink)
        y += 3
    }

    /// The picture around what was drawn.
    func finished(title: String, description: String) -> HTML {
        var svg = HTML(capacity: html.bytes.count + 4_096)
        svg.add(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.width)" height="\(y)" viewBox="0 0 \(Self.width) \(y)" role="img" aria-labelledby="report-card-title report-card-text" font-family="DejaVu Sans, Liberation Sans, sans-serif">
            <title id="report-card-title">\(Lettering.clean(title))</title>
            <desc id="report-card-text">\(description)</desc>

            """)
        svg.add(ReportCardPart.patterns)
        svg.add(
            """
            <rect x="0" y="0" width="\(Self.width)" height="\(y)" fill="\(Ink.paper.rawValue)"/>

            """)
        svg.add(html)
        svg.raw("</svg>\n")
        return svg
    }
}
