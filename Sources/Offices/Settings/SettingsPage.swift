import People
import Storage
import Subjects
import Web

/// What an office says of itself, as a form.
struct SettingsPage {
    let visit: Visit<Member>
    let settings: OfficeSettings
    let events: [Happening]
    var refused: RefusedForm?

    private var words: Words { visit.words }
    private static let noun = "pengaturan"

    func reply() -> Reply {
        var frame = Frame(words[SettingsWord.title])
        frame.isRefused = refused != nil
        return visit.page(frame) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[SettingsWord.title])</h1><p>\(settings.name)</p></div></div>
                \(OfficePages.tabs(visit, at: "pengaturan"))\(visit.savedNotice)\(refused.notice(visit, shown: [Self.noun]))
                <form class="narrow stack" method="post" action="/\(visit.office.slug)/pengaturan" data-guard>\(visit.tokenField)
                <input type="hidden" name="versi" value="\(settings.version)">\(refused.alert(Self.noun, visit))

                """)
            names(&html)
            address(&html)
            zones(&html)
            html.add(
                "<p class=\"actions\"><button class=\"button button-main\">\(words[SettingsWord.save])</button></p></form>\n"
            )
            html.add(visit.history(events))
        }
    }

    private func typed(_ field: String, _ otherwise: String) -> String {
        refused.typed(Self.noun, field, otherwise)
    }

    private func names(_ html: inout HTML) {
        html.add(
            OfficeField(
                id: "nama", name: "nama", label: words[SettingsWord.name], value: typed("nama", settings.name),
                help: words[SettingsWord.nameHelp], most: 120
            ).html)
        html.add(
            OfficeField(
                id: "singkat", name: "singkat", label: words[SettingsWord.shortName],
                value: typed("singkat", settings.shortName), help: words[SettingsWord.shortNameHelp], most: 40
            ).html)
    }

    private func address(_ html: inout HTML) {
        html.add(
            """
            <section class="card stack"><h2>\(words[SettingsWord.address])</h2>
            \(OfficeField(id: "alamat", name: "alamat", label: words[SettingsWord.slug], value: typed("alamat", settings.slug), help: words[SettingsWord.slugHelp], isShort: true, most: 40).html)
            <div class="notice notice-warn">\(visit.icon("warning"))<div><p>\(words(SettingsWord.slugChanges, ["slug": settings.slug]))</p>
            <div class="choice"><input type="checkbox" id="setuju" name="setuju" value="1"\(" checked", if: refused.isTicked(Self.noun, "setuju"))><label for="setuju">\(words[SettingsWord.slugConfirm])</label></div></div></div></section>

            """)
    }

    /// Each zone with what its clocks show now.
    private func zones(_ html: inout HTML) {
        let now = visit.office.now(visit.store.clock)
        let chosen = typed("zona", settings.zone.rawValue)
        html.add(
            "<fieldset><legend>\(words[SettingsWord.zone])</legend><p class=\"help\">\(words[SettingsWord.zoneHelp])</p>\n"
        )
        for zone in Zone.allCases {
            let label = words(
                SettingsWord.zoneNow,
                ["zone": zone.rawValue, "hours": String(zone.hours), "moment": words.moment(now, in: zone)])
            html.add(
                """
                <div class="choice"><input type="radio" id="zona-\(zone.rawValue)" name="zona" value="\(zone.rawValue)"\(" checked", if: chosen == zone.rawValue)><label for="zona-\(zone.rawValue)">\(label)</label></div>

                """)
        }
        html.raw("</fieldset>\n")
    }
}
