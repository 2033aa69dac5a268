// swift-tools-version: 6.2
import PackageDescription

/// HiGHS and its headers, fetched by `scripts/setup` into an ignored folder.
let highs = Context.packageDirectory + "/.deps/highs"

/// Every target of ours is compiled with the same strictness: warnings are errors, and a driver's types
/// stay out of our public surface.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
    .unsafeFlags(["-Xcc", "-I\(highs)/include/highs"]),
]

/// Where the solver lies at run time: beside the executable in a release archive, else where set-up put it.
let solver: [LinkerSetting] = [
    .unsafeFlags(["-L\(highs)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(highs)/lib"])
]

func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [], links: [LinkerSetting] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: strict, linkerSettings: links)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

// An arrow may only point down: doors, use cases, engines and formats, the domain. ARCHITECTURE.md draws the map.
let package = Package(
    name: "releve",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "releve", targets: ["releve"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // The doors.
        .executableTarget(
            name: "releve",
            dependencies: [
                "Server", "Workflows", "Interchange", "Sequencing", "Estimation", "Catalogue", "Store", "Database",
                "Protection", "Access", "SignIn", "TransparencyLog", "Vault", "Sealing", "Linkage", "LinkageFiles",
                "Collection", "Bytes",
                arguments,
            ],
            swiftSettings: strict, linkerSettings: solver),
        library(
            "Server",
            [
                "Pages", "Workflows", "Messaging", "Demonstration", "Catalogue", "Store", "Database", "Sequencing",
                "Protection",
                "Access", "SignIn", "TransparencyLog", "Vault", "Sealing", "Evidence", "Collection", "CQRencode",
                "StrictText", "Warning", "Hashing", "Bytes", hummingbird, lifecycle, crypto,
            ]),
        library(
            "Pages", ["Protection"],
            resources: [
                .embedInCode("Web/releve.css"), .embedInCode("Web/map.js"), .embedInCode("Web/map-part.js"),
                .embedInCode("Web/week.js"),
                .embedInCode("Web/passkey.js"), .embedInCode("Web/sealed.js"), .embedInCode("Web/alerts.js"),
                .embedInCode("Web/duplicates.js"), .embedInCode("Web/icon.svg"), .embedInCode("Web/field.js"),
                .embedInCode("Web/field-queue.js"), .embedInCode("Web/field-voice.js"),
                .embedInCode("Web/field-worker.js"),
            ]),

        // What is done: one type per verb.
        library(
            "Workflows",
            [
                "Protection", "Catalogue", "Demonstration", "Forecasting", "Sequencing", "Interchange", "Store",
                "Database", "Access", "SignIn", "TransparencyLog", "Vault", "Sealing", "Evidence", "Collection",
                "Messaging", "PlaceNames", "Hashing", "Bytes", "StrictText", "Estimation", "Linkage", "LinkageFiles",
                "Warning", crypto,
            ]),

        // The engines: values in, values out.
        library("Forecasting", ["Protection"]),
        library("Sequencing", ["CHiGHS"], links: solver),
        library("Linkage"),
        library("Estimation"),

        // Hearing: what phones and gateways say, read strictly.
        library("Hashing", ["Bytes", crypto]),
        library("StrictText"),
        library("PlaceNames", ["Protection"]),
        library("Messaging", ["Protection", "PlaceNames", "Hashing", "Bytes", "StrictText"]),
        library(
            "Collection", ["Protection", "Hashing", "Bytes", "StrictText"],
            resources: [
                .embedInCode("Forms/community_alert.xml"), .embedInCode("Forms/incident_report.xml"),
            ]),
        library("Warning", ["Protection", "StrictText"]),

        // Formats, words and rows at the edge.
        library("Interchange", ["Protection", "PlaceNames"]),
        library("LinkageFiles", ["Linkage", "Interchange", "Protection", yams]),
        library("Catalogue", ["Protection", yams], resources: [.embedInCode("indicators.yaml")]),
        library("Demonstration", ["Protection"]),
        library(
            "Store",
            ["Protection", "PlaceNames", "Access", "TransparencyLog", "Database", "StoreSQLite", "StorePostgres"]),
        library("StoreSQLite", ["Database", grdb, sqlite]),
        library("StorePostgres", ["Database", "CPostgres"]),
        library("Database"),

        // Who may do what, how people prove who they are, and the log of it all.
        library("SignIn", ["Protection", "Bytes", "CArgon2", crypto]),
        library("TransparencyLog", ["Bytes", crypto]),
        library("Evidence", ["TransparencyLog", crypto]),
        library("Vault", ["Database", "StoreSQLite", "Protection", "Sealing", "Linkage", crypto]),
        library(
            "Sealing", ["Bytes", "CArgon2", crypto, .product(name: "CryptoExtras", package: "swift-crypto")],
            resources: [.embedInCode("Web/seal.js"), .embedInCode("Web/open.js")]),

        // The domain: its words and rules; and how bytes are written down.
        library("Access", ["Protection"]),
        library("Protection"),
        library("Bytes"),

        // Tests mirror the sources; those that need data find them through RELEVE_SHARED, else beside the project.
        .target(
            name: "TestSupport", dependencies: ["Database", "StoreSQLite", "StorePostgres"], path: "Tests/TestSupport",
            swiftSettings: strict),
        .target(
            name: "VaultTestSupport", dependencies: ["Vault", "Sealing", "Protection"], path: "Tests/VaultTestSupport",
            swiftSettings: strict),
        .target(name: "SeededSupport", path: "Tests/SeededSupport", swiftSettings: strict),
        tests("ProtectionTests", ["SeededSupport", "Protection"]),
        tests("CatalogueTests", ["Catalogue", "Protection"]),
        tests("ForecastingTests", ["Forecasting", "Protection"]),
        tests("SequencingTests", ["SeededSupport", "Sequencing"]),
        tests("LinkageTests", ["SeededSupport", "Linkage"]),
        tests("EstimationTests", ["SeededSupport", "Estimation"]),
        tests("LinkageFilesTests", ["LinkageFiles", "Linkage", "Interchange", "Protection"]),
        tests("InterchangeTests", ["SeededSupport", "Interchange", "PlaceNames", "Protection"]),
        tests("DemonstrationTests", ["Demonstration", "Protection"]),
        tests("DatabaseTests", ["Database", "StoreSQLite", "StorePostgres", "TestSupport"]),
        tests("PagesTests", ["Pages", "Protection"]),
        tests(
            "ServerTests",
            [
                "Server", "Pages", "Workflows", "Store", "Database", "Protection", "Sealing", "TestSupport",
                "Access", "SignIn", "TransparencyLog", "Vault", "VaultTestSupport", "Messaging", "Collection", grdb,
            ]),
        tests("AccessTests", ["SeededSupport", "Access", "Protection"]),
        tests("SignInTests", ["SeededSupport", "SignIn", "Protection", "Bytes", crypto]),
        .target(
            name: "HearingTestSupport", dependencies: ["SeededSupport", "StrictText"], path: "Tests/HearingTestSupport",
            swiftSettings: strict),
        tests("HashingTests", ["SeededSupport", "Hashing", "Bytes", "HearingTestSupport"]),
        tests("BytesTests", ["SeededSupport", "Bytes"]),
        tests("StrictTextTests", ["SeededSupport", "StrictText", "HearingTestSupport"]),
        tests("PlaceNamesTests", ["SeededSupport", "PlaceNames", "Protection", "HearingTestSupport"]),
        tests(
            "MessagingTests",
            [
                "SeededSupport", "Messaging", "PlaceNames", "Protection", "Hashing", "Bytes", "StrictText",
                "HearingTestSupport",
            ]),
        tests(
            "CollectionTests",
            ["SeededSupport", "Collection", "Protection", "StrictText", "Hashing", "Bytes", "HearingTestSupport"]),
        tests("WarningTests", ["Warning", "Protection", "StrictText", "HearingTestSupport"]),
        tests("ProtectionReportsTests", ["SeededSupport", "Protection", "HearingTestSupport"]),
        tests("TransparencyLogTests", ["SeededSupport", "TransparencyLog", crypto]),
        tests("EvidenceTests", ["SeededSupport", "Evidence", "TransparencyLog", "TestSupport", crypto]),
        tests(
            "StoreTests",
            [
                "Store", "StoreSQLite", "StorePostgres", "Workflows", "Database", "Protection", "TransparencyLog",
                "TestSupport", crypto,
            ]),
        tests(
            "VaultTests",
            [
                "SeededSupport", "Vault", "Linkage", "Sealing", "Database", "StoreSQLite", "StorePostgres",
                "Protection", "TestSupport",
            ]),
        .testTarget(
            name: "SealingTests", dependencies: ["SeededSupport", "Sealing", "TestSupport"], exclude: ["Browser"],
            swiftSettings: strict),
        tests(
            "WorkflowsTests",
            [
                "SeededSupport", "Workflows", "Store", "StoreSQLite", "StorePostgres", "Database", "TestSupport",
                "Interchange",
                "Protection", "Catalogue", "Sequencing", "Access", "TransparencyLog", "Vault", "VaultTestSupport",
                "Sealing", "Evidence",
                "Messaging", "PlaceNames", "Hashing", "Bytes", "StrictText", "HearingTestSupport", "SignIn",
                "Estimation",
                "Warning", "Collection",
            ]),

        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CHiGHS"),
    ]
)
