import Foundation

/// The shared data: the folder named by RELEVE_SHARED, or the one beside the package.
private let sharedFolder: String = {
    if let named = ProcessInfo.processInfo.environment["RELEVE_SHARED"] { return named }
    return URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared").path
}()

func shared(_ path: String) throws -> String {
    try String(contentsOfFile: sharedFolder + "/" + path, encoding: .utf8)
}
