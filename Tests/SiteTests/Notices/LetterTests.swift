import Foundation
import Storage
import Testing

@testable import Mail

/// What a letter looks like on the line, and which settings are refused.
@Suite struct LetterTests {
    private func letter(_ subject: String, text: String = "Halo\n") throws -> Letter {
        Letter(
            messageID: "a@kantor.example", sender: "tuntas@kantor.example", senderName: "Tuntas · KPU",
            recipient: "sari@kantor.example", subject: subject, text: text,
            at: try #require(Instant("2026-09-15T17:30:05.000Z")))
    }

    @Test func `a letter's lines end with CR LF, are short, and its head is plain`() throws {
        let bytes = try letter(
            String(repeating: "Rencana – é ", count: 20), text: String(repeating: "Isi 😀\n", count: 50)
        )
        .message
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(bytes.allSatisfy { $0 < 0x80 })
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
        #expect(text.contains("\r\nMessage-ID: <a@kantor.example>\r\n"))
        #expect(text.hasPrefix("Date: Wed, 16 Sep 2026 00:30:05 +0700\r\n"))
        let body = try #require(text.components(separatedBy: "\r\n\r\n").last).replacing("\r\n", with: "")
        #expect(String(decoding: try #require(Data(base64Encoded: body)), as: UTF8.self).hasPrefix("Isi 😀\r\nIsi"))
    }

    @Test func `nothing that is typed becomes a header`() throws {
        let text = String(decoding: try letter("Halo\r\nBcc: lain@kantor.example").message, as: UTF8.self)
        #expect(!text.contains("Bcc:"))
        #expect(text.split(separator: "\r\n").count { $0.hasPrefix("Subject:") } == 1)
    }

    @Test(arguments: ["a@b@c", "a b@c.d", "a@c.d>\r\nRCPT TO:<x@y.z", "<a@c.d>", "", "a", "é@c.d", "a@"])
    func `an address that could say more than an address takes no letter`(address: String) {
        #expect(!MailAddress.isFine(address))
    }

    @Test(
        arguments: [
            ("550 5.1.1 no such user", true), ("550 no such user", true), ("552 5.2.2 mailbox full", true),
            ("554 5.6.0 not a message", true), ("554 5.7.1 relay access denied", false), ("554 go away", false),
            ("550 5.4.5 daily limit", false), ("530 5.7.0 log in first", false), ("451 4.3.0 later", false),
            ("550-5.1.1 of several lines", true), ("", false), ("five hundred", false),
        ])
    func `a refusal is final only where it is about this recipient or this letter`(line: String, isFinal: Bool) {
        #expect(MailReply(line).isFinal == isFinal)
    }

    @Test func `half of the settings is refused with what to do`() throws {
        let whole = [
            "TUNTAS_MAIL": "smtp://mail.kantor.example:587", "TUNTAS_MAIL_FROM": "tuntas@kantor.example",
            "TUNTAS_ADDRESS": "https://tuntas.kantor.example/",
        ]
        let server = try #require(try MailServer(whole))
        #expect(server.site == "https://tuntas.kantor.example" && !server.mayBePlain)
        #expect(try MailServer([:]) == nil)
        for key in ["TUNTAS_MAIL_FROM", "TUNTAS_ADDRESS"] {
            let problem = #expect(throws: MailProblem.self) { try MailServer(whole.filter { $0.key != key }) }
            #expect(problem?.description.contains(key) ?? false)
        }
        #expect(throws: MailProblem.self) { try MailServer(whole.merging(["TUNTAS_MAIL_USER": "a"]) { $1 }) }
        #expect(throws: MailProblem.self) { try MailServer(whole.merging(["TUNTAS_MAIL": "http://x"]) { $1 }) }
        #expect(throws: MailProblem.self) { try MailServer(whole.merging(["TUNTAS_MAIL": "smtp://a:b@x"]) { $1 }) }
        #expect(
            try MailServer(whole.merging(["TUNTAS_MAIL_USER": "", "TUNTAS_MAIL_PASSWORD": ""]) { $1 })?.user == nil)
        let local = whole.merging(["TUNTAS_MAIL": "smtp://127.0.0.1:2525"]) { $1 }
        #expect(try MailServer(local)?.mayBePlain == true)
        let asked = local.merging(["TUNTAS_MAIL_USER": "a", "TUNTAS_MAIL_PASSWORD": "b"]) { $1 }
        #expect(try MailServer(asked)?.mayBePlain == false)
    }
}
