import Foundation
import Storage
import TestStore
import Testing

@testable import Forms
@testable import Registers
@testable import Site

/// The registers that ship are whole: every one is read, and says where its rules come from.
@Suite struct ShippedRegisterTests {
    @Test func `every definition that ships is taken, and lists what it rests on`() throws {
        let shelf = try RegisterShelf(resources: TestStore.resources)
        #expect(Set(shelf.shipped.map(\.key)).isSuperset(of: ["complaints", "complaint-channels", "lhkpn", "teams"]))
        for register in shelf.shipped {
            #expect(!register.definition.basis.isEmpty, "\(register.key)")
            for deadline in register.definition.deadlines { #expect(deadline.source != nil, "\(register.key)") }
        }
    }

    @Test func `a definition goes through its kept form unchanged`() throws {
        for register in try RegisterShelf(resources: TestStore.resources).shipped {
            let kept = try Register(body: register.body, hash: register.hash)
            #expect(kept.definition == register.definition && kept.hash == register.hash)
        }
    }

    @Test func `wealth itself has no field anywhere`() throws {
        let shelf = try RegisterShelf(resources: TestStore.resources)
        let lhkpn = try #require(shelf.shipped.first { $0.key == "lhkpn" })
        #expect(!lhkpn.definition.fields.contains { [.money, .decimal, .longText, .rows].contains($0.kind) })
    }
}
