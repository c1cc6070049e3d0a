import People
import Storage
import Web

/// The fields of the forms about people: what was typed comes back, and what is wrong stands at its field.
struct PeopleFields {
    let visit: Visit<Member>
    var typed = Form()
    var refusal: PeopleRefusal?

    private var words: Words { visit.words }

    /// What is wrong with the form as a whole.
    var notice: HTML {
        guard let refusal else { return "" }
        let text = words[key: refusal.rawValue]
        let link: HTML = refusal.field.map { "<a href=\"#\($0)\">\(text)</a>" } ?? "\(text)"
        return """
            <div class="notice notice-bad" role="alert" tabindex="-1" data-focus data-error="\(refusal.rawValue)">\(visit.icon("warning"))<div><p>\(link)</p></div></div>

            """
    }

    func text(
        _ name: String, _ label: PeopleWord, help: PeopleWord? = nil, kind: String = "text", isRequired: Bool = false,
        isShort: Bool = false, most: Int = 200
    ) -> HTML {
        field(
            name, label, help,
            """
            <input class="input\(" input-short", if: isShort)" type="\(kind)" id="\(name)" name="\(name)" value="\(typed.text(name))" maxlength="\(most)"\(" required", if: isRequired)\(marks(name, help))>
            """)
    }

    func day(_ name: String, _ label: PeopleWord, help: PeopleWord? = nil, isRequired: Bool = false) -> HTML {
        field(
            name, label, help,
            """
            <input class="input input-short" type="date" id="\(name)" name="\(name)" value="\(typed.text(name))"\(" required", if: isRequired)\(marks(name, help))>
            """)
    }

    /// - Parameter none: what choosing nothing is called.
    func choice(
        _ name: String, _ label: PeopleWord, _ options: [(value: String, text: String)], none: PeopleWord?,
        help: PeopleWord? = nil
    ) -> HTML {
        var select: HTML = "<select class=\"input\" id=\"\(name)\" name=\"\(name)\"\(marks(name, help))>"
        if let none { select.add("<option value=\"\">\(words[none])</option>") }
        for option in options {
            let isChosen = option.value == typed.text(name)
            select.add("<option value=\"\(option.value)\"\(" selected", if: isChosen)>\(option.text)</option>")
        }
        select.raw("</select>")
        return field(name, label, help, select)
    }

    /// The open units, and the one that is chosen already: a closed one says that it is.
    func unit(_ label: PeopleWord, _ units: [Unit], none: PeopleWord?) -> HTML {
        let (today, chosen) = (visit.today, typed.text("unit"))
        let offered = units.filter { $0.isOpen(on: today) || $0.id == chosen }
        let options = offered.map { unit in
            let closed = unit.isOpen(on: today) ? nil : unit.closedDay
            let state = closed.map { " · " + words(UnitWord.closedFrom, ["date": words.date($0)]) }
            return (unit.id, unit.name + (state ?? ""))
        }
        return choice("unit", label, options, none: none)
    }

    private func field(_ name: String, _ label: PeopleWord, _ help: PeopleWord?, _ input: HTML) -> HTML {
        let wrong = refusal?.field == name ? refusal : nil
        var html: HTML =
            """
            <div class="field\(" field-wrong", if: wrong != nil)"><label for="\(name)">\(words[label])</label>

            """
        if let help { html.add("<p class=\"help\" id=\"\(name)-bantu\">\(words[help])</p>\n") }
        if let wrong {
            html.add(
                "<p class=\"wrong\" id=\"\(name)-salah\">\(visit.icon("warning")) \(words[key: wrong.rawValue])</p>\n")
        }
        html.add("\(input)</div>\n")
        return html
    }

    private func marks(_ name: String, _ help: PeopleWord?) -> HTML {
        let isWrong = refusal?.field == name
        let described = [isWrong ? "\(name)-salah" : nil, help == nil ? nil : "\(name)-bantu"].compactMap { $0 }
        return """
            \(" aria-describedby=\"\(described.joined(separator: " "))\"", if: !described.isEmpty)\(" aria-invalid=\"true\"", if: isWrong)
            """
    }
}

extension Visit<Member> {
    /// The way from the list of people to this page.
    func peopleCrumbs(_ steps: [(address: String, text: String)], _ here: String) -> HTML {
        var html: HTML =
            """
            <nav class="crumbs" aria-label="\(words[PeopleWord.crumbs])"><ol><li><a href="\(peopleBase)">\(words[PeopleWord.people])</a></li>
            """
        for step in steps { html.add("<li><a href=\"\(step.address)\">\(step.text)</a></li>") }
        html.add("<li aria-current=\"page\">\(here)</li></ol></nav>\n")
        return html
    }

    /// After a change: that it was taken.
    var savedNotice: HTML {
        guard query("tersimpan") == "1" else { return "" }
        return """
            <div class="notice notice-good" role="status">\(icon("check"))<div><p>\(words[PeopleWord.saved])</p></div></div>

            """
    }
}
