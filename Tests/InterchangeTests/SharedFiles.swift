import Foundation
import Interchange

/// The shared data: the folder named by RELEVE_SHARED, or the one beside the package.
private let sharedFolder: String = {
    if let named = ProcessInfo.processInfo.environment["RELEVE_SHARED"] { return named }
    return URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared").path
}()

func shared(_ path: String) throws -> FileBytes {
    try FileBytes(path: sharedFolder + "/" + path)
}

/// The refusal of a whole file that reading it ends in, if it does.
func refusal(of reading: () throws -> Void) -> InterchangeError? {
    do {
        try reading()
        return nil
    } catch {
        return error as? InterchangeError
    }
}
