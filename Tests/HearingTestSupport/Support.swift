import Foundation
import SeededSupport

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

/// Bytes with some changed, dropped, doubled or cut: what a bad line or a bad sender makes of them.
public func damaged(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
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
