// swift-tools-version: 6.2
import PackageDescription

// Every reader of what strangers send, under libFuzzer and AddressSanitizer. A package of its own: it shares the sources and none of the
// build. `scripts/deep/fuzz` builds and runs it.
let fuzzed: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library", "-O"]),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Modules/" + name, resources: resources, swiftSettings: fuzzed)
}

let package = Package(
    name: "fuzz",
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
    targets: [
        module("Protection"),
        module("Bytes"),
        module("Hashing", ["Bytes", .product(name: "Crypto", package: "swift-crypto")]),
        module("StrictText"),
        module("PlaceNames", ["Protection"]),
        module("Messaging", ["Protection", "PlaceNames", "Hashing", "Bytes", "StrictText"]),
        module(
            "Collection", ["Protection", "Hashing", "Bytes", "StrictText"],
            resources: [.embedInCode("Forms/community_alert.xml"), .embedInCode("Forms/incident_report.xml")]),
        module("Interchange", ["Protection", "PlaceNames"]),
        .executableTarget(
            name: "Fuzz",
            dependencies: ["Protection", "StrictText", "PlaceNames", "Messaging", "Collection", "Interchange"],
            swiftSettings: fuzzed, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
    ]
)
