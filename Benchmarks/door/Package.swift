// swift-tools-version: 6.2
import PackageDescription

// What deciding costs, apart from everything else: swift run -c release --package-path Benchmarks/door
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "door-benchmark", platforms: [.macOS(.v15)],
    targets: [
        .target(name: "Protection", path: "Modules/Protection", swiftSettings: strict),
        .target(name: "Access", dependencies: ["Protection"], path: "Modules/Access", swiftSettings: strict),
        .executableTarget(name: "DoorBenchmark", dependencies: ["Access", "Protection"], swiftSettings: strict),
    ]
)
