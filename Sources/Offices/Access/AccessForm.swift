import People
import Storage
import Subjects
import Web

/// What is asked of *Hak akses*: `?orang=3&tindakan=plans.read&subjek=1.1.1`, and the form that asks it.
struct AccessForm: Sendable {
    let people: [Access.Someone]
    let actions: [Action]
    let person: Access.Someone?
    let action: Action?
    let typed: String
    let choice: SubjectChoice

    /// - Parameter others: whether the visitor may ask about others than themselves.
    static func read(_ visit: Visit<Member>, others: Bool, in reading: Reading) throws -> AccessForm {
        let office = visit.office.id
        let people = others ? try Access.Someone.all(in: office, reading) : []
        let actions = try Access.actions(in: reading)
        let (person, action, typed) = (visit.query("orang"), visit.query("tindakan"), visit.query("subjek"))
        return AccessForm(
            people: people, actions: actions,
            person: try chosen(person) { key in people.first { $0.key(in: office) == key } },
            action: try chosen(action) { name in actions.first { $0.rawValue == name } }, typed: typed,
            choice: try SubjectChoice.of(typed, office: office, for: visit.person, in: reading))
    }

    /// What a field of the form holds; an address that was made up leads nowhere.
    private static func chosen<Choice>(_ text: String, _ find: (String) -> Choice?) throws -> Choice? {
        guard !text.isEmpty else { return nil }
        guard let choice = find(text) else { throw Problem.notFound }
        return choice
    }

    /// Whether it names a thing that the visitor can't find.
    var isRefused: Bool {
        if case .unknown = choice { true } else { false }
    }

    /// The fields of the form, and below them the things it could mean.
    func write(_ visit: Visit<Member>, button: AccessWord, asksPerson: Bool, _ html: inout HTML) {
        let words = visit.words
        let sentences = AccessSentences(words: words)
        html.add("<form class=\"filters\" method=\"get\" action=\"\(visit.place)\">\n")
        if asksPerson {
            html.add("<div><label for=\"orang\">\(words[AccessWord.person])</label>")
            html.add("<select class=\"input\" id=\"orang\" name=\"orang\" required>")
            html.add("<option value=\"\">\(words[AccessWord.choose])</option>")
            for person in people {
                let isGuest = person.office != visit.office.id
                html.add(
                    "<option value=\"\(person.key(in: visit.office.id))\"\(" selected", if: person == self.person)>\(person.name)\(" · \(person.officeName)", if: isGuest)</option>"
                )
            }
            html.raw("</select></div>\n")
        }
        html.add("<div><label for=\"tindakan\">\(words[AccessWord.action])</label>")
        html.add("<select class=\"input\" id=\"tindakan\" name=\"tindakan\" required>")
        html.add("<option value=\"\">\(words[AccessWord.choose])</option>")
        for action in actions {
            html.add(
                "<option value=\"\(action.rawValue)\"\(" selected", if: action == self.action)>\(sentences.action(action))</option>"
            )
        }
        html.add(
            """
            </select></div>
            <div><label for="subjek">\(words[AccessWord.subject])</label>
            <input class="input" type="search" id="subjek" name="subjek" maxlength="200" value="\(typed)" aria-describedby="subjek-bantu"></div>
            <div class="tight"><button class="button button-main">\(words[button])</button></div>
            </form>
            <p class="help" id="subjek-bantu">\(words[AccessWord.subjectHelp])</p>

            """)
        switch choice {
        case .none, .one: break
        case .unknown:
            html.add(
                "<div class=\"notice notice-warn\" role=\"status\">\(visit.icon("warning"))<div><p>\(words[AccessWord.notFound])</p></div></div>\n"
            )
        case .several(let subjects):
            html.add("<section class=\"stack\"><p>\(words[AccessWord.severalFound])</p><ul class=\"stack small\">\n")
            for subject in subjects {
                html.add(
                    "<li><a href=\"\(visit.place)?\(query(visit, subject: subject.address))\">\(subject.label)</a> <span class=\"soft\">\(words[key: "subject." + subject.kind]) · \(subject.year)</span></li>\n"
                )
            }
            html.raw("</ul></section>\n")
        }
    }

    /// The question as the query of an address.
    func query(_ visit: Visit<Member>, person: Access.Someone? = nil, subject: String? = nil) -> String {
        let parts = [
            ("orang", (person ?? self.person)?.key(in: visit.office.id) ?? ""),
            ("tindakan", action?.rawValue ?? ""), ("subjek", subject ?? choice.subject?.address ?? typed),
        ]
        return parts.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.addingPercentEncoding)" }.joined(separator: "&")
    }
}
