import Evidence
import Forms
import Measures
import People
import Storage
import Subjects
import Web

/// The sheet on which the figures of a year are read and typed: a table for each measure, a row for each month.
struct FigurePage: Sendable {
    /// A form that was not taken.
    struct Said: Sendable {
        let form: Form
        let problems: [(cell: FigureCell, problem: FigureCell.Problem)]
    }

    let visit: Visit<Member>
    let rights: RecordRights
    let sheet: FigureSheet
    let proofs: [EvidenceItem]
    let events: [Happening]
    let said: Said?

    private var words: Words { visit.words }
    private var definition: RegisterDefinition { rights.register.definition }
    private var base: String { "/\(visit.office.slug)/register/\(rights.register.path)" }
    private var place: String { "\(base)/rekap/\(sheet.year)" }

    func reply() -> Reply {
        let title = words(
            FigureSheetWord.title, ["register": words[definition.title], "year": String(sheet.year)])
        var frame = Frame(title, year: sheet.year, noun: RegisterRoutes.noun.key)
        frame.isRefused = said != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li><a href="\(base)">\(words[definition.title])</a></li><li aria-current="page">\(words[FigureSheetWord.sheet])</li></ol></nav>
                <div class="page-head"><div><h1>\(title)</h1><p>\(words[FigureSheetWord.help])</p></div></div>
                <nav class="paging" aria-label="\(words[FigureSheetWord.year])"><a class="button" rel="prev" href="\(base)/rekap/\(sheet.year - 1)">\(sheet.year - 1)</a>\("<a class=\"button\" rel=\"next\" href=\"\(base)/rekap/\(sheet.year + 1)\">\(sheet.year + 1)</a>", if: sheet.year < visit.today.year)</nav>

                """)
            problems(&html)
            if sheet.register.measured.isEmpty {
                html.add("<p class=\"empty\">\(words[FigureSheetWord.noMeasures])</p>\n")
            } else if rights.typesFigures {
                html.add(
                    "<form class=\"stack\" method=\"post\" action=\"\(place)\" data-guard>\(visit.tokenField)<input type=\"hidden\" name=\"sidik\" value=\"\(said?.form.text("sidik") ?? sheet.mark)\">\n"
                )
                for measure in sheet.register.measured { table(measure, isTyped: true, &html) }
                html.add(
                    "<p class=\"actions\"><button class=\"button button-main\">\(words[RegisterWord.save])</button></p></form>\n"
                )
            } else {
                for measure in sheet.register.measured { table(measure, isTyped: false, &html) }
            }
            proof(&html)
            html.add(visit.history(events))
        }
    }

    private func text(_ problem: FigureCell.Problem) -> String { words(problem.word, ["value": problem.value]) }

    private func problems(_ html: inout HTML) {
        guard let said else { return }
        html.add(
            "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"registers.refused\">\(visit.icon("warning"))<div><p>\(words[RegisterWord.refused])</p><ul>\n"
        )
        for (cell, problem) in said.problems {
            html.add(
                "<li data-error=\"\(problem.word.rawValue)\"><a href=\"#\(cell.choiceName)\">\(words[cell.measure.title]), \(words.month(cell.month))</a>: \(text(problem))</li>\n"
            )
        }
        html.raw("</ul></div></div>\n")
    }

    private func table(_ measure: Measure, isTyped: Bool, _ html: inout HTML) {
        let id = "u-\(measure.key)"
        html.add(
            "<section class=\"card\"><h2 id=\"\(id)\">\(words[measure.title])</h2><p class=\"help\">\(words[measure.numerator])\(measure.denominator.map { " / \(words[$0])" } ?? "") · \(words[key: "measures.covers.\(measure.covers.rawValue)"])</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"\(id)\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[FigureSheetWord.month])</th>"
        )
        if isTyped {
            if measure.kind != .yesNo {
                html.add("<th scope=\"col\">\(words[measure.kind == .ratio ? FigureSheetWord.part : .number])</th>")
            }
            if measure.kind == .ratio { html.add("<th scope=\"col\">\(words[FigureSheetWord.whole])</th>") }
            html.add("<th scope=\"col\">\(words[measure.kind == .yesNo ? FigureSheetWord.figure : .orElse])</th>")
        } else {
            html.add("<th scope=\"col\">\(words[FigureSheetWord.figure])</th>")
        }
        html.raw("</tr></thead><tbody>\n")
        for month in 1...sheet.months {
            let cell = FigureCell(measure: measure, month: month)
            html.add("<tr><th scope=\"row\">\(words.month(month))</th>")
            if isTyped {
                inputs(cell, &html)
            } else {
                html.add("<td>\(sheet.known[cell.place].map { measure.text($0, words) } ?? "")</td>")
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div></section>\n")
    }

    private func inputs(_ cell: FigureCell, _ html: inout HTML) {
        let stands = cell.typed(sheet.known[cell.place], words)
        let isSaid = said.map { cell.isIn($0.form) } ?? false
        func value(_ name: String, _ otherwise: String) -> String { isSaid ? said?.form.text(name) ?? "" : otherwise }
        let problem = said?.problems.first { $0.cell.place == cell.place }?.problem
        let wrong: HTML = problem == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"\(cell.choiceName)-salah\""
        let name = "\(words[cell.measure.title]), \(words.month(cell.month))"
        func input(_ field: String, _ label: FigureSheetWord, _ value: String) {
            html.add(
                "<td><input class=\"input input-short\" id=\"\(field)\" name=\"\(field)\" value=\"\(value)\" maxlength=\"30\" size=\"8\" inputmode=\"\(cell.measure.kind == .date ? "text" : "decimal")\" autocomplete=\"off\" aria-label=\"\(name): \(words[label])\"\(wrong)></td>"
            )
        }
        if cell.measure.kind != .yesNo {
            input(
                cell.numberName, cell.measure.kind == .ratio ? .part : .number, value(cell.numberName, stands.number))
        }
        if cell.measure.kind == .ratio { input(cell.wholeName, .whole, value(cell.wholeName, stands.whole)) }
        let chosen = value(cell.choiceName, stands.choice)
        html.add(
            "<td><select class=\"input\" id=\"\(cell.choiceName)\" name=\"\(cell.choiceName)\" aria-label=\"\(name): \(words[cell.measure.kind == .yesNo ? FigureSheetWord.figure : .orElse])\"\(wrong)><option value=\"\">–</option>"
        )
        for choice in cell.choices {
            html.add(
                "<option value=\"\(choice.rawValue)\"\(" selected", if: choice.rawValue == chosen)>\(words[choice.word])</option>"
            )
        }
        html.raw("</select>")
        if let problem {
            html.add(
                "<p class=\"wrong\" id=\"\(cell.choiceName)-salah\" data-error=\"\(problem.word.rawValue)\">\(visit.icon("warning")) \(text(problem))</p>"
            )
        }
        html.raw("</td>")
    }

    private func proof(_ html: inout HTML) {
        html.add(
            "<section class=\"card\" id=\"bukti\"><h2>\(words[RegisterWord.proofs])</h2><p class=\"help\">\(words[FigureSheetWord.proofHelp])</p>\n<ul class=\"proofs\">\n"
        )
        for item in proofs {
            html.add(
                "<li><div><a href=\"/\(visit.office.slug)/data-dukung/\(item.number)\">\(item.title)</a> <span class=\"small soft\">DD-\(item.number)</span></div></li>\n"
            )
        }
        html.raw("</ul>\n")
        if proofs.isEmpty { html.add("<p class=\"soft\">\(words[RegisterWord.noProofs])</p>") }
        if visit.person.may(.addEvidence, in: visit.office.id), rights.typesFigures {
            let fields = EvidenceFields(visit, from: visit.today, prefix: "bukti")
            html.add(
                "<details class=\"more\"><summary>\(words[RegisterWord.addProof])</summary><form class=\"stack\" method=\"post\" action=\"\(place)/bukti\" enctype=\"multipart/form-data\" data-pieces=\"/\(visit.office.slug)/data-dukung/kiriman\">\(visit.tokenField)\n"
            )
            fields.files(&html)
            fields.description(&html)
            fields.progress(&html)
            html.add(
                "<p class=\"actions\"><button class=\"button\">\(visit.icon("upload")) \(words[RegisterWord.keepProof])</button></p></form></details>\n"
            )
        }
        html.raw("</section>\n")
    }
}
