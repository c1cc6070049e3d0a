import People
import Storage
import Web

extension Visit<Member> {
    /// The ways from a register's list to what it comes to in a year; of one that is run by figures, first to these.
    func yearLinks(_ rights: RecordRights, _ base: String) -> HTML {
        guard rights.may("read") else { return "" }
        var html: HTML = ""
        if rights.register.way == .summary {
            html.add(
                """
                <div class="notice"><div><p>\(words[FigureSheetWord.lead])</p><p class="actions"><a class="button button-main" href="\(base)/rekap/\(today.year)">\(words[FigureSheetWord.open])</a></p></div></div>

                """)
        }
        html.add(
            """
            <p class="small screen-only"><a href="\(base)/statistik">\(words[StatisticsWord.statistics])</a>\(" · <a href=\"\(base)/masa-simpan\">\(words[RetentionWord.retention])</a>", if: person.may(.destroyRecords, in: office.id))</p>

            """)
        return html
    }
}
