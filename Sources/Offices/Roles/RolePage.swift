import People
import Storage
import Subjects
import Web

/// One role: shown, and for the office's own a form; also the form of a new one.
struct RolePage {
    let visit: Visit<Member>
    /// The role that is shown; `nil` for a new one.
    let role: Role?
    /// Every role, to copy from.
    let all: [Role]
    /// What the visitor holds in the whole office and can put into a role.
    let offered: [Action]
    let isHeld: Bool
    /// Whether the office asks its holders for a second factor.
    let isFactorAsked: Bool
    let events: [Happening]
    var typed: Form
    var refusal: PeopleRefusal?

    static func load(_ visit: Visit<Member>, key: String?, copying source: String = "") async throws -> RolePage {
        guard visit.reach == .office || key != nil else { throw Problem.notFound }
        let (office, person, today) = (visit.office.id, visit.person.id, visit.today)
        let page = try await visit.store.read { reading -> RolePage? in
            let all = try Role.all(of: office, in: reading)
            let role = all.first { $0.id == key }
            if key != nil, role == nil { return nil }
            let powers = try Powers.of(person, office: office, today: today, in: reading)
            let known = Set(all.flatMap(\.actions))
            let offered = known.filter { powers.hold($0, in: nil) || role?.actions.contains($0) ?? false }
            let asked = try RoleFactor.roles(of: office, in: reading)
            return RolePage(
                visit: visit, role: role, all: all, offered: offered.sorted { $0.rawValue < $1.rawValue },
                isHeld: try role.map { try Role.isHeld($0.id, on: today, in: reading) } ?? false,
                isFactorAsked: role.map { asked.contains($0.id) } ?? false,
                events: try role.map { try History.of(thing: $0.id, office: office, in: reading) } ?? [],
                typed: Self.fields(role ?? all.first { $0.id == source }, asked, isCopy: role == nil))
        }
        guard let page else { throw Problem.notFound }
        return page
    }

    private static func fields(_ role: Role?, _ asked: Set<String>, isCopy: Bool) -> Form {
        guard let role else { return Form() }
        let names = isCopy ? [] : [("nama", role.indonesian), ("nama-en", role.english)]
        // A copy asks for a second factor wherever the original does here.
        let needsFactor = role.needsSecondFactor || asked.contains(role.id)
        return Form(
            names + [("faktor-kedua", needsFactor ? "1" : ""), ("versi", String(role.version))]
                + role.actions.map { ("tindakan[]", $0.rawValue) })
    }

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/peran" }
    private var isEditable: Bool { visit.reach == .office && (role == nil || (role?.office != nil && !isHeld)) }

    func reply() -> Reply {
        let title = role?.name(visit.language) ?? words[PeopleWord.makeRole]
        var frame = Frame(title, noun: PeopleRoutes.noun.key)
        frame.isRefused = refusal != nil
        let fields = PeopleFields(visit: visit, typed: typed, refusal: refusal)
        return visit.page(frame) { html in
            html.add(
                """
                \(visit.peopleCrumbs([(base, words[PeopleWord.roles])], title))
                <div class="page-head"><div><h1>\(title)</h1></div><div class="actions">
                """)
            if let role, visit.reach == .office {
                html.add("<a class=\"button\" href=\"\(base)/baru?dari=\(role.id)\">\(words[PeopleWord.copyRole])</a>")
            }
            html.add("</div></div>\n\(visit.savedNotice)\(fields.notice)")
            if isEditable { form(fields, &html) } else { facts(&html) }
            if role != nil { html.add(visit.history(events)) }
        }
    }

    private func facts(_ html: inout HTML) {
        guard let role else { return }
        let why = words[role.office == nil ? PeopleWord.shippedText : .heldText]
        html.add("<p class=\"soft\">\(why)</p>\n<dl class=\"facts card\"><dt>\(words[PeopleWord.actions])</dt><dd>")
        let actions = words.actions(role.actions)
        if actions.isEmpty {
            html.add("\(words[PeopleWord.noAction])")
        } else {
            html.raw("<ul class=\"dots\">")
            for action in actions { html.add("<li>\(action)</li>") }
            html.raw("</ul>")
        }
        html.add(
            """
            </dd><dt>\(words[PeopleWord.secondFactor])</dt><dd>\(words.factor(of: role, isAsked: isFactorAsked))</dd></dl>

            """)
        if role.leavesFactorToOffices, visit.reach == .office { factor(role, &html) }
    }

    /// The office's own say about a shipped role.
    private func factor(_ role: Role, _ html: inout HTML) {
        let address = "\(base)/\(role.id)/kewajiban-faktor" + (isFactorAsked ? "/pencabutan" : "")
        let button: HTML = isFactorAsked ? "button button-danger" : "button"
        html.add(
            """
            <form class="card stack" method="post" action="\(address)">\(visit.tokenField)
            <p class="help">\(words[isFactorAsked ? PeopleWord.dropFactorText : .askFactorText])</p>
            <p class="actions"><button class="\(button)">\(words[isFactorAsked ? PeopleWord.dropFactor : .askFactor])</button></p></form>

            """)
    }

    private func form(_ fields: PeopleFields, _ html: inout HTML) {
        if role == nil { copying(&html) }
        let version = typed.text("versi")
        let chosen = Set(typed.all("tindakan[]"))
        html.add(
            """
            <form class="card stack narrow" method="post" action="\(role.map { "\(base)/\($0.id)" } ?? base)" data-guard>\(visit.tokenField)
            \("<input type=\"hidden\" name=\"versi\" value=\"\(version)\">", if: role != nil)
            \(fields.text("nama", .roleNameIndonesian, isRequired: true, most: 100))
            \(fields.text("nama-en", .roleNameEnglish, isRequired: true, most: 100))
            <fieldset><legend>\(words[PeopleWord.actions])</legend><p class="help">\(words[PeopleWord.actionsHelp])</p>

            """)
        for action in offered {
            let key = action.rawValue
            html.add(
                """
                <div class="choice"><input type="checkbox" id="t-\(key)" name="tindakan[]" value="\(key)"\(" checked", if: chosen.contains(key))><label for="t-\(key)">\(words[key: "action.\(key)"])</label></div>

                """)
        }
        html.add(
            """
            </fieldset>
            <div class="choice"><input type="checkbox" id="faktor-kedua" name="faktor-kedua" value="1"\(" checked", if: typed.text("faktor-kedua") == "1")><label for="faktor-kedua">\(words[PeopleWord.needsSecondFactor])</label></div>
            <p class="actions"><button class="button button-main">\(words[PeopleWord.save])</button> <a class="button button-plain" href="\(base)">\(words[PeopleWord.cancel])</a></p></form>

            """)
        guard let role else { return }
        html.add(
            """
            <form class="narrow" method="post" action="\(base)/\(role.id)/penghapusan">\(visit.tokenField)<input type="hidden" name="versi" value="\(version)"><p class="actions"><button class="button button-danger">\(words[PeopleWord.removeRole])</button></p></form>

            """)
    }

    /// A new role begins as a copy, or empty.
    private func copying(_ html: inout HTML) {
        html.add(
            """
            <form class="filters narrow" method="get" action="\(base)/baru"><div class="wide"><label for="dari">\(words[PeopleWord.copyFrom])</label><select class="input" id="dari" name="dari"><option value="">\(words[PeopleWord.emptyRole])</option>
            """)
        for role in all { html.add("<option value=\"\(role.id)\">\(role.name(visit.language))</option>") }
        html.add(
            "</select></div><div class=\"tight\"><button class=\"button\">\(words[PeopleWord.copyRole])</button></div></form>\n"
        )
    }
}
