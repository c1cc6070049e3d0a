public import Storage

/// What a check of a whole installation found: every chain computed anew, and held against the signed roots.
public struct Verification: Sendable, Equatable {
    /// A root that proves nothing, or that tells of another installation.
    public struct BadRoot: Sendable, Equatable {
        public let root: String
        public let problem: RootFile.Problem
    }

    public let key: String?
    /// How many roots are whole and signed by the key.
    public let roots: Int
    public let lastRoot: String?
    public let badRoots: [BadRoot]
    /// The installation's own chain first, then the offices' by their slugs.
    public let chains: [ChainVerdict]

    public var isSound: Bool { badRoots.isEmpty && chains.allSatisfy(\.findings.isEmpty) }

    /// - Parameter roots: read before this state of the database, so that none of them is newer than it.
    public init(_ roots: KnownRoots, in reading: Reading) throws {
        var names: [String: String] = [:]
        try reading.each("SELECT id, slug FROM office") { names[try $0.text(0)] = try $0.text(1) }
        let offices = Set(try reading.chains()).union(roots.anchors.keys)
        func order(_ office: String) -> String { office == "-" ? "" : names[office] ?? office }
        chains = try offices.sorted { order($0) < order($1) }.map { office in
            try ChainVerdict(of: office, name: names[office], roots: roots, in: reading)
        }
        // A root of ours that tells of another beginning is compared all the same: the beginning may be what was changed.
        let installation = try Root.installation(in: reading)
        let others = roots.beginnings.filter { $0.key != installation }.values.flatMap { $0 }.sorted()
        badRoots =
            roots.bad.map { BadRoot(root: $0.root, problem: $0.problem) }
            + others.map { BadRoot(root: $0, problem: .otherInstallation) }
        key = roots.key
        self.roots = roots.good.count
        lastRoot = roots.good.last
    }
}
