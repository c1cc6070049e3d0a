import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Mail
import Storage
import Synchronization
import TestStore
import Testing
import Web

@testable import People
@testable import Plans
@testable import Site

/// A town with two offices, the world that every test starts from: Rina, Bambang, Sari and Fajar work in the first,
/// Budi in the second.
struct Town: Sendable {
    let app: App
    let store: Store
    let folder: URL
    let book: RouteBook
    /// The routes, put together once: a town is visited hundreds of times.
    let responder: RouterResponder<Context>
    let harbour = Self.harbour
    let hill = Self.hill
    private static let harbour = Office(
        id: "o-1", slug: "pelabuhan", name: "KPU Kota Pelabuhan", shortName: "KPU Pelabuhan", zone: .wib)
    private static let hill = Office(
        id: "o-2", slug: "bukit", name: "KPU Kabupaten Bukit", shortName: "KPU Bukit", zone: .wit)
    private let people: [String: String]
    /// The time that the town's clock shows.
    let now: Now

    final class Now: Sendable {
        private let instant = Mutex(Instant("2026-09-15T02:30:00.000Z") ?? Instant(milliseconds: 0))
        var clock: Clock { Clock { [self] in instant.withLock { $0 } } }
        func pass(seconds: Int) { instant.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    /// Read once: every town has the same.
    static let resources = Result { try Resources(TestStore.resources) }
    static let sample = TestStore.resources.appending(path: "samples/batang-hari-2026.txt")

    /// What a town begins with beside its database.
    struct Founding: Sendable {
        let people: [String: String]
        /// What lies in its folder: the secret, files.
        let files: [String: Data]
    }

    private static let founded = seed { _ in }
    /// The same with the sample as the harbour's plan of 2026.
    private static let planned = seed { try await $0.adoptSample() }

    /// A town to which something happened, made once.
    static func seed(_ happening: @escaping @Sendable (Town) async throws -> Void) -> Seed<Founding> {
        let now = Now()
        return Seed(clock: now.clock) { store in
            try await TestStore.folder { folder in
                let people = try await found(store)
                let town = try Town(store: store, folder: folder, now: now, mail: nil, people: people)
                try await happening(town)
                return Founding(people: people, files: try files(in: folder))
            }
        }
    }

    /// - Parameter mail: the server that the site is told of; nothing is sent to it.
    static func with<Result: Sendable>(
        mail: MailServer? = nil, _ body: @Sendable (Town) async throws -> Result
    ) async throws {
        try await with(founded, mail: mail, body)
    }

    /// The town at work on its plan.
    static func working<Result: Sendable>(_ body: @Sendable (Town) async throws -> Result) async throws {
        try await with(planned, body)
    }

    static func with<Result: Sendable>(
        _ seed: Seed<Founding>, mail: MailServer? = nil, _ body: @Sendable (Town) async throws -> Result
    ) async throws {
        let now = Now()
        _ = try await TestStore.with(seed, clock: now.clock) { store, founding in
            try await TestStore.folder { folder in
                for (path, bytes) in founding.files {
                    let place = folder.appending(path: path)
                    try FileManager.default.createDirectory(
                        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                    try bytes.write(to: place)
                    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
                }
                _ = try await body(
                    try Town(store: store, folder: folder, now: now, mail: mail, people: founding.people))
            }
        }
    }

    private static func files(in folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let place = folder.appending(path: path)
            if try place.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
                files[path] = try Data(contentsOf: place)
            }
        }
        return files
    }

    private init(store: Store, folder: URL, now: Now, mail: MailServer?, people: [String: String]) throws {
        self.store = store
        self.folder = folder
        self.now = now
        self.people = people
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        app = try App(
            store: store, folder: folder, resources: try Self.resources.get(), log: log, isSecure: true,
            trustedProxy: "-", mail: mail, passwordMemory: 64)
        let (router, book) = app.router()
        (self.book, responder) = (book, router.buildResponder())
    }

    /// The two offices and their people, by name.
    private static func found(_ store: Store) async throws -> [String: String] {
        let hash = try await Passwords(memory: 64).hash("kata sandi rina")
        return try await store.change(by: .system("test"), in: [nil, "o-1", "o-2"]) { change in
            try harbour.add(in: change)
            try hill.add(in: change)
            let day = Day(sinceEpoch: 20_454)
            func add(_ name: String, _ office: Office, _ role: String) throws -> String {
                try Account.add(
                    name: name, login: name, passwordHash: hash, mustChange: false, office: office.id, unit: nil,
                    post: role, role: role, from: day, in: change)
            }
            return [
                "Rina": try add("Rina", harbour, "admin-rb"), "Bambang": try add("Bambang", harbour, "sekretaris"),
                "Yulia": try add("Yulia", harbour, "kasubbag"), "Sari": try add("Sari", harbour, "staf"),
                "Fajar": try add("Fajar", harbour, "kustodian"), "Budi": try add("Budi", hill, "admin-rb"),
            ]
        }
    }

    func id(_ name: String) throws -> String { try #require(people[name]) }

    /// What somebody gets from the site; `nil` is a guest.
    func `as`<Answer: Sendable>(
        _ name: String?, _ visit: @escaping @Sendable (Browser) async throws -> Answer
    ) async throws -> Answer {
        var session: String?
        if let name {
            let (secret, person) = (Session.newSecret(), try id(name))
            try await store.housekeeping { try Session.begin(secret: secret, person: person, browser: "test", in: $0) }
            session = secret
        }
        return try await Application(responder: responder).test(.router) { [session] client in
            try await visit(Browser(client: client, session: session))
        }
    }

    /// The kinds of the harbour's events, those that set the town up aside.
    func events() async throws -> [String] {
        try await store.read { try $0.events(of: "o-1").map(\.kind).filter { !$0.hasPrefix("people.") } }
    }

    /// The sample as the harbour's plan of 2026.
    func adoptSample() async throws {
        let intake = PlanIntake(
            office: harbour, vault: app.ground.vault, store: store, reader: app.reader, worker: app.worker)
        let number = try await intake.read(
            Array(try Data(contentsOf: Self.sample)), named: "batang-hari-2026.txt", by: .system("test"))
        try await intake.adopt(number, lostItems: .later, by: .system("test"))
    }
}
