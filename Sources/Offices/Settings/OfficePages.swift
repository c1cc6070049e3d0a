import People
import Web

/// What the pages of an office's own affairs have in common: the way between them, and who may change them.
enum OfficePages {
    private static let tabs: [(path: String, word: SettingsWord, isForManagers: Bool)] = [
        ("unit", .units, false), ("hari-libur", .holidays, false), ("hari-kerja", .workingDays, false),
        ("pengaturan", .title, true),
    ]

    static func tabs(_ visit: Visit<Member>, at path: String) -> HTML {
        var html: HTML = "<nav class=\"tabs\" aria-label=\"\(visit.words[SettingsWord.affairs])\">"
        for tab in tabs where !tab.isForManagers || visit.managesOffice {
            let current: HTML = " aria-current=\"page\""
            html.add(
                "<a href=\"/\(visit.office.slug)/\(tab.path)\"\(current, if: tab.path == path)>\(visit.words[tab.word])</a>"
            )
        }
        html.raw("</nav>\n")
        return html
    }
}

extension Visit<Member> {
    /// Whether the visitor manages the whole office: a grant for one unit reaches neither its tree nor its days.
    var managesOffice: Bool {
        person.grants.contains {
            $0.office.id == office.id && $0.unit == nil && $0.actions.contains(.manageOffice)
        }
    }

    /// Not found, unless the visitor manages the whole office.
    func mustManageOffice() throws {
        guard managesOffice else { throw Problem.notFound }
    }
}
