import AsyncHTTPClient
import Dispatch
import Foundation
public import Jobs
import NIOCore
import NIOHTTP1
import Storage

/// Asks now and then whether the links of proofs still answer. Nothing of what lies behind them is read or kept.
public enum LinkCheck {
    /// How many links a run asks, and how many days an answer counts.
    static let most = 50
    static let days = 7

    /// - Parameter isAllowed: whether an address of a machine may be asked; those inside the house may not.
    public static func kind(
        isAllowed: @escaping @Sendable (String) -> Bool = PublicAddress.isPublic
    ) -> JobKind {
        JobKind("evidence.link-check", every: 3600) { lease, store in
            let old = store.clock.now().adding(seconds: -days * 86_400)
            let lately = store.clock.now().adding(seconds: -3600)
            let addresses = try await store.read { reading in
                try reading.texts(
                    """
                    SELECT DISTINCT evidence_version.address FROM evidence
                    JOIN evidence_version ON evidence_version.evidence = evidence.id
                        AND evidence_version.number = evidence.newest
                    LEFT JOIN link_state ON link_state.address = evidence_version.address
                    WHERE evidence_version.address IS NOT NULL AND evidence.withdrawn_at IS NULL
                        AND (link_state.checked_at IS NULL OR link_state.checked_at < \(old)
                            OR (link_state.state = 'unreachable' AND link_state.checked_at < \(lately)))
                    ORDER BY evidence_version.address LIMIT \(most)
                    """)
            }
            var states: [(String, EvidenceContent.LinkState)] = []
            for (index, address) in addresses.enumerated() {
                states.append((address, await ask(address, isAllowed)))
                try await store.housekeeping { _ = try lease.progress(index + 1, of: addresses.count, in: $0) }
            }
            // Where nothing answers, it is our own line that is down, and says nothing of theirs.
            guard states.count < 2 || states.contains(where: { $0.1 != .unreachable }) else { return }
            let found = states
            try await store.housekeeping { keeping in
                for (address, state) in found {
                    try keeping.run(
                        """
                        INSERT INTO link_state (address, state, checked_at)
                        VALUES (\(address), \(state), \(keeping.at))
                        ON CONFLICT (address) DO UPDATE SET state = excluded.state, checked_at = excluded.checked_at
                        """)
                }
            }
        }
    }

    /// What one address answers. The name is looked up once and asked at that very machine, so that it can't point
    /// into the house afterwards; a redirection counts as an answer and is not followed.
    static func ask(_ address: String, _ isAllowed: (String) -> Bool) async -> EvidenceContent.LinkState {
        guard let url = URL(string: address), let host = url.host(), let machine = await PublicAddress.found(host)
        else {
            return .unreachable
        }
        guard isAllowed(machine) else { return .forbidden }
        var settings = HTTPClient.Configuration()
        settings.redirectConfiguration = .disallow
        settings.timeout = .init(connect: .seconds(5), read: .seconds(10))
        if host != machine { settings.dnsOverride = [host: machine] }
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
        let state = await ask(address, client)
        do { try await client.shutdown() } catch { return .unreachable }
        return state
    }

    private static func ask(_ address: String, _ client: HTTPClient) async -> EvidenceContent.LinkState {
        do {
            var request = HTTPClientRequest(url: address)
            request.method = .HEAD
            let status = try await client.execute(request, timeout: .seconds(15)).status.code
            // Who wants a sign-in, or takes no HEAD, is there.
            return [404, 410].contains(status) || status >= 500 ? .dead : .alive
        } catch {
            return .unreachable
        }
    }
}

/// Machines on the open network: a link must not make the server ask its own house.
public enum PublicAddress {
    /// The first address of a name, looked up where waiting holds nobody up.
    static func found(_ host: String) async -> String? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: lookup(host)) }
        }
    }

    /// The first address of a name, as text.
    static func lookup(_ host: String) -> String? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        guard getaddrinfo(bare, nil, &hints, &found) == 0, let first = found else { return nil }
        defer { freeaddrinfo(found) }
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        guard
            getnameinfo(
                first.pointee.ai_addr, first.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
                == 0
        else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether an address, as text, belongs to no private, local or reserved range (RFC 6890).
    public static func isPublic(_ address: String) -> Bool {
        let bare = address.prefix { $0 != "%" }.lowercased()
        if bare.contains(":") {
            if let last = bare.split(separator: ":").last, last.contains(".") { return isPublic(String(last)) }
            let local = [
                "fc", "fd", "fe8", "fe9", "fea", "feb", "ff", "64:ff9b", "100:", "2001:db8", "2001:0:", "2002:",
            ]
            return bare != "::1" && bare != "::" && !local.contains(where: bare.hasPrefix) && !bare.hasPrefix("::")
        }
        let parts = bare.split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt8($0) }
        guard parts.count == 4 else { return false }
        switch (parts[0], parts[1]) {
        case (0, _), (10, _), (127, _), (224..., _): return false
        case (100, 64...127), (169, 254), (172, 16...31), (192, 168), (198, 18...19): return false
        case (192, 0): return parts[2] != 0 && parts[2] != 2
        case (198, 51): return parts[2] != 100
        case (203, 0): return parts[2] != 113
        default: return true
        }
    }
}
