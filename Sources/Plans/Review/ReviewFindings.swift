import Web

/// What the reading found and repaired by itself, what no field took, and the plan as it would be.
struct ReviewFindings {
    let words: Words
    let reading: Proposal

    func write(_ html: inout HTML) {
        notes(&html)
        unread(&html)
        outline(&html)
    }

    private func notes(_ html: inout HTML) {
        var groups: [(code: String, items: [(String, Note)])] = []
        for sub in reading.subActivities {
            for note in sub.notes {
                if let place = groups.firstIndex(where: { $0.code == note.code }) {
                    groups[place].items.append((sub.code, note))
                } else {
                    groups.append((note.code, [(sub.code, note)]))
                }
            }
        }
        let total = groups.reduce(0) { $0 + $1.items.count }
        html.add("<h2>\(words[PlanWord.findings]) <span class=\"badge badge-doubt\">\(total)</span></h2>\n<div>\n")
        for group in groups {
            html.add(
                "<details class=\"group\"><summary>\(words[key: "plans.doubt-kind.\(group.code)"]) <span class=\"badge badge-doubt\">\(group.items.count)</span></summary><div><ul class=\"stack small\">"
            )
            for (code, note) in group.items {
                html.add(
                    "<li><b>\(code)</b> \(words.doubt(note.code, note.values ?? [:], otherwise: note.text))</li>\n")
            }
            html.raw("</ul></div></details>\n")
        }
        html.raw("</div>\n")
    }

    private func unread(_ html: inout HTML) {
        html.add("<h2>\(words[PlanWord.unread]) <span class=\"badge\">\(reading.unread.count)</span></h2>\n")
        guard !reading.unread.isEmpty else {
            html.add("<p class=\"soft\">\(words[PlanWord.allRead])</p>\n")
            return
        }
        html.add(
            "<details class=\"group\"><summary>\(words[PlanWord.unreadText])</summary><div class=\"scroll\"><table class=\"table small\"><thead><tr><th scope=\"col\">\(words[PlanWord.line])</th><th scope=\"col\">\(words[PlanWord.column])</th><th scope=\"col\">\(words[PlanWord.text])</th></tr></thead><tbody>"
        )
        for cell in reading.unread.prefix(500) {
            html.add(
                "<tr><th scope=\"row\" class=\"number\">\(cell.line)</th><td class=\"number\">\(cell.column)</td><td>\(cell.text)</td></tr>\n"
            )
        }
        html.raw("</tbody></table></div></details>\n")
    }

    private func outline(_ html: inout HTML) {
        html.add("<h2>\(words[PlanWord.asItWouldBe])</h2>\n")
        for area in reading.areas {
            html.add("<details class=\"group\"><summary>\(area.no) \(area.title)</summary><div class=\"stack\">")
            for activity in area.activities {
                html.add("<h3>\(activity.code) \(activity.title)</h3>")
                for sub in activity.subActivities {
                    html.add(
                        "<p><b>\(sub.code)</b> \(sub.title) <span class=\"soft small\">\(sub.responsible.joined(separator: ", "))</span></p><ul class=\"small\">"
                    )
                    for indicator in sub.indicators {
                        let months = indicator.months.map(words.shortMonth).joined(separator: " ")
                        html.add(
                            "<li>\(indicator.text) <span class=\"soft\">\(months.isEmpty ? words[PlanWord.noMonth] : months)</span></li>"
                        )
                    }
                    html.raw("</ul>")
                }
            }
            html.raw("</div></details>\n")
        }
    }
}
