import Forms
import Web

/// What was found in a file, with as much of it as the visitor may see.
struct ImportFindings {
    let rights: RecordRights
    let words: Words

    /// A value that stands in a field is seen by those who see the field.
    private func seen(_ finding: ImportFinding) -> ImportFinding {
        guard let key = finding.field, let field = rights.register.definition.field(key), !rights.sees(field) else {
            return finding
        }
        return finding.withoutValue
    }

    private func place(_ finding: ImportFinding) -> String {
        guard let column = finding.column else { return finding.values["field"] ?? "" }
        return finding.title.isEmpty ? Self.letters(column) : "\(Self.letters(column)) · \(finding.title)"
    }

    /// A column as sheets name it: A, B, …, AA.
    static func letters(_ column: Int) -> String {
        var (rest, text) = (column, "")
        while rest > 0 {
            let letter = UnicodeScalar(UInt8(65 + (rest - 1) % 26))
            text = "\(letter)" + text
            rest = (rest - 1) / 26
        }
        return text
    }

    func table(_ findings: [ImportFinding], name: String) -> Table {
        Table(
            name: name,
            columns: [
                .init("line", words[ImportWord.line]), .init("column", words[ImportWord.column]),
                .init("value", words[ImportWord.value]), .init("problem", words[ImportWord.problem]),
                .init("accepted", words[ImportWord.accepted]), .init("kind", words[RegisterWord.kind]),
            ],
            rows: findings.map { found in
                let finding = seen(found)
                return [
                    .number(finding.line), .text(place(finding)), .text(finding.value), .text(finding.text(words)),
                    .text(finding.accepted), .text(words[finding.isRemark ? ImportWord.remark : .problem]),
                ]
            })
    }

    func write(_ found: RecordImport, _ base: String, _ html: inout HTML) {
        let all = found.report.findings
        guard !all.isEmpty else { return }
        let count = found.problems + found.report.remarks + found.report.duplicates
        html.add(
            """
            <section aria-labelledby="temuan"><h2 id="temuan">\(words[ImportWord.findings])</h2>
            <p>\(words(ImportWord.shown, ["shown": words.number(all.count), "count": words.number(count)])) <a href="\(base)/masalah.csv">\(words[ImportWord.wholeList])</a></p>
            <div class="scroll"><table class="table"><thead><tr><th scope="col">\(words[ImportWord.line])</th><th scope="col">\(words[ImportWord.column])</th><th scope="col">\(words[ImportWord.value])</th><th scope="col">\(words[ImportWord.problem])</th><th scope="col">\(words[ImportWord.accepted])</th></tr></thead><tbody>

            """)
        for one in all {
            let finding = seen(one)
            html.add(
                "<tr data-finding=\"\(finding.key)\"><td>\(finding.line)</td><td>\(place(finding))</td><td>\(finding.value)</td><td>\("<span class=\"badge\">\(words[ImportWord.remark])</span> ", if: finding.isRemark)\(finding.text(words))</td><td>\(finding.accepted)</td></tr>\n"
            )
        }
        html.raw("</tbody></table></div></section>\n")
    }
}
