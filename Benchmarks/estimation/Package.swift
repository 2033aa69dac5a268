// swift-tools-version: 6.2
import PackageDescription

// The engine by itself, through a link to its sources: builds in seconds, without the rest of the project.
let package = Package(
    name: "estimation-benchmark",
    platforms: [.macOS(.v15)],
    targets: [
        .target(
            name: "Estimation",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ]),
        .executableTarget(name: "EstimationBenchmark", dependencies: ["Estimation"]),
    ]
)
