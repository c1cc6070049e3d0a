import Storage
import Testing

@testable import Plans

/// Two people at one proposal.
@Suite struct ReviewMeetingTests {
    @Test func `an edit of what somebody else changed since is refused, with both texts and a name`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { rina async throws in
                #expect(try await rina.post(to: "", of: "1.1.1.a", [("teks", "SK dari Rina")]).status == 303)
            }
            try await town.as("Yulia") { yulia async throws in
                let late = try await yulia.post(to: "", of: "1.1.1.a", [("teks", "SK dari Yulia"), ("terlihat", "0")])
                #expect(late.status == 409)
                #expect(late.has("SK dari Rina") && late.has("SK dari Yulia") && late.has("diubah Rina"))
                let knowing = try await yulia.post(to: "", of: "1.1.1.a", [("teks", "SK dari Yulia")])
                #expect(knowing.status == 303)
            }
            #expect(try await town.outline()[3] == "1.1.1.a SK dari Yulia")
        }
    }

    @Test func `edits of different nodes do not disturb each other`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { rina async throws in
                _ = try await rina.post(to: "penggabungan", of: "1.1.3")
            }
            try await town.as("Yulia") { yulia async throws in
                let other = try await yulia.post(to: "", of: "2.1.1.a", [("teks", "Peta baru"), ("terlihat", "0")])
                #expect(other.status == 303)
                let moved = try await yulia.post(to: "penurunan", of: "1.1.2", [("terlihat", "0")])
                #expect(moved.status == 409)
                #expect(moved.has("digabung dengan yang di atasnya") && moved.has("Rina"))
            }
        }
    }

    @Test func `who edits what somebody else removed learns who it was`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { rina async throws in
                _ = try await rina.post(to: "penghapusan", of: "1.1")
            }
            try await town.as("Yulia") { yulia async throws in
                let late = try await yulia.post(to: "", of: "1.1.2.a", [("teks", "Dokumen"), ("terlihat", "0")])
                #expect(late.status == 409)
                #expect(late.has("Rina") && late.has("dihapus"))
                let gone = try await yulia.post(to: "", of: "1.1.2.a", [("teks", "Dokumen"), ("terlihat", "1")])
                #expect(gone.status == 404)
            }
        }
    }

    @Test func `months that were picked by hand are not overwritten by an older answer`() async throws {
        try await Town.with { town async throws in
            try await town.read(String(decoding: PlanSample.decree, as: UTF8.self))
            try await town.as("Rina") { rina async throws in
                _ = try await rina.post(to: "", of: "2.2.1.a", [("ada-bulan", "1"), ("bulan[]", "5")])
            }
            try await town.as("Yulia") { yulia async throws in
                let page = try await yulia.get(Town.review)
                let june = String(try #require(page.body.firstMatch(of: /id="q(\d+)"><legend>2\.2\.1\.a/)).1)
                let late = try await yulia.post(
                    "\(Town.review)/jawaban", [("q\(june)", "1"), ("v\(june)", "0")], from: Town.review)
                #expect(late.status == 409)
                #expect(late.has("Mei") && late.has("Juni, Desember") && late.has("Rina"))
            }
        }
    }

    @Test func `an undo takes back one's own last save, and leaves what somebody else built on it`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { rina async throws in
                _ = try await rina.post(to: "", of: "1.1.1.a", [("teks", "Satu")])
                try await town.as("Yulia") { yulia async throws in
                    _ = try await yulia.post(to: "", of: "2.1.1.a", [("teks", "Dua")])
                    #expect(try await yulia.post("\(Town.review)/urungan", from: Town.review).status == 303)
                    #expect(try await yulia.post("\(Town.review)/urungan", from: Town.review).status == 422)
                    _ = try await yulia.post(to: "", of: "1.1.1.a", [("teks", "Tiga")])
                }
                let refused = try await rina.post("\(Town.review)/urungan", from: Town.review)
                #expect(refused.status == 409)
                #expect(refused.has("Yulia") && refused.has("Tiga"))
            }
            #expect(try await town.outline()[3] == "1.1.1.a Tiga")
        }
    }

    @Test func `two undos are taken back one after the other, and then there is nothing left to take back`()
        async throws
    {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { rina async throws in
                _ = try await rina.post(to: "", of: "1.1.1.a", [("teks", "Satu")])
                _ = try await rina.post(to: "", of: "2.1.1.a", [("teks", "Dua")])
                for _ in 0..<2 {
                    #expect(try await rina.post("\(Town.review)/urungan", from: Town.review).status == 303)
                }
                for texts in [["Satu", "Peta proses bisnis"], ["Satu", "Dua"]] {
                    #expect(try await rina.get(Town.review).has("name=\"ulang\""))
                    let redone = try await rina.post("\(Town.review)/urungan", [("ulang", "1")], from: Town.review)
                    #expect(redone.status == 303)
                    let outline = try await town.outline()
                    #expect([outline[3], outline[11]] == ["1.1.1.a \(texts[0])", "2.1.1.a \(texts[1])"])
                }
                #expect(!(try await rina.get(Town.review).has("name=\"ulang\"")))
                let more = try await rina.post("\(Town.review)/urungan", [("ulang", "1")], from: Town.review)
                #expect(more.status == 422)
            }
        }
    }

    @Test func `any save can be taken back from the list of what was done`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { rina async throws in
                _ = try await rina.post(to: "", of: "1.1.1.a", [("teks", "Satu")])
                _ = try await rina.post(to: "", of: "2.1.1.a", [("teks", "Dua")])
            }
            try await town.as("Yulia") { yulia async throws in
                let page = try await yulia.get(Town.review)
                #expect(page.has("Urungkan ini") && page.has("“Satu”"))
                #expect(
                    try await yulia.post("\(Town.review)/urungan", [("nomor", "1")], from: Town.review).status == 303)
                #expect(
                    try await yulia.post("\(Town.review)/urungan", [("nomor", "77")], from: Town.review).status == 422)
            }
            let outline = try await town.outline()
            #expect(outline[3] == "1.1.1.a SK tim kerja" && outline[11] == "2.1.1.a Dua")
        }
    }
}
