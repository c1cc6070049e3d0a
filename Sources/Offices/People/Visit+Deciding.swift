import People
import Storage
import Web

extension Visit<Member> {
    /// Runs a change with what the visitor may do in this office, read anew inside it: two administrators who remove
    /// each other at the same time take turns here, and the second finds that they may no longer.
    ///
    /// - Parameter others: further offices whose chains the change writes; `nil` is the installation.
    @discardableResult
    func deciding<Result: Sendable>(
        also others: [String] = [], _ body: @escaping @Sendable (Change, Powers) throws -> Result
    ) async throws -> Result {
        let (person, office, today) = (person.id, office.id, today)
        return try await store.change(by: actor, in: [office] + others) { change in
            let isActive = try change.reading.finds("SELECT 1 FROM account WHERE person = \(person) AND active = 1")
            let powers = try Powers.of(person, office: office, today: today, in: change.reading)
            guard isActive, powers.reach != .units([]) else { throw Problem.notFound }
            return try body(change, powers)
        }
    }

    /// The same about one person, who must still be within reach.
    @discardableResult
    func deciding<Result: Sendable>(
        on address: PersonAddress, also others: [String] = [],
        _ body: @escaping @Sendable (Change, Powers, PersonCard) throws -> Result
    ) async throws -> Result {
        let (office, today) = (office, today)
        return try await deciding(also: others) { change, powers in
            let card = try PersonCard.named(
                address, office: office, today: today, reach: powers.reach, in: change.reading)
            guard let card else { throw Problem.notFound }
            return try body(change, powers, card)
        }
    }

    /// The person of the address; not found when they are out of reach.
    func card() async throws -> PersonCard {
        let (address, office, today, reach) = (try personAddress, office, today, reach)
        let card = try await store.read {
            try PersonCard.named(address, office: office, today: today, reach: reach, in: $0)
        }
        guard let card else { throw Problem.notFound }
        return card
    }

    var personAddress: PersonAddress {
        get throws {
            guard let address = PersonAddress(try path("nomor")) else { throw Problem.notFound }
            return address
        }
    }

    var peopleBase: String { "/\(office.slug)/orang" }

    func address(of card: PersonCard) -> String {
        let address = PersonAddress(home: card.isGuest ? card.homeSlug : nil, number: card.number)
        return "\(peopleBase)/\(address.text)"
    }
}
