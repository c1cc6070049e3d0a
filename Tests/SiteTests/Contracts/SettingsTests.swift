import Foundation
import TestStore
import Testing

@testable import Site

@Suite struct SettingsTests {
    private func settings(_ environment: [String: String] = [:]) throws -> Settings {
        try Settings(
            data: "data", environment: environment.merging(["TUNTAS_RESOURCES": TestStore.resources.path]) { $1 })
    }

    @Test(arguments: ["127.0.0.1", "127.8.0.1", "::1", "localhost"])
    func `plain http is served on the loopback address`(host: String) throws {
        var settings = try settings()
        settings.host = host
        try settings.check()
        #expect(!settings.isSecure)
    }

    @Test(arguments: ["0.0.0.0", "192.168.1.4", "example.org", "::"])
    func `plain http anywhere else is refused with what to do`(host: String) throws {
        var settings = try settings()
        settings.host = host
        let problem = #expect(throws: SettingsProblem.self) { try settings.check() }
        #expect(problem?.description.contains("--tls-cert") ?? false)
        #expect(problem?.description.contains("--trusted-proxy") ?? false)
    }

    @Test func `certificates or a named proxy open other addresses`() throws {
        var own = try settings(["TUNTAS_TLS_CERT": "a.pem", "TUNTAS_TLS_KEY": "b.pem"])
        own.host = "0.0.0.0"
        try own.check()
        var proxied = try settings(["TUNTAS_TRUSTED_PROXY": "10.0.0.9"])
        proxied.host = "0.0.0.0"
        try proxied.check()
        #expect(own.isSecure && proxied.isSecure)
    }

    @Test func `the site is asked where people find it, else on this machine, and under no name that may be wrong`()
        throws
    {
        var settings = try settings()
        #expect(settings.ownAddress == "http://127.0.0.1:8080")
        settings.host = "::1"
        #expect(settings.ownAddress == "http://[::1]:8080")
        settings.certificate = "a.pem"
        #expect(settings.ownAddress == nil)
        settings.address = try self.settings(["TUNTAS_ADDRESS": "https://tuntas.kantor.example/"]).address
        #expect(settings.ownAddress == "https://tuntas.kantor.example")
    }

    @Test(arguments: ["tuntas.kantor.example", "ftp://tuntas.kantor.example", "https://"])
    func `an address that nobody can open is refused`(address: String) throws {
        let problem = #expect(throws: SettingsProblem.self) { try settings(["TUNTAS_ADDRESS": address]).check() }
        #expect(problem?.description.contains("TUNTAS_ADDRESS") ?? false)
    }

    @Test func `half a certificate is refused`() throws {
        var half = try settings(["TUNTAS_TLS_CERT": "a.pem"])
        half.host = "127.0.0.1"
        #expect(throws: SettingsProblem.self) { try half.check() }
    }
}
