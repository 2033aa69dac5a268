// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that measuring needs few of the product's dependencies. Its modules are those of the
// product, by links.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "sms-benchmark",
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
    targets: [
        .executableTarget(
            name: "SMSBenchmark", dependencies: ["Messaging", "PlaceNames", "Protection"], swiftSettings: strict),
        .target(
            name: "Messaging", dependencies: ["Protection", "PlaceNames", "Hashing", "Bytes", "StrictText"],
            swiftSettings: strict),
        .target(name: "PlaceNames", dependencies: ["Protection"], swiftSettings: strict),
        .target(
            name: "Hashing", dependencies: ["Bytes", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(name: "Bytes", swiftSettings: strict),
        .target(name: "StrictText", swiftSettings: strict),
        .target(name: "Protection", swiftSettings: strict),
    ]
)
