import Storage
import Web

/// A form that wasn't taken: shown again at its place, with the reason and with what was typed.
struct RefusedForm: Sendable {
    /// The last part of the address that it was posted to.
    let noun: String
    let reason: String
    let form: Form

    init(_ noun: String, _ refusal: some Refusal, _ form: Form) {
        (self.noun, reason, self.form) = (noun, refusal.rawValue, form)
    }
}

extension RefusedForm? {
    /// What was typed into a field of the form at `noun`; `otherwise` when it is another form, or none.
    func typed(_ noun: String, _ field: String, _ otherwise: String = "") -> String {
        guard let self, self.noun == noun, self.form.has(field) else { return otherwise }
        return self.form.text(field)
    }

    /// Whether a box of the form at `noun` was ticked.
    func isTicked(_ noun: String, _ field: String) -> Bool { typed(noun, field) == "1" }

    func isOf(_ noun: String) -> Bool { self?.noun == noun }

    /// Why the form at `noun` wasn't taken, at its place.
    func alert(_ noun: String, _ visit: Visit<Member>) -> HTML {
        guard let self, self.noun == noun else { return "" }
        return """
            <p class="wrong" id="salah-\(noun)">\(visit.icon("warning")) \(visit.words[key: self.reason])</p>

            """
    }

    /// The same above the page. Where the form is no more, because somebody else decided first, it says what was typed.
    ///
    /// - Parameter shown: the forms that the page still has.
    func notice(_ visit: Visit<Member>, shown: [String]) -> HTML {
        guard let self else { return "" }
        let reason = visit.words[key: self.reason]
        let isShown = shown.contains(self.noun)
        let link: HTML = isShown ? "<a href=\"#salah-\(self.noun)\">\(reason)</a>" : "\(reason)"
        let typed = self.form.fields.filter { !["token", "versi"].contains($0.name) && !$0.value.isEmpty }
        var html: HTML = """
            <div class="notice notice-bad" role="alert" tabindex="-1" data-focus data-error="\(self.reason)">\(visit.icon("warning"))<div><p>\(link)</p>
            """
        if !isShown, !typed.isEmpty {
            html.add("<p class=\"small\">\(visit.words[SettingsWord.typed])</p><ul class=\"dots small\">")
            for field in typed { html.add("<li>\(field.value)</li>") }
            html.raw("</ul>")
        }
        html.raw("</div></div>\n")
        return html
    }
}

/// One field of a form: its label, what helps to fill it, and what stands in it.
struct OfficeField {
    let id: String
    let name: String
    let label: String
    var value = ""
    var type = "text"
    var help = ""
    var isRequired = true
    var isShort = false
    var most = 200

    var html: HTML {
        """
        <div class="field"><label for="\(id)">\(label)</label>\("<p class=\"help\" id=\"\(id)-bantu\">\(help)</p>", if: !help.isEmpty)<input class="input\(" input-short", if: isShort)" type="\(type)" id="\(id)" name="\(name)" value="\(value)" \(" maxlength=\"\(most)\"", if: type == "text")\(" required", if: isRequired)\(" aria-describedby=\"\(id)-bantu\"", if: !help.isEmpty)></div>

        """
    }
}

/// A list to choose one thing from.
struct OfficeChoice {
    let id: String
    let name: String
    let label: String
    /// Values and what they are called, in order.
    let choices: [(value: String, label: String)]
    var chosen = ""

    var html: HTML {
        var html: HTML =
            "<div class=\"field\"><label for=\"\(id)\">\(label)</label><select class=\"input\" id=\"\(id)\" name=\"\(name)\">"
        for choice in choices {
            html.add(
                "<option value=\"\(choice.value)\"\(" selected", if: choice.value == chosen)>\(choice.label)</option>")
        }
        html.raw("</select></div>\n")
        return html
    }
}
