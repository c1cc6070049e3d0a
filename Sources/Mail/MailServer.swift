import Foundation

/// The server that takes our e-mail, as the operator named it.
public struct MailServer: Sendable, Equatable {
    /// `smtp://host:587` speaks TLS from STARTTLS on, `smtps://host:465` from the first byte.
    public let address: String
    /// Who the letters are from.
    public let sender: String
    public let user: String?
    public let password: String?
    /// A PEM file of those whose certificates hold, instead of the system's.
    public let authorities: String?
    /// Where the site is, for the links in letters: `https://tuntas.kantor.example`.
    public let site: String
    /// Only a server on this machine may be spoken to in the clear.
    let isLocal: Bool

    /// Reads the settings; `nil` when there is no mail server.
    ///
    /// - Throws: `MailProblem` with what is wrong and how it is mended.
    public init?(_ environment: [String: String]) throws {
        // Files that set every name set some to nothing.
        let environment = environment.filter { !$0.value.isEmpty }
        guard let address = environment["TUNTAS_MAIL"] else { return nil }
        guard let url = URL(string: address), let host = url.host(), ["smtp", "smtps"].contains(url.scheme ?? "")
        else {
            throw MailProblem("TUNTAS_MAIL must read smtp://host:587 or smtps://host:465, not \(address).")
        }
        guard url.user() == nil, url.password() == nil else {
            throw MailProblem("TUNTAS_MAIL holds a password. Name it in TUNTAS_MAIL_USER and TUNTAS_MAIL_PASSWORD.")
        }
        guard let sender = environment["TUNTAS_MAIL_FROM"], MailAddress.isFine(sender) else {
            throw MailProblem("TUNTAS_MAIL_FROM must be the e-mail address that letters are sent from.")
        }
        guard let site = environment["TUNTAS_ADDRESS"], let own = URL(string: site), own.host() != nil,
            ["http", "https"].contains(own.scheme ?? "")
        else {
            throw MailProblem(
                "TUNTAS_ADDRESS must say where the site is, https://tuntas.kantor.example: letters link to it.")
        }
        user = environment["TUNTAS_MAIL_USER"]
        password = environment["TUNTAS_MAIL_PASSWORD"]
        guard (user == nil) == (password == nil) else {
            throw MailProblem("TUNTAS_MAIL_USER and TUNTAS_MAIL_PASSWORD go together: give both or neither.")
        }
        (self.address, self.sender) = (address, sender)
        self.site = site.hasSuffix("/") ? String(site.dropLast()) : site
        authorities = environment["TUNTAS_MAIL_CA"]
        isLocal = host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
        // A password is never sent in the clear, not even on this machine.
        mayBePlain = isLocal && user == nil && authorities == nil
    }

    /// Whether letters may go without TLS: to a server on this machine that asks for no password.
    let mayBePlain: Bool

    /// What stands behind the @ of a Message-ID.
    var domain: String { sender.split(separator: "@").last.map(String.init) ?? "tuntas" }
}

/// Why no mail can be sent.
public struct MailProblem: Error, CustomStringConvertible, Equatable {
    public let description: String
    /// Whether trying again is of no use: the server said so, for this letter.
    public let isFinal: Bool
    /// Whether the server took no letter at all: the others need not be tried now.
    public let isOfServer: Bool

    /// Whether the server had the whole letter and gave no answer.
    public let mayBeTaken: Bool

    init(_ description: String, isFinal: Bool = false, isOfServer: Bool = false, mayBeTaken: Bool = false) {
        (self.description, self.isFinal, self.isOfServer) = (description, isFinal, isOfServer)
        self.mayBeTaken = mayBeTaken
    }
}

/// What an address must look like to stand in a command of SMTP: nothing in it can end the line or the brackets.
enum MailAddress {
    static func isFine(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return text.utf8.count <= 254 && parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()[]\\,;:\"".utf8.contains($0) }
            }
    }
}
