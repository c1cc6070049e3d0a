import Foundation
import People
import Registers
import Storage
import Subjects
import Web

/// The registers of the demo office: what `Resources/samples/demo-registers.yaml` tells of complaints and channels, of
/// wealth reports and of teams happens between the work of the plan, by the same clock.
struct DemoRegisters {
    private var writer: StoryWriter
    private var waiting: ArraySlice<StoryWriter.Step>
    private let people: [String: String]
    /// What people were told of before this day they have read.
    private let unreadFrom: Day
    private var isRead = false

    static func stories(_ resources: URL) throws -> [RecordStory] {
        try RecordStory.read(resources.appending(path: "samples/demo-registers.yaml"))
    }

    /// - Parameter people: the ids of persons by their login.
    init(_ stories: [RecordStory], of office: Office, people: [String: String], today: Day, in app: App) throws {
        writer = StoryWriter(
            office: office, shelf: app.shelf, people: people, keys: app.ground.keys,
            words: app.ground.locales[.indonesian])
        waiting = try StoryWriter.steps(of: stories)[...]
        self.people = people
        unreadFrom = today.adding(days: -7)
    }

    /// Takes the steps up to a minute of a day.
    mutating func take(until day: Day, minute: Int, _ moment: Moment, in store: Store) async throws {
        while let step = waiting.first, (step.day, step.minute) <= (day, minute) {
            moment.move(to: step.day, minute: step.minute)
            if step.day >= unreadFrom, !isRead {
                try await read(in: store)
                isRead = true
            }
            try await writer.take(step, in: store)
            waiting.removeFirst()
        }
    }

    private func read(in store: Store) async throws {
        let people = people.values.sorted()
        try await store.housekeeping { keeping in
            for person in people { try Notice.see(by: person, in: keeping) }
        }
    }
}
