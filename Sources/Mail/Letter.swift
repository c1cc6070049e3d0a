import Foundation
import Storage

/// An e-mail as it goes over the line: plain text, in UTF-8, with one Message-ID for as long as it lives.
struct Letter: Sendable, Equatable {
    let messageID: String
    let sender: String
    let senderName: String
    let recipient: String
    let subject: String
    let text: String
    let at: Instant

    /// The bytes of the message, each line ended by CR LF.
    var message: [UInt8] {
        let headers = [
            "Date: \(Self.date(at))", "From: \(Self.encoded(senderName)) <\(sender)>", "To: <\(recipient)>",
            "Message-ID: <\(messageID)>", "Subject: \(Self.encoded(subject))", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            // So that no machine answers to us, as away notes do.
            "Auto-Submitted: auto-generated",
        ]
        let body = Data(text.replacing("\n", with: "\r\n").utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + body + "\r\n").utf8)
    }

    /// A header's text in encoded words of RFC 2047, whose lines are no longer than 76 characters and break between
    /// characters; line ends in it are spaces, so that nobody adds a header of their own.
    static func encoded(_ text: String) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        func end() {
            if !bytes.isEmpty { words.append("=?utf-8?B?\(Data(bytes).base64EncodedString())?=") }
            bytes = []
        }
        for scalar in text.unicodeScalars {
            let next = scalar.value < 0x20 || scalar.value == 0x7F ? [0x20] : Array(String(scalar).utf8)
            if bytes.count + next.count > 42 { end() }
            bytes += next
        }
        end()
        return words.joined(separator: "\r\n ")
    }

    /// `Tue, 15 Sep 2026 02:30:00 +0000`, as RFC 5322 writes a moment.
    static func date(_ at: Instant) -> String {
        let day = at.day(in: .wib)
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // 1 January 1970 was a Thursday.
        let weekday = days[((day.sinceEpoch + 3) % 7 + 7) % 7]
        let seconds = at.milliseconds / 1000 % 60
        let time = at.time(in: .wib).replacing(".", with: ":") + (seconds < 10 ? ":0\(seconds)" : ":\(seconds)")
        return "\(weekday), \(day.day) \(months[day.month - 1]) \(day.year) \(time) +0700"
    }
}
