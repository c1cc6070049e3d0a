public import Files
public import Logging
public import People
public import Storage

/// What every room stands on: one value, made once by Site and passed by hand.
public struct Ground: Sendable {
    public let store: Store
    public let vault: FileVault
    public let locales: Locales
    public let keys: Keys
    public let passwords: Passwords
    public let assets: Assets
    public let log: Logger
    /// Changes with each build, so that no browser keeps a page of an older one.
    public let build: String
    /// Whether visitors come by TLS, which cookies must know.
    public let isSecure: Bool
    /// Whose `X-Forwarded-For` we believe; `nil` for nobody's.
    public let trustedProxy: String?
    /// What people navigate by, in order; the rooms offer them.
    public let nouns: [Noun]
    /// What an office is run by, in order: the person's menu leads there.
    public let officeNouns: [Noun]
    /// What an installation shows below the sign-in form, given the sealed form that must not be lost.
    public let belowSignIn: @Sendable (Visit<Person?>, _ kept: String) async throws -> HTML
    let throttle: Throttle

    public init(
        store: Store, vault: FileVault, locales: Locales, keys: Keys, passwords: Passwords, assets: Assets,
        log: Logger, build: String, isSecure: Bool, trustedProxy: String? = nil, nouns: [Noun] = [],
        officeNouns: [Noun] = [],
        belowSignIn: @escaping @Sendable (Visit<Person?>, String) async throws -> HTML = { _, _ in "" }
    ) {
        self.store = store
        self.vault = vault
        self.locales = locales
        self.keys = keys
        self.passwords = passwords
        self.assets = assets
        self.log = log
        self.build = build
        self.isSecure = isSecure
        self.trustedProxy = trustedProxy
        self.nouns = nouns
        self.officeNouns = officeNouns
        self.belowSignIn = belowSignIn
        throttle = Throttle(clock: store.clock)
    }

    /// The name of a cookie; browsers take `__Host-` ones only over TLS and for this host alone.
    public func cookie(_ name: String) -> String { isSecure ? "__Host-tuntas-\(name)" : "tuntas-\(name)" }
}
