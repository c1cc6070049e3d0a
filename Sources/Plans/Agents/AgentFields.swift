import People
import Storage
import Web

/// The fields of the record of a change agent's choice.
struct AgentFields {
    let visit: Visit<Member>
    /// What is typed, or stands there.
    let form: Form
    let people: [StaffMember]
    let units: [People.Unit]
    /// The account that stands in the record, also of somebody who left.
    var kept: (id: String, name: String)?

    private var words: Words { visit.words }

    /// What a record says, as its form would.
    static func form(_ agent: ChangeAgent) -> Form {
        Form([
            ("nama", agent.name), ("orang", agent.person ?? ""), ("unit", agent.unit ?? ""), ("perubahan", agent.aim),
            ("dipilih", agent.chosenOn?.description ?? ""), ("cara", agent.way), ("alasan", agent.reason),
            ("sk", agent.decree), ("sk-tanggal", agent.decreeOn?.description ?? ""),
            ("berakhir", agent.endedOn?.description ?? ""),
        ])
    }

    var html: HTML {
        var html: HTML = "<div class=\"sides\"><div class=\"stack\">"
        html.add(text("nama", .name, most: 120, isRequired: true))
        html.add(choice("orang", .person, choices, none: .noAccount))
        html.add(choice("unit", .unit, units.map { ($0.id, $0.name) }, none: .wholeOffice))
        html.add(area("perubahan", .aim, help: .aimHelp, isRequired: true))
        html.raw("</div><div class=\"stack\">")
        html.add(day("dipilih", .chosenOn))
        html.add(text("cara", .way, most: 200))
        html.add(area("alasan", .reason))
        html.add(text("sk", .decree, most: 120))
        html.add(day("sk-tanggal", .decreeOn))
        html.add(day("berakhir", .ended))
        html.raw("</div></div>\n")
        return html
    }

    private var choices: [(String, String)] {
        let all = people.map { ($0.id, $0.name) }
        return kept.map { one in all.contains { $0.0 == one.id } ? all : all + [one] } ?? all
    }

    private func text(_ id: String, _ label: AgentWord, most: Int, isRequired: Bool = false) -> HTML {
        "<div class=\"field\"><label for=\"\(id)\">\(words[label])</label><input class=\"input\" id=\"\(id)\" name=\"\(id)\" maxlength=\"\(most)\" value=\"\(form.text(id))\"\(" required", if: isRequired)></div>\n"
    }

    private func day(_ id: String, _ label: AgentWord) -> HTML {
        "<div class=\"field\"><label for=\"\(id)\">\(words[label])</label><input class=\"input input-short\" type=\"date\" id=\"\(id)\" name=\"\(id)\" value=\"\(form.text(id))\"></div>\n"
    }

    private func area(_ id: String, _ label: AgentWord, help: AgentWord? = nil, isRequired: Bool = false) -> HTML {
        let about: HTML = help.map { "<p class=\"help\" id=\"\(id)-bantu\">\(words[$0])</p>" } ?? ""
        let described: HTML = " aria-describedby=\"\(id)-bantu\""
        return
            "<div class=\"field\"><label for=\"\(id)\">\(words[label])</label>\(about)<textarea class=\"input\" id=\"\(id)\" name=\"\(id)\" rows=\"3\" maxlength=\"1000\"\(described, if: help != nil)\(" required", if: isRequired)>\(form.text(id))</textarea></div>\n"
    }

    private func choice(_ id: String, _ label: AgentWord, _ all: [(String, String)], none: AgentWord) -> HTML {
        var html: HTML =
            "<div class=\"field\"><label for=\"\(id)\">\(words[label])</label><select class=\"input\" id=\"\(id)\" name=\"\(id)\"><option value=\"\">\(words[none])</option>"
        for (value, title) in all {
            html.add("<option value=\"\(value)\"\(" selected", if: form.text(id) == value)>\(title)</option>")
        }
        html.raw("</select></div>\n")
        return html
    }
}
