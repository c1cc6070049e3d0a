import Documents
import Foundation
import People
import Storage
import Web

/// A month's report card (*rapor bulan*) on one page, and as one picture to send around.
struct ReportCardPage: Sendable {
    let pictures: DrawnPicture

    func add(to routes: Routes) {
        routes.may(.readPlans).get("rencana/{tahun}/bulan/{bulan}/rapor", show)
        routes.may(.readPlans).get("rencana/{tahun}/bulan/{bulan}/rapor/gambar", picture)
    }

    private func load(_ visit: Visit<Member>) async throws -> (WorkYear, Int, People.Unit?, ReportCard) {
        let month = try visit.number("bulan")
        guard (1...12).contains(month) else { throw Problem.notFound }
        let work = try await visit.store.read { try visit.workYear(in: $0) }
        let wanted = visit.query("unit")
        let unit = work.units.first { $0.id == wanted }
        guard wanted.isEmpty || unit != nil else { throw Problem.notFound }
        return (work, month, unit, ReportCard(work, month: month, unit: unit, office: visit.office.name, visit))
    }

    @Sendable private func show(_ visit: Visit<Member>) async throws -> Reply {
        let (work, month, unit, card) = try await load(visit)
        let words = visit.words
        let plan = "/\(visit.office.slug)/rencana/\(work.address)"
        let base = "\(plan)/bulan/\(month)"
        let query = unit.map { "?unit=\($0.id)" } ?? ""
        let isInstalled = pictures.isInstalled
        return visit.page(Frame(card.title, year: work.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs screen-only" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(plan)">\(work.title)</a></li><li><a href="\(base)\(query)">\(words.month(month))</a></li><li aria-current="page">\(words[ReportCardWord.noun])</li></ol></nav>
                <div class="page-head screen-only"><div><h1>\(card.title)</h1><p>\(unit?.name ?? visit.office.name)</p></div>
                <div class="actions">\("<a class=\"button button-main\" href=\"\(base)/rapor/gambar\(query)\" download>\(visit.icon("download")) \(words[ReportCardWord.picture])</a>", if: isInstalled)<a class="button" href="\(base)/pesan\(query)">\(words[ReportCardWord.message])</a><button type="button" class="button" data-print hidden>\(visit.icon("print")) \(words[PlanWord.printNow])</button></div></div>
                <ul class="chips screen-only"><li><a class="chip" href="\(base)/rapor"\(" aria-current=\"page\"", if: unit == nil)>\(words[PlanWord.allUnits])</a></li>
                """)
            for one in work.units {
                html.add(
                    "<li><a class=\"chip\" href=\"\(base)/rapor?unit=\(one.id)\"\(" aria-current=\"page\"", if: unit?.id == one.id)>\(one.name)</a></li>"
                )
            }
            html.add("</ul>\n<div class=\"report-card\">")
            html.add(card.picture(ReportCard.Words(words)))
            html.raw("</div>\n")
            numbers(card, words, &html)
        }
    }

    /// The bars as numbers, for those who read and copy.
    private func numbers(_ card: ReportCard, _ words: Words, _ html: inout HTML) {
        let heads = [
            words.mark(.done), words.mark(.waiting), words.mark(.underWay), words.mark(.late), words.mark(.notYet),
            words[ReportCardWord.total],
        ]
        html.add(
            "<details class=\"card more screen-only\"><summary>\(words[ReportCardWord.asTable])</summary><div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[ReportCardWord.areas]) · \(words[ReportCardWord.units])</th>"
        )
        for head in heads { html.add("<th scope=\"col\" class=\"number\">\(head)</th>") }
        html.raw("</tr></thead><tbody>\n")
        for row in card.areas + card.units {
            html.add("<tr><th scope=\"row\">\(row.label)</th>")
            for count in [row.done, row.waiting, row.underWay, row.late, row.notYet, row.total] {
                html.add("<td class=\"number\">\(words.number(count))</td>")
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div></details>\n")
    }

    @Sendable private func picture(_ visit: Visit<Member>) async throws -> Reply {
        let (work, month, unit, card) = try await load(visit)
        do {
            let bytes = try await pictures.png(card.picture(ReportCard.Words(visit.words)).bytes)
            let name = "rapor-\(work.address)-\(month < 10 ? "0" : "")\(month)\(unit.map { "-\($0.number)" } ?? "").png"
            return .download(Array(bytes), name: name, media: "image/png")
        } catch DocumentProblem.missing {
            throw Problem.notFound
        }
    }
}
