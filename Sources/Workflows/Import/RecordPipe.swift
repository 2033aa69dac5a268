private import Dispatch
private import Foundation
private import Database

/// Carries records from a reader, which works through a file without pause, to a store, which answers when a batch is
/// safe: the reader waits while a few batches are under way, so memory does not grow with the file.
enum RecordPipe<Record: Sendable, Summary: Sendable> {
    private enum Piece: Sendable {
        case batch([(Record, line: Int)])
        case end(Summary)
    }

    /// The store gave up, so the reader must stop too.
    private struct ConsumerGone: Error {}

    private static var inFlight: Int { 3 }

    /// Runs the reader on a thread of its own and hands over its records in batches, in order.
    /// - Returns: What the reader says at the end of the file.
    static func run(
        batch size: Int,
        reading read: @escaping @Sendable (_ emit: (Record, _ line: Int) throws -> Void) throws -> Summary,
        storing store: ([(Record, line: Int)]) async throws -> Void
    ) async throws -> Summary? {
        let room = DispatchSemaphore(value: inFlight)
        let gone = GoneFlag()
        let (stream, feed) = AsyncThrowingStream<Piece, any Error>.makeStream()
        let thread = Thread {
            do {
                var batch: [(Record, line: Int)] = []
                batch.reserveCapacity(size)
                func flush() throws {
                    room.wait()
                    if gone.isRaised { throw ConsumerGone() }
                    feed.yield(.batch(batch))
                    batch.removeAll(keepingCapacity: true)
                }
                let summary = try read { record, line in
                    batch.append((record, line))
                    if batch.count == size { try flush() }
                }
                if !batch.isEmpty { try flush() }
                feed.yield(.end(summary))
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
        }
        thread.stackSize = 4 << 20
        thread.start()
        defer {
            gone.raise()
            for _ in 0..<inFlight { room.signal() }
        }
        for try await piece in stream {
            switch piece {
            case .batch(let records):
                try Task.checkCancellation()
                try await store(records)
                room.signal()
            case .end(let summary): return summary
            }
        }
        return nil
    }
}

/// Raised once, seen by another thread.
private final class GoneFlag: Sendable {
    private let flag = Guarded(false)
    var isRaised: Bool { flag.withLock { $0 } }
    func raise() { flag.withLock { $0 = true } }
}
