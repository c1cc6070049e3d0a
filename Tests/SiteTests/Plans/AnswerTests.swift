import Foundation
import Storage
import Testing

@testable import Plans

@Suite struct AnswerTests {
    private func uploadedSample(_ browser: Browser) async throws -> String {
        try await browser.upload(
            "/pelabuhan/rencana/usulan", Array(try Data(contentsOf: Town.sample)), name: "batang-hari-2026.txt",
            from: "/pelabuhan/rencana/unggah"
        ).location
    }

    private func lostPlace(_ page: Browser.Answer) throws -> String {
        String(try #require(page.body.firstMatch(of: /id="q(\d+)"><legend>8\.4\.2/)).1)
    }

    @Test func `proposals that were left as they are answer nothing, so two people don't meet`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { rina async throws in
                let review = try await uploadedSample(rina)
                let page = try await rina.get(review)
                let june = String(try #require(page.body.firstMatch(of: /id="q(\d+)"><legend>2\.2\.1\.a/)).1)
                let lost = try lostPlace(page)
                let first = try await rina.post(
                    "\(review)/jawaban", [("q\(june)", "1"), ("v\(june)", "0"), ("v\(lost)", "0")], from: review)
                #expect(first.status == 303)
                try await town.as("Yulia") { yulia async throws in
                    let second = try await yulia.post(
                        "\(review)/jawaban",
                        [("q\(june)", "0"), ("v\(june)", "0"), ("q\(lost)", "later"), ("v\(lost)", "0")], from: review)
                    #expect(second.status == 409)
                    #expect(second.has("2.2.1.a") && second.has("Juni, Desember") && !second.has("8.4.2"))
                    #expect(try await yulia.post("\(review)/penetapan", from: review).status == 404)
                }
            }
            #expect(
                try await town.edits() == [
                    .answer(question: "months:2.2.1.a", value: "6,12"),
                    .answer(question: "lost:8.4.2", value: LostItem(choice: .later).text),
                ])
        }
    }

    @Test func `months and titles that were typed count, whatever is chosen above them`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let review = try await uploadedSample(browser)
                let page = try await browser.get(review)
                let june = String(try #require(page.body.firstMatch(of: /id="q(\d+)"><legend>2\.2\.1\.a/)).1)
                let lost = try lostPlace(page)
                let answer = try await browser.post(
                    "\(review)/jawaban",
                    [
                        ("q\(june)", "0"), ("v\(june)", "0"), ("m\(june)[]", "5"), ("v\(lost)", "0"),
                        ("q\(lost)-judul", "Survei daring"),
                    ], from: review)
                #expect(answer.status == 303)
            }
            #expect(
                try await town.edits() == [
                    .answer(question: "months:2.2.1.a", value: "5"),
                    .answer(question: "lost:8.4.2", value: LostItem(choice: .typed, title: "Survei daring").text),
                ])
        }
    }

    @Test func `a decree that was pasted when the session ended waits behind the sign-in`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let text = String(decoding: Array(try Data(contentsOf: Town.sample)), as: UTF8.self)
                browser.forget("session")
                let ended = try await browser.upload(
                    "/pelabuhan/rencana/usulan", [], name: "", fields: [("naskah", text)],
                    from: "/pelabuhan/rencana/unggah")
                #expect(ended.status == 401)
                let kept = try #require(ended.body.firstMatch(of: /name="isi" value="([^"]+)"/))
                let back = try await browser.post(
                    "/-/masuk", [("nama", "rina"), ("sandi", "kata sandi rina"), ("isi", String(kept.1))],
                    from: "/-/masuk")
                #expect(back.has("enctype=\"multipart/form-data\"") && back.has("Zona Hijau Pelayanan Publik"))
            }
        }
    }
}
