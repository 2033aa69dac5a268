import Dispatch
import Foundation

/// Ctrl-C and SIGTERM end a command in order: it is told to stop, gives back what it holds, says so, and ends with the
/// contract's code for it.
enum Interruption {
    /// What does not come to an end within this time, in seconds, is ended.
    private static let patience = 10.0

    /// Runs some work that a signal stops.
    /// - Throws: What the work throws; `CancellationError` where it was told to stop, whatever it had come to.
    static func obeyed(by work: @escaping @Sendable () async throws -> Void) async throws {
        let task = Task(operation: work)
        let signals = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                // Asked twice: now.
                if task.isCancelled { Report.end(with: CancellationError()) }
                task.cancel()
                DispatchQueue.global().asyncAfter(deadline: .now() + patience) {
                    Report.end(with: CancellationError())
                }
            }
            source.resume()
            return source
        }
        defer { for source in signals { source.cancel() } }
        try await task.value
        if task.isCancelled { throw CancellationError() }
    }
}
