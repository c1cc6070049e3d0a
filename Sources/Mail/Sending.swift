import CCurl
import Dispatch
import Foundation

/// Hands letters to the mail server, one connection a letter.
struct Sending: Sendable {
    let server: MailServer
    /// Seconds after which a server that says nothing is given up.
    var patience = 55

    private static let queue = DispatchQueue(label: "mail", attributes: .concurrent)
    /// libcurl asks for it once, before anything else of it is called.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Returns when the server took the letter.
    ///
    /// - Throws: `MailProblem`: what the server or the line said.
    func send(_ letter: Letter) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            Self.queue.async { done.resume(with: Result { try deliver(letter) }) }
        }
    }

    private func deliver(_ letter: Letter) throws {
        guard MailAddress.isFine(letter.recipient) else {
            throw MailProblem("not an address that mail can be sent to", isFinal: true)
        }
        guard Self.isReady, let curl = curl_easy_init() else {
            throw MailProblem("libcurl does not start", isOfServer: true)
        }
        defer { curl_easy_cleanup(curl) }
        let recipients = curl_slist_append(nil, "<\(letter.recipient)>")
        defer { curl_slist_free_all(recipients) }
        let transfer = Transfer(letter.message)
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        let tls = server.mayBePlain ? CURLUSESSL_NONE : CURLUSESSL_ALL
        var settings = [
            curl_set_text(curl, CURLOPT_URL, server.address),
            curl_set_number(curl, CURLOPT_USE_SSL, Int(tls.rawValue)),
            curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(letter.sender)>"),
            curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients),
            curl_set_number(curl, CURLOPT_UPLOAD, 1), curl_set_number(curl, CURLOPT_NOSIGNAL, 1),
            curl_set_number(curl, CURLOPT_CONNECTTIMEOUT, 10), curl_set_number(curl, CURLOPT_TIMEOUT, patience),
            curl_set_number(curl, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            curl_set_source(curl, Transfer.source, context), curl_set_sink(curl, Transfer.sink, context),
            curl_set_error(curl, transfer.error.baseAddress),
        ]
        if let user = server.user, let password = server.password {
            settings += [
                curl_set_text(curl, CURLOPT_USERNAME, user), curl_set_text(curl, CURLOPT_PASSWORD, password),
            ]
        }
        if let authorities = server.authorities {
            settings.append(curl_set_text(curl, CURLOPT_CAINFO, authorities))
        }
        // A setting that this libcurl does not know must not turn into a letter in the clear.
        if let refused = settings.first(where: { $0 != CURLE_OK }) {
            throw MailProblem(String(cString: curl_easy_strerror(refused)), isOfServer: true)
        }
        let result = withExtendedLifetime(transfer) { curl_easy_perform(curl) }
        guard result != CURLE_OK else { return }
        throw problem(result, reply: curl_reply(curl), transfer)
    }

    private func problem(_ code: CURLcode, reply: Int, _ transfer: Transfer) -> MailProblem {
        let reason = transfer.errorText.isEmpty ? String(cString: curl_easy_strerror(code)) : transfer.errorText
        let text = "\(reason) (\(transfer.said))"
        let isOfLetter = reason.hasPrefix("RCPT failed") || transfer.isWhole
        let isFinal = isOfLetter && MailReply(transfer.said).isFinal
        // It had all of it and said nothing: nobody knows.
        let mayBeTaken = transfer.isWhole && !(400..<600).contains(reply)
        return MailProblem(
            String(text.prefix(300)), isFinal: isFinal, isOfServer: !isFinal && !mayBeTaken, mayBeTaken: mayBeTaken)
    }
}

/// The bytes on their way out, and the last line that came back.
private final class Transfer {
    private let bytes: [UInt8]
    private var sent = 0
    private(set) var said = ""
    /// Where libcurl writes its reason.
    let error = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        error.initialize(repeating: 0)
    }

    deinit { error.deallocate() }

    var errorText: String { String(decoding: error.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) }
    /// Whether the server asked for the letter itself.
    var hasBegun: Bool { sent > 0 }
    var isWhole: Bool { sent == bytes.count }

    static let source: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        let length = min(size * count, transfer.bytes.count - transfer.sent)
        UnsafeMutableRawBufferPointer(start: buffer, count: length)
            .copyBytes(from: transfer.bytes[transfer.sent..<transfer.sent + length])
        transfer.sent += length
        return length
    }

    static let sink: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        let line = UnsafeRawBufferPointer(start: buffer, count: min(size * count, 300))
        let text = String(decoding: line, as: UTF8.self).filter { !$0.isNewline }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        // After a refusal libcurl says goodbye, and the server answers that, too.
        if !MailReply(transfer.said).isRefusal { transfer.said = text }
        return size * count
    }
}
