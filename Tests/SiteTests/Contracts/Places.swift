import Foundation
import HTTPTypes
import Web

/// Addresses made of the patterns of routes.
struct Places: Sendable {
    /// A pattern with a place that nobody filled: say in `Places` what stands there.
    struct UnknownPlace: Error, CustomStringConvertible {
        let pattern: String
        let place: String

        var description: String {
            "\(pattern) has the place \(place), which no test knows: add to Places what is there, hidden and unknown."
        }
    }

    let values: [String: String]

    /// What the harbour has and everybody of it may be shown.
    static let there = Places(values: [
        "{kantor}": "pelabuhan", "{tahun}": "2026", "{kode}": "1.1.1", "{nomor}": "1", "{hak}": "1", "{bahasa}": "en",
        "{bulan}": "6", "{versi}": "1", "{tautan}": "1", "{akar}": "1", "{butir}": "1.1.1", "{peran}": "kustodian",
        "{tanggal}": "2026-01-01", "{halaman}": "1", "{kunci}": "plans.done", "{indikator}": "1.1.1.a",
        "{pemberitahuan}": "n-1", "{register}": "tim", "{kunci-register}": "teams", "{catatan}": "TIM-2026-001",
        "{langkah}": "end",
        "{tenggat}": "settlement", "{impor}": "1", "{tiket}": "ADU-2026-0001-000000000000",
    ])
    /// What it has for the people of one unit, and what nobody has.
    static let hidden = there.with(["{tahun}": "2025", "{nomor}": "2", "{hak}": "2", "{catatan}": "TIM-2026-002"])
    static let nowhere = there.with([
        "{tahun}": "2031", "{nomor}": "987654", "{hak}": "987654", "{catatan}": "TIM-2026-987",
    ])

    func with(_ changes: [String: String]) -> Places { Places(values: values.merging(changes) { $1 }) }

    /// The address of a pattern.
    func address(_ pattern: String) throws -> String {
        var address = "/" + pattern
        for place in Self.places(pattern) {
            guard let value = values[place] else { throw UnknownPlace(pattern: pattern, place: place) }
            address = address.replacing(place, with: value)
        }
        return address
    }

    func address(_ route: DeclaredRoute) throws -> String { try address(route.path) }

    /// The `{places}` of a pattern.
    static func places(_ pattern: String) -> [String] {
        pattern.matches(of: /\{[^}]*\}/).map { String($0.output) }
    }

    /// Whether a pattern has a place that `hidden` and `nowhere` fill differently.
    static func canHide(_ pattern: String) -> Bool {
        places(pattern).contains { hidden.values[$0] != nowhere.values[$0] }
    }
}

extension DeclaredRoute {
    var isData: Bool { path.hasSuffix(".json") || path.hasSuffix(".csv") || isForPrograms }
    /// Whether it asks for an action, and not just for a sign-in; what asks for a key has tests of its own.
    var isForAction: Bool { access != "open" && access != "member" && !isForPrograms }
    var isOfOffice: Bool { path.hasPrefix("{kantor}/") && access != "open" && !isForPrograms }
}

extension Browser {
    /// What an address answers, asked in the way of a route; a post carries this browser's token and nothing else.
    func answer(_ route: DeclaredRoute, at address: String, token: String?) async throws -> Answer {
        if route.isForPrograms { return try await call(route.method, address, key: nil) }
        guard route.method == "POST" else { return try await get(address) }
        return try await post(address, token.map { [("token", $0)] } ?? [], from: nil)
    }
}

extension Browser.Answer {
    /// The answer without what differs each time (the request's id, the form's token) and without what was asked for.
    func lasting(_ places: Places) -> String {
        var body = body.replacing(/name="token" value="[0-9a-f]+"/, with: "token")
            .replacing(/Nomor permintaan: [0-9a-f]{12}/, with: "id").replacing(/"request":"[0-9a-f]{12}"/, with: "id")
        // Some pages say the year back.
        if let year = places.values["{tahun}"] { body = body.replacing(year, with: "{tahun}") }
        let fields = headers.filter { !["etag", "content-length", "set-cookie"].contains($0.name.canonicalName) }
            .map { "\($0.name.canonicalName): \(places.asked($0.value))" }.sorted()
        return "\(status)\n\(fields.joined(separator: "\n"))\n\n\(body)"
    }
}

extension Places {
    /// A header's text without what was asked for.
    fileprivate func asked(_ text: String) -> String {
        let known = Set(values.values)
        return text.split(omittingEmptySubsequences: false, whereSeparator: "/?#".contains)
            .map { known.contains(String($0)) ? "{}" : String($0) }.joined(separator: "/")
    }
}
