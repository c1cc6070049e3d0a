// swift-tools-version: 6.2
import PackageDescription

// The architecture, executable: a room may import what stands in its list and nothing else.
// Imports point down, never sideways. See ARCHITECTURE.md.

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let threads = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let buffers = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let http = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let tls = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let asking = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "tuntas",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "tuntas", targets: ["tuntas"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    ],
    targets: [
        // C libraries of the system.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CJemalloc", pkgConfig: "jemalloc", providers: [.apt(["libjemalloc-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // The ground.
        .target(name: "Storage", dependencies: ["CLibPQ", grdb, sqlite, threads, crypto]),
        .target(name: "People", dependencies: ["Storage", "CArgon2", threads, crypto]),
        .target(name: "Deadlines", dependencies: ["Storage"]),
        .target(name: "Subjects", dependencies: ["Deadlines", "People", "Storage"]),
        .target(name: "Jobs", dependencies: ["People", "Storage", lifecycle, logging]),
        .target(name: "Files", dependencies: ["People", "Storage", crypto]),
        .target(
            name: "Web",
            dependencies: [
                "Subjects", "Jobs", "Files", "People", "Storage", "CZlib",
                hummingbird, hummingbirdCore, httpTypes, buffers, logging, crypto, yaml,
            ]),

        // What engines share.
        .target(name: "Documents", dependencies: ["Storage", subprocess, system]),
        .target(
            name: "Measures",
            dependencies: ["Web", "Subjects", "Jobs", "Deadlines", "People", "Storage", yaml]),
        .target(name: "Forms", dependencies: ["Web", "Deadlines", "People", "Storage", yaml]),
        .target(
            name: "Evidence",
            dependencies: [
                "Documents", "Web", "Subjects", "Jobs", "Files", "People", "Storage", "CZlib", crypto, asking, buffers,
                http,
            ]),

        .target(
            name: "Mail", dependencies: ["CCurl", "Web", "Subjects", "Jobs", "Deadlines", "People", "Storage"]),

        // The engines: never each other.
        .target(name: "Identity", dependencies: ["Web", "People", "Storage", "CQRencode", crypto, logging]),
        .target(
            name: "Offices",
            dependencies: ["Forms", "Web", "Subjects", "Files", "Deadlines", "People", "Storage", crypto]),
        .target(name: "Audit", dependencies: ["Web", "Subjects", "Jobs", "People", "Storage", crypto]),
        .target(
            name: "Plans",
            dependencies: [
                "Measures", "Evidence", "Documents", "Web", "Subjects", "Jobs", "Files", "Deadlines", "People",
                "Storage",
                yaml, crypto,
            ]),

        .target(
            name: "Registers",
            dependencies: [
                "Forms", "Measures", "Evidence", "Web", "Subjects", "Jobs", "Files", "Deadlines", "People", "Storage",
                crypto,
            ]),

        // What stands before them: a member's first page.
        .target(
            name: "Desk",
            dependencies: ["Plans", "Registers", "Evidence", "Web", "Subjects", "Deadlines", "People", "Storage"]),

        // The office's public face.
        .target(
            name: "Portal",
            dependencies: [
                "Registers", "Forms", "Measures", "Evidence", "Web", "Jobs", "People", "Storage", asking, buffers, http,
            ]),

        // The house.
        .target(
            name: "Site",
            dependencies: [
                "Identity", "Offices", "Audit", "Desk", "Portal", "Plans", "Registers", "Forms", "Measures", "Mail",
                "Evidence",
                "Documents", "Web", "Subjects",
                "Jobs",
                "Files",
                "Deadlines",
                "People", "Storage", arguments, hummingbird, hummingbirdCore, hummingbirdTLS, tls, lifecycle, signals,
                logging,
                threads,
                crypto,
            ]),
        .executableTarget(name: "tuntas", dependencies: ["CJemalloc", "Site"]),

        // What proves it.
        .executableTarget(
            name: "peer", dependencies: ["Plans", grdb, hummingbird, httpTypes, buffers, logging],
            path: "Benchmarks/peer"),
        .executableTarget(
            name: "mortal", dependencies: ["Jobs", "Files", "Storage", logging], path: "Tests/mortal"),
        .target(name: "TestStore", dependencies: ["Storage", grdb], path: "Tests/TestStore"),
        .testTarget(
            name: "StorageTests", dependencies: ["Storage", "Jobs", "Files", "TestStore", "mortal", grdb, logging]),
        .testTarget(name: "DeadlinesTests", dependencies: ["Deadlines", "Storage"]),
        .testTarget(name: "FormsTests", dependencies: ["Forms", "Web", "People", "Storage", "TestStore"]),
        .testTarget(name: "WebTests", dependencies: ["Web", "Storage", httpTypes]),
        .testTarget(
            name: "SiteTests",
            dependencies: [
                "Site", "Identity", "Offices", "Audit", "Deadlines", "Desk", "Portal", "Plans", "Registers", "Forms",
                "Measures",
                "Mail",
                "Evidence", "Documents", "Web",
                "Subjects", "Jobs", "Files", "People", "Storage",
                "TestStore", hummingbird, hummingbirdTesting, httpTypes, buffers, logging,
            ], exclude: ["Plans/Reading/batang-hari-2026.json", "Plans/Layouts/fixtures"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
        .treatAllWarnings(as: .error),
        // Pages, rows and statements are made in one room and used in another; without this they stay generic there.
        .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
    ]
    // The tests spend their time in these rooms: optimized, they take two thirds of it.
    if target.type == .regular {
        target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
    }
}
