import Forms
import Foundation
import Storage
import Testing

@testable import Offices
@testable import People

@Suite struct ImportTests {
    private static let list = """
        nama,nip,email,jabatan,unit,peran,masuk
        Dina Kusuma,199001012015032001,dina@kpu.example,Bendahara,,staf,dina
        "Eko, S.H.",,,Staf,,Kepala Subbagian,eko
        Sari,,,Staf,,,
        """

    private static func upload(_ browser: Browser, _ bytes: [UInt8]) async throws -> Browser.Answer {
        try await browser.upload("/pelabuhan/orang/impor", bytes, name: "orang.csv", from: "/pelabuhan/orang/impor")
    }

    private static func take(_ browser: Browser, _ shown: Browser.Answer) async throws -> Browser.Answer {
        let fields = try ["berkas", "tanda", "nama", "jumlah"].map { name in
            let found = shown.body.firstMatch(
                of: try Regex("name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self))
            return (name, String(try #require(found).output.1))
        }
        return try await browser.post("/pelabuhan/orang/impor/pengambilan", fields, from: "/pelabuhan/orang/impor")
    }

    @Test func `a list is shown first and taken in one decision`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let shown = try await Self.upload(browser, Array(Self.list.utf8))
                #expect(shown.status == 200)
                #expect(shown.has("Eko, S.H.") && shown.has("Kepala Subbagian"))
                #expect(try await !browser.get("/pelabuhan/orang").has("Dina Kusuma"))
                #expect(try await Self.take(browser, shown).location == "/pelabuhan/orang?tersimpan=1")
                let made = try await browser.get("/pelabuhan/orang.json")
                #expect(made.has("\"total\":7") && made.has("menunggu undangan"))
            }
            let kinds = try await town.store.read { try $0.events(of: "o-1").map(\.kind) }
            #expect(kinds.last == "people.imported")
            #expect(kinds.filter { $0 == "people.person-added" }.count == 5)
        }
    }

    @Test func `the same list again makes nobody`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let shown = try await Self.upload(browser, Array(Self.list.utf8))
                _ = try await Self.take(browser, shown)
                let again = try await Self.upload(browser, Array(Self.list.utf8))
                #expect(!again.has("orang/impor/pengambilan"))
                for reason in ["NIP-nya sudah ada", "nama penggunanya sudah ada", "tanpa NIP dan nama pengguna"] {
                    #expect(again.has(reason))
                }
                // The first form, sent a second time, no longer shows what is.
                let late = try await Self.take(browser, shown)
                #expect(late.status == 422 && late.has(ImportRefusal.changed.rawValue))
                #expect(try await browser.get("/pelabuhan/orang.json").has("\"total\":7"))
            }
        }
    }

    @Test func `every fault is named with line, column, value and what would do`() async throws {
        try await Town.with { town async throws in
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let unit = try Unit.add("Subbag Umum", to: "o-1", in: change)
                change.record("people.unit-added", on: unit.id, office: "o-1", [])
            }
            let list = """
                nama;jabatan;nip;unit;peran;masuk;email
                Dina;Staf;123;Subbag Umum;staf;dina;dina
                Eko;;;Subbag Luar;raja;e;
                Gita;Staf;199001012015032001;;sekretaris;budi;
                Hadi;Staf;199001012015032001;;;gita;
                """
            try await town.as("Rina") { browser async throws in
                let answer = try await Self.upload(browser, Array(list.utf8))
                #expect(answer.status == 422 && !answer.has("orang/impor/pengambilan"))
                for (line, column, value) in [
                    (2, "nip", "123"), (2, "email", "dina"), (3, "jabatan", ""), (3, "unit", "Subbag Luar"),
                    (3, "peran", "raja"), (3, "masuk", "e"), (4, "peran", "sekretaris"), (4, "masuk", "budi"),
                    (5, "nip", "199001012015032001"),
                ] {
                    #expect(answer.has("<td>\(line)</td><td>\(column)</td><td>\(value)</td>"), "\(line) \(column)")
                }
                #expect(answer.has("<td>Subbag Umum</td>") && answer.has("Staf/Operator"))
                #expect(try await browser.get("/pelabuhan/orang.json").has("\"total\":5"))
            }
        }
    }

    @Test(arguments: [",", ";", "\t"])
    func `columns are separated by commas, semicolons or tabs`(separator: String) async throws {
        try await Town.with { town async throws in
            let list = "jabatan\(separator)nama\r\nStaf\(separator)Dina Kusuma\r\n"
            try await town.as("Rina") { browser async throws in
                let answer = try await Self.upload(browser, [0xEF, 0xBB, 0xBF] + Array(list.utf8))
                #expect(answer.status == 200 && answer.has("<td>Dina Kusuma</td><td>Staf</td>"))
            }
        }
    }

    @Test func `old spreadsheets write in the code page of Windows`() async throws {
        try await Town.with { town async throws in
            let bytes = Array("nama,jabatan\nRen".utf8) + [0xE9] + Array(",Staf \n".utf8)
            try await town.as("Rina") { browser async throws in
                #expect(try await Self.upload(browser, bytes).has("<td>René</td>"))
            }
        }
    }

    @Test(arguments: [
        ("", ImportRefusal.nothing), ("nama,jabatan\n\n", .nothing), ("nama\u{0},jabatan\nDina,Staf\n", .notText),
        ("jabatan\nStaf\n", .noName), ("nama,gaji\nDina,1\n", .unknownColumn),
        ("nama,nama\nDina,Eko\n", .doubledColumn),
        ("nama,jabatan\n\"Dina,Staf\n", .openQuote),
    ])
    func `a file that is no list of people is refused with the reason`(text: String, refusal: ImportRefusal)
        async throws
    {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await Self.upload(browser, Array(text.utf8))
                #expect(answer.status == 422 && answer.has("data-error=\"\(refusal.rawValue)\""))
            }
        }
    }

    @Test func `ten thousand rows are no office's people`() throws {
        let row = "Dina,Staf\n"
        #expect(throws: ImportRefusal.tooManyRows) {
            try SheetText(Array(("nama,jabatan\n" + String(repeating: row, count: 10_000)).utf8))
        }
        let most = try SheetText(Array(("nama,jabatan\n" + String(repeating: row, count: 9_999)).utf8))
        #expect(most.rows.count == 10_000)
    }

    @Test func `a file that somebody else brought can't be taken`() async throws {
        try await Town.with { town async throws in
            let shown = try await town.as("Rina") { try await Self.upload($0, Array(Self.list.utf8)) }
            try await town.as("Bambang") { browser async throws in
                #expect(try await Self.take(browser, shown).status == 400)
                #expect(try await browser.get("/pelabuhan/orang.json").has("\"total\":5"))
            }
        }
    }

    @Test func `lines are counted as an editor counts them`() throws {
        let sheet = try SheetText(Array("nama,jabatan\n\"Dina\nKusuma\",\"Staf \"\"satu\"\"\"\n\nEko,Staf".utf8))
        #expect(sheet.rows.map(\.line) == [1, 2, 5])
        #expect(sheet.rows[1].cells == ["Dina Kusuma", "Staf \"satu\""])
    }
}
