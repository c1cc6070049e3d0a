public import HTTPTypes
public import People
import Storage

/// One of the nouns that people navigate by; a room offers it, Site registers it.
public struct Noun: Sendable {
    public let key: String
    /// The part of the address behind the office's slug.
    public let path: String
    public let icon: String
    /// What a person must be allowed to do in order to be shown the way.
    public let action: Action
    /// What the thumb does instead on a phone, such as adding one; the visitor must be allowed to.
    public let thumb: Thumb?

    public struct Thumb: Sendable {
        let key: String
        let path: String
        let action: Action

        public init(_ key: String, path: String, action: Action) {
            (self.key, self.path, self.action) = (key, path, action)
        }
    }

    public init(_ key: String, path: String, icon: String, action: Action, thumb: Thumb? = nil) {
        (self.key, self.path, self.icon, self.action, self.thumb) = (key, path, icon, action, thumb)
    }
}

/// What stands around a page: where am I, who am I, where else can I go.
public struct Frame: Sendable {
    public var title: String
    public var year: Int?
    /// The key of the noun that the page belongs to.
    public var noun: String?
    public var status: HTTPResponse.Status = .ok
    /// The page shows a form again because what was typed can't be taken.
    public var isRefused: Bool {
        get { status == .unprocessableContent }
        set { status = newValue ? .unprocessableContent : .ok }
    }
    /// There is nothing of what was asked for.
    public var isMissing: Bool {
        get { status == .notFound }
        set { status = newValue ? .notFound : .ok }
    }
    /// The sheet of a printed page: `paper-f4`, or nothing for A4.
    public var bodyClass = ""
    /// About how many bytes the page will have.
    public var capacity = 32_768
    /// What lies on this page, beside the nouns on wide screens.
    public var aside: HTML = ""

    public init(_ title: String, year: Int? = nil, noun: String? = nil, bodyClass: String = "") {
        self.title = title
        self.year = year
        self.noun = noun
        self.bodyClass = bodyClass
    }
}

extension Visit<Member> {
    public func page(_ frame: Frame, _ body: (inout HTML) throws -> Void) rethrows -> Reply {
        try framed(frame, person: person, office: office, body)
    }
}

extension Visit<Person> {
    public func page(_ frame: Frame, _ body: (inout HTML) throws -> Void) rethrows -> Reply {
        try framed(frame, person: person, office: person.offices.first, body)
    }
}

extension Visit<Person?> {
    public func page(_ frame: Frame, _ body: (inout HTML) throws -> Void) rethrows -> Reply {
        try framed(frame, person: visitor, office: visitor?.offices.first, body)
    }
}

extension Visit {
    func framed(
        _ frame: Frame, person: Person?, office: Office?, _ body: (inout HTML) throws -> Void
    ) rethrows -> Reply {
        var html = HTML(capacity: frame.capacity)
        let theme = chosenTheme ?? person?.theme ?? .auto
        html.add(
            """
            <!doctype html>
            <html lang="\(language.rawValue)"\(" data-theme=\"\(theme.rawValue)\"", if: theme != .auto)>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(frame.title) · \(office?.shortName ?? words[WebWord.product])</title>
            <link rel="icon" type="image/svg+xml" href="\(ground.assets.address("favicon.svg"))">
            <link rel="stylesheet" href="\(ground.assets.address("tuntas.css"))">
            <script src="\(ground.assets.address("tuntas.js"))" defer></script>
            </head>
            <body\(" class=\"\(frame.bodyClass)\"", if: !frame.bodyClass.isEmpty)>
            <a class="skip" href="#isi-utama">\(words[WebWord.skip])</a>

            """)
        if let office, office.isDemo { demoBanner(office, &html) }
        if let person {
            top(frame, person, office, &html)
            html.raw("<div class=\"body\">\n")
            if let office { rail(frame, person, office, &html) }
        } else {
            html.raw("<div class=\"plain\">\n")
        }
        html.raw("<main class=\"main\" id=\"isi-utama\" tabindex=\"-1\">\n")
        try body(&html)
        html.add(
            """

            </main>
            <footer class="foot screen-only"><p>\(words[WebWord.product])\(" · <a href=\"/-/gaya\">\(words[WebWord.style])</a>", if: person != nil)</p></footer>
            </div>
            </body>
            </html>

            """)
        return .html(html, status: frame.status)
    }

    private func demoBanner(_ office: Office, _ html: inout HTML) {
        let now = office.now(store.clock)
        html.add(
            "<aside class=\"demo\" aria-label=\"\(words[WebWord.demoOffice])\"><span>\(words(WebWord.demo, ["moment": words.moment(now, in: office.zone)]))</span></aside>\n"
        )
    }

    private func top(_ frame: Frame, _ person: Person, _ office: Office?, _ html: inout HTML) {
        let home = office.map { "/\($0.slug)" } ?? "/"
        html.add(
            """
            <header class="top">
            <a class="brand" href="\(home)">\(mark("selesai"))<span>\(words[WebWord.product])</span></a>

            """)
        if let office {
            html.add(
                """
                <p class="where">\(office.name)\(frame.year.map { " · \($0)" } ?? "")</p>
                <form class="search" role="search" action="/\(office.slug)/cari" method="get">
                <label class="sr" for="cari">\(words[WebWord.search])</label>\(icon("search"))
                <input class="input" type="search" id="cari" name="q" maxlength="200" data-search aria-keyshortcuts="/" placeholder="\(words[WebWord.search])" autocomplete="off">
                <kbd aria-hidden="true">/</kbd>
                </form>

                """)
        }
        personMenu(person, office, &html)
        html.raw("</header>\n")
    }

    private func personMenu(_ person: Person, _ office: Office?, _ html: inout HTML) {
        var ways: HTML = ""
        if let office {
            for noun in ground.officeNouns where person.may(noun.action, in: office.id) {
                ways.add("<li><a href=\"/\(office.slug)/\(noun.path)\">\(words[key: noun.key])</a></li>")
            }
        }
        html.add(
            """
            <details class="menu menu-quiet">
            <summary class="button">\(icon("user"))<span class="sr">\(words[WebWord.menu]) \(person.name)</span></summary>
            <div class="menu-body"><p><b>\(person.name)</b></p>
            <ul><li><a href="/-/akun">\(words[WebWord.account])</a></li><li><a href="/-/pemberitahuan">\(words[WebWord.notices])</a></li><li><a href="/-/kalender">\(words[WebWord.calendars])</a></li>\(ways)</ul>
            <div class="theme" role="group" aria-label="\(words[WebWord.theme])" hidden><button type="button" data-theme-set="">\(words[WebWord.themeAuto])</button><button type="button" data-theme-set="light">\(words[WebWord.themeLight])</button><button type="button" data-theme-set="dark">\(words[WebWord.themeDark])</button></div>
            <form method="post" action="/-/keluar">\(tokenField)<ul><li><button>\(words[WebWord.signOut])</button></li></ul></form>
            </div>
            </details>

            """)
    }

    private func rail(_ frame: Frame, _ person: Person, _ office: Office, _ html: inout HTML) {
        html.add("<nav class=\"rail\" aria-label=\"\(words[WebWord.navigation])\">\n<ul class=\"rail-nouns\">\n")
        for noun in ground.nouns where person.may(noun.action, in: office.id) {
            let current: HTML = noun.key == frame.noun ? " aria-current=\"page\"" : ""
            let thumb = noun.thumb.flatMap { person.may($0.action, in: office.id) ? $0 : nil }
            html.add(
                """
                <li\(" class=\"rail-wide\"", if: thumb != nil)><a href="/\(office.slug)/\(noun.path)"\(current)>\(icon(noun.icon)) \(words[key: noun.key])</a></li>

                """)
            if let thumb {
                html.add(
                    """
                    <li class="rail-thumb rail-plus"><a href="/\(office.slug)/\(thumb.path)"\(current)>\(icon("plus")) \(words[key: thumb.key])</a></li>

                    """)
            }
        }
        html.add(
            """
            <li class="rail-thumb"><a href="#cari">\(icon("search")) \(words[WebWord.searchShort])</a></li>
            <li class="rail-thumb"><a href="/-/akun">\(icon("user")) \(words[WebWord.accountShort])</a></li>
            </ul>
            \(frame.aside)
            </nav>

            """)
    }

    /// A sign of the house's own set; it never stands alone for a word.
    public func icon(_ name: String) -> HTML {
        "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"\(ground.assets.address("icons.svg"))#\(name)\"/></svg>"
    }

    /// The sign of a month's mark.
    public func mark(_ name: String) -> HTML {
        "<svg class=\"mark mark-\(name)\" aria-hidden=\"true\"><use href=\"\(ground.assets.address("marks.svg"))#\(name)\"/></svg>"
    }

    /// The hidden field that every form of ours carries.
    public var tokenField: HTML { "<input type=\"hidden\" name=\"token\" value=\"\(formToken)\">" }
}
