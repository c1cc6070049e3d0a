import People
import Storage
import Web

/// Why a register can't be run so.
enum WayRefusal: String, Refusal, CaseIterable {
    /// The definition doesn't allow it.
    case unknown = "registers.way.refused.unknown"
    case noUnit = "registers.way.refused.no-unit"
}

/// How an office runs a register (records here, records brought, figures alone), and which unit keeps it.
struct WayDecision: Sendable {
    let shelf: RegisterShelf

    @Sendable func choose(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let shelf = shelf
        do {
            let path = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let register = try visit.register(shelf, in: change.reading).register
                guard let way = RegisterDefinition.Way(rawValue: form.text("cara")),
                    register.definition.ways.contains(way)
                else { throw WayRefusal.unknown }
                let units = try People.Unit.all(of: visit.office.id, in: change.reading)
                let unit = form.text("unit").isEmpty ? nil : form.text("unit")
                let isOpen = units.contains { $0.id == unit && $0.isOpen(on: visit.today) }
                guard unit == nil || unit == register.unit || isOpen else { throw WayRefusal.noUnit }
                func name(_ unit: String?) -> String? { unit.flatMap { id in units.first { $0.id == id }?.name } }
                let fields = [
                    FieldChange("way", old: register.way.rawValue, new: way.rawValue),
                    FieldChange("unit", old: name(register.unit), new: name(unit)),
                ].filter { $0.old != $0.new }
                guard !fields.isEmpty else { return register.path }
                guard form.int("versi") == register.version else { throw StaleWrite(fields) }
                try register.take(in: change)
                try change.run(
                    """
                    UPDATE register SET way = \(way), unit = \(unit), version = version + 1
                    WHERE office = \(visit.office.id) AND register = \(register.key)
                    """)
                change.record("registers.way-chosen", on: register.key, office: visit.office.id, fields)
                // From now on the figures come from elsewhere, those of last year too.
                if let chosen = try shelf.named(register.key, of: visit.office.id, in: change.reading) {
                    try RegisterMeasures.dirty(chosen, visit.office, year: visit.today.year - 1, in: change)
                }
                return register.path
            }
            return .see("/\(visit.office.slug)/register/\(path)/tentang")
        } catch let refusal as WayRefusal {
            return try await AboutRegister.page(visit, shelf, said: refusal)
        }
    }
}

/// The way in which a register is run, on the page about it; for whoever decides it, as a form.
struct WayCard {
    let visit: Visit<Member>
    let register: OfficeRegister
    let units: [People.Unit]
    let said: WayRefusal?

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        html.add(
            "<section class=\"card\" id=\"cara\"><h2>\(words[WayWord.title])</h2><p><b>\(words[register.way.word])</b>: \(words[register.way.help])</p><p>\(words[WayWord.keptBy]): \(units.first { $0.id == register.unit }?.name ?? words[WayWord.wholeOffice])</p>\n"
        )
        if visit.person.may(.defineRegisters, in: visit.office.id) { form(&html) }
        html.raw("</section>\n")
    }

    private func form(_ html: inout HTML) {
        html.add(
            "<form class=\"stack narrow\" method=\"post\" action=\"/\(visit.office.slug)/register/\(register.path)/cara\">\(visit.tokenField)<input type=\"hidden\" name=\"versi\" value=\"\(register.version)\">\n"
        )
        if let said {
            html.add(
                "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(said.rawValue)\">\(visit.icon("warning"))<div><p>\(words[key: said.rawValue])</p></div></div>\n"
            )
        }
        html.add("<fieldset class=\"field\"><legend class=\"label\">\(words[WayWord.choose])</legend>\n")
        for way in register.definition.ways {
            html.add(
                "<p class=\"choice\"><input type=\"radio\" id=\"cara-\(way.rawValue)\" name=\"cara\" value=\"\(way.rawValue)\"\(" checked", if: way == register.way)><label for=\"cara-\(way.rawValue)\">\(words[way.word]) <span class=\"small soft\">\(words[way.help])</span></label></p>\n"
            )
        }
        html.add(
            "</fieldset><div class=\"field\"><label for=\"cara-unit\">\(words[WayWord.keptBy])</label><select class=\"input\" id=\"cara-unit\" name=\"unit\"><option value=\"\">\(words[WayWord.wholeOffice])</option>"
        )
        for unit in units where unit.isOpen(on: visit.today) || unit.id == register.unit {
            html.add("<option value=\"\(unit.id)\"\(" selected", if: unit.id == register.unit)>\(unit.name)</option>")
        }
        html.add(
            "</select></div><p class=\"help\">\(words[WayWord.help])</p><p class=\"actions\"><button class=\"button\">\(words[RegisterWord.save])</button></p></form>\n"
        )
    }
}

extension RegisterDefinition.Way {
    var word: WayWord {
        switch self {
        case .full: .full
        case .imported: .imported
        case .summary: .summary
        }
    }

    var help: WayWord {
        switch self {
        case .full: .fullHelp
        case .imported: .importedHelp
        case .summary: .summaryHelp
        }
    }
}
