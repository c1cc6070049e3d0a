import Audit
import Desk
public import Documents
import Evidence
import Files
public import Foundation
public import Hummingbird
import Identity
public import Jobs
public import Logging
public import Mail
import Measures
import Offices
import People
public import Plans
import Portal
import Registers
public import Storage
import Subjects
public import Web

/// The whole site: its ground and its routes, wired by hand.
public struct App: Sendable {
    /// What a backup, a figure and `--version` call this program; the changelog says what is in it.
    public static let version = "0.1-dev"

    public let ground: Ground
    private let counts = RequestCounts()
    private let metricsToken: String?
    private let roots: RootFolder
    /// Reads documents into plans.
    public var reader: PlanReader { resources.reader }
    /// Every measure, and what measures it.
    var catalogue: Catalogue { resources.catalogue }
    var known: KnownBindings { resources.known }
    /// Counts deadlines anew when an office's days change.
    private var recount: ClockRecount { ClockRecount(shelf: resources.shelf) }
    /// The registers that ship.
    var shelf: RegisterShelf { resources.shelf }
    /// Opens the files that are no text.
    public let worker: DocumentWorker
    private let pictures: PictureShelf
    private let today: TodayRoutes
    private let resources: Resources
    /// Where the site asks for its own public forms.
    private let address: String?
    /// Sends e-mail, where the operator named a server.
    private let post: Post?

    /// - Parameters:
    ///   - folder: where files and the secret lie.
    ///   - memory: KiB a password's hash; smaller only in tests.
    ///   - metricsToken: what a monitor on another machine must send.
    ///   - worker: where the document worker lies; beside the resources when nobody says otherwise.
    ///   - roots: where the signed roots are written; beside the files when nobody says otherwise.
    ///   - mail: the server that takes e-mail; without one people are told on their pages alone.
    ///   - address: where the site asks for its own public forms; without one nobody asks.
    public init(
        store: Store, folder: URL, resources: Resources, log: Logger, isSecure: Bool = false,
        trustedProxy: String? = nil,
        metricsToken: String? = nil, worker: URL? = nil, roots: URL? = nil, mail: MailServer? = nil,
        address: String? = nil,
        passwordMemory memory: UInt32 = 19_456
    ) throws {
        let secret = try Secret.load(folder)
        self.resources = resources
        self.address = address
        post = mail.map { Post(server: $0, locales: resources.locales) }
        today = TodayRoutes(words: resources.vocabulary)
        self.worker = DocumentWorker(
            folder: worker ?? resources.folder.deletingLastPathComponent().appending(path: "worker"))
        pictures = PictureShelf(folder: folder.appending(path: "pictures"), worker: self.worker)
        self.metricsToken = metricsToken
        self.roots = RootFolder(data: folder, folder: roots)
        ground = Ground(
            store: store,
            vault: try FileVault(folder: folder.appending(path: "files")),
            locales: resources.locales,
            keys: Keys(secret: secret),
            passwords: Passwords(memory: memory),
            assets: resources.assets,
            log: log,
            build: Self.buildMark,
            isSecure: isSecure,
            trustedProxy: trustedProxy,
            nouns: [BerandaPage.noun, PlanRoutes.noun, EvidenceRoutes.noun],
            officeNouns: [
                PeopleRoutes.noun, UnitRoutes.noun, HolidayRoutes.noun, AccessRoutes.noun, AuditRoutes.noun,
                OfficeSettingsRoutes.noun, MeasureRoutes.noun, RegisterRoutes.noun,
            ],
            belowSignIn: { visit, kept in
                var below = try await DemoPeople.cards(visit, kept: kept)
                below.add(try await TrialRoutes.invitation(visit))
                below.add(try await PortalRoutes.way(visit))
                return below
            })
    }

    /// The router with every room's routes.
    public func router() -> (Router<Context>, RouteBook) {
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: counts)
        router.add(middleware: FrontDoor(ground: ground))
        let routes = Routes(router, ground: ground)
        StartRoutes().add(to: routes)
        SignInRoutes().add(to: routes)
        CodeRoutes().add(to: routes)
        AccountRoutes().add(to: routes)
        FactorRoutes().add(to: routes)
        ApiKeyRoutes().add(to: routes)
        StyleRoutes().add(to: routes)
        MetricsRoutes(counts: counts, token: metricsToken, sendsMail: post != nil).add(to: routes)
        PeopleRoutes().add(to: routes)
        UnitRoutes().add(to: routes)
        HolidayRoutes(daysChanged: recount.daysChanged).add(to: routes)
        OfficeSettingsRoutes(daysChanged: recount.daysChanged).add(to: routes)
        AccessRoutes().add(to: routes)
        AuditRoutes(roots: roots).add(to: routes)
        PlanRoutes().add(to: routes)
        EntryRoutes(usual: resources.usual, catalogue: catalogue, known: known).add(to: routes)
        AgentRoutes().add(to: routes)
        MeasureRoutes(catalogue: catalogue).add(to: routes)
        RegisterRoutes(shelf: resources.shelf).add(to: routes)
        RegisterApi(shelf: resources.shelf).add(to: routes)
        PortalRoutes(shelf: resources.shelf, sendsLetters: post != nil).add(to: routes)
        today.add(to: routes)
        NoticeRoutes(kinds: ReminderWork.noticeKinds + RegisterNotices.kinds + [Mention.noticeKind]).add(to: routes)
        CalendarRoutes(shelf: resources.shelf).add(to: routes)
        EvidenceRoutes(pictures: pictures, beside: today.beside).add(to: routes)
        ReviewRoutes(reader: reader, worker: worker, pictures: pictures).add(to: routes)
        TrialRoutes(reader: reader, worker: worker).add(to: routes)
        return (router, routes.book)
    }

    /// What is done in the background.
    public var jobs: [JobKind] {
        [
            FileSweep.kind(ground.vault), SessionSweep.kind, roots.job,
            ReadFile(reader: reader, worker: worker, vault: ground.vault).kind, LeaverWork.kind,
            LinkCheck.kind(), FigureWatch.kind(catalogue), ReminderWork.kind,
            RecordReminders.kind(resources.shelf), recount.kind,
            ImportWork(shelf: resources.shelf, vault: ground.vault, locales: resources.locales).kind,
            RegisterApi.forgetting, TicketReturn.forgetting,
            FormCheck.kind(resources.shelf, catalogue, at: address),
        ] + (post.map { [$0.kind, $0.returns(resources.shelf, ground)] } ?? [])
    }

    /// Brings the database to this program's state.
    public static func migrate(_ store: Store, resources: URL) async throws {
        try await store.migrate(try Migration.all(in: resources.appending(path: "migrations")))
    }

    /// The age of the running program: pages made by another build are not reused.
    private static let buildMark: String = {
        let path = Bundle.main.executablePath ?? ""
        do {
            let facts = try FileManager.default.attributesOfItem(atPath: path)
            return "\(facts[.size] ?? "")-\((facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)"
        } catch {
            return "unknown"
        }
    }()
}

/// The installation's secret: made at the first start, readable by its owner alone.
enum Secret {
    static func load(_ folder: URL) throws -> [UInt8] {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let place = folder.appending(path: "secret.key")
        if !FileManager.default.fileExists(atPath: place.path) {
            do {
                // Of two programs that start at once one writes it and both read it.
                try DurableFile.write(Identifier.random(32), to: place, mode: 0o600, replacing: false)
            } catch let problem as RootProblem {
                throw SettingsProblem(problem.description)
            }
        }
        guard let data = FileManager.default.contents(atPath: place.path), data.count == 32 else {
            throw SettingsProblem("\(place.path) is damaged: it must hold 32 bytes.")
        }
        return Array(data)
    }
}

/// Removes bytes that no row names.
enum FileSweep {
    static func kind(_ vault: FileVault) -> JobKind {
        JobKind("files.sweep", every: 3600) { _, store in
            let named = try await store.read { reading in
                Set(try reading.texts("SELECT office || '/' || hash FROM file"))
            }
            _ = try vault.sweep(now: store.clock.now()) { hash, office in named.contains("\(office)/\(hash)") }
        }
    }
}

/// Forgets sessions that are over.
enum SessionSweep {
    static let kind = JobKind("identity.session-sweep", every: 3600) { _, store in
        try await store.housekeeping { try Session.endExpired(in: $0) }
    }
}
