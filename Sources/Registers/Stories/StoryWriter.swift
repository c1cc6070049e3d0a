import Forms
public import People
public import Storage
public import Web

/// Writes what is told of records, step by step in the order of its moments: by the rights of those who took the steps,
/// with the rules, the numbers, the clocks and the events that the same steps have on pages.
public struct StoryWriter: Sendable {
    /// One thing that somebody did with a record.
    public struct Step: Sendable {
        public let day: Day
        /// Since the day began.
        public let minute: Int
        let record: String
        let register: String
        let told: RecordStory.Step
    }

    let office: Office
    let shelf: RegisterShelf
    let people: [String: String]
    let keys: Keys
    let words: Words
    /// The numbers of the records that were entered, and the codes of those that came from outside.
    private(set) var numbers: [String: String] = [:]
    private var tickets: [String: TicketCode] = [:]

    /// - Parameter people: the ids of those who do something, by their login.
    public init(office: Office, shelf: RegisterShelf, people: [String: String], keys: Keys, words: Words) {
        (self.office, self.shelf, self.people) = (office, shelf, people)
        (self.keys, self.words) = (keys, words)
    }

    /// The steps of some records.
    public static func steps(of stories: [RecordStory]) throws -> [Step] {
        var steps: [Step] = []
        for story in stories {
            for told in story.steps {
                guard let (day, minute) = told.moment else {
                    throw StoryProblem(record: story.name, at: told.at, reason: "no moment")
                }
                steps.append(
                    Step(day: day, minute: minute, record: story.name, register: story.register, told: told))
            }
        }
        return steps.enumerated().sorted { left, right in
            (left.element.day, left.element.minute, left.offset)
                < (right.element.day, right.element.minute, right.offset)
        }.map(\.element)
    }

    /// Takes a step, as a change of its own.
    ///
    /// - Throws: `StoryProblem`.
    public mutating func take(_ step: Step, in store: Store) async throws {
        do {
            switch (step.told.does, step.told.by.isEmpty) {
            case ("enter", true):
                let code = try await send(step, in: store)
                tickets[step.record] = code
                numbers[step.record] = code.number
            case ("enter", false):
                let number = try await enter(step, in: store)
                numbers[step.record] = number
            case (_, true): try await follow(step, in: store)
            case (_, false): try await work(step, in: store)
            }
        } catch {
            throw StoryProblem(record: step.record, at: step.told.at, reason: "\(error)")
        }
    }

    /// As the office's public form enters it.
    private func send(_ step: Step, in store: Store) async throws -> TicketCode {
        try await store.change(by: .system("portal"), in: [office.id]) { change in
            guard let register = try shelf.named(step.register, of: office.id, in: change.reading),
                let offering = Offering(register, office)
            else { throw Problem.notFound }
            try step.told.refuseUnasked(offering.fields)
            let (draft, problems) = offering.read(
                step.told.form, .indonesian, words, today: office.day(of: change.at))
            if let problem = problems.first { throw problem }
            return try offering.enter(draft, files: [], words, keys, in: change)
        }
    }

    /// As whoever holds the code does it.
    private func follow(_ step: Step, in store: Store) async throws {
        try await store.change(by: .system("portal"), in: [office.id]) { change in
            guard let code = tickets[step.record],
                let ticket = try Ticket.opened(code, of: office, shelf, keys, in: change.reading)
            else { throw Problem.notFound }
            switch step.told.does {
            case "say": try ticket.say(step.told.text, nil, in: change)
            case "rate": try ticket.rate(step.told.score ?? 0, step.told.text, in: change)
            case let transition:
                try ticket.step(transition, comment: step.told.text, isSure: true, words, in: change)
            }
        }
    }

    func actor(_ step: Step) throws -> Actor {
        guard let id = people[step.told.by] else { throw Problem.notFound }
        return Actor(person: id)
    }

    func rights(_ step: Step, _ clock: Clock, in change: Change) throws -> RecordRights {
        guard let person = try Person.active(change.actor.person, clock: clock, in: change.reading),
            let register = try shelf.named(step.register, of: office.id, in: change.reading)
        else { throw Problem.notFound }
        let rights = RecordRights(person: person, register: register)
        guard rights.isReader else { throw Problem.notFound }
        return rights
    }
}

/// A step that could not be taken as it is told.
public struct StoryProblem: Error, CustomStringConvertible {
    let record: String
    let at: String
    let reason: String

    public var description: String { "\(record), \(at): \(reason)" }
}
