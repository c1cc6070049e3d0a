import Documents
import Web

extension Words {
    /// What a document's format left out or what is unusual in it, for whoever reviews its reading.
    func notice(_ reported: [Document.Report], icon: HTML) -> HTML {
        // What every office's file has is not worth a line.
        let told = reported.filter { !["page-number", "header", "footer"].contains($0.code) }
        guard !told.isEmpty else { return "" }
        var html: HTML = """
            <details class="group" data-reported><summary>\(icon) \(self[FileWord.reported]) <span class="badge">\(told.count)</span></summary><ul class="small">

            """
        for report in told.prefix(50) {
            let text = self[key: "plans.reported.\(report.code)"]
            html.add("<li>\(fill(text) { report.values[$0] ?? "" })</li>\n")
        }
        html.raw("</ul></details>\n")
        return html
    }
}
