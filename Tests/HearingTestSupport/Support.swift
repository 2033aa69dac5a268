import Foundation

/// The shared data: the folder named by RELEVE_SHARED, or the one beside the package.
private let sharedFolder: String = {
    if let named = ProcessInfo.processInfo.environment["RELEVE_SHARED"] { return named }
    return URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared").path
}()

/// The bytes of a shared file.
public func sharedBytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: sharedFolder + "/" + path)))
}

/// Where a shared file lies.
public func sharedPath(_ path: String) -> String { sharedFolder + "/" + path }

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers for the same seed.
public struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    public init(_ seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Bytes with some changed, dropped, doubled or cut: what a bad line or a bad sender makes of them.
public func damaged(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed)
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
        let at = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: Array("<&\"\r\n--{[\\".utf8).shuffled(using: &random), at: at)
        case 3: bytes.removeSubrange(at..<min(bytes.count, at + 30))
        default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: at)
        }
    }
    return bytes
}
