import Logging
import Protection
import Store
import ServiceLifecycle
import Workflows

/// Sends messages as they are put down, and once a second those whose hour has come, that another server put down, or
/// that are to be tried again.
struct OutgoingService: Service {
    let send: SendMessages
    let queue: MessageQueue
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                // Turns overlap: while one waits for a gateway that hangs, the next ones serve all others.
                group.addTask {
                    await withDiscardingTaskGroup { turns in
                        for await _ in queue.bell.rings() { turns.addTask { await sendAll() } }
                    }
                }
                group.addTask {
                    await withDiscardingTaskGroup { turns in
                        while !Task.isCancelled {
                            turns.addTask { await sendAll() }
                            try? await Task.sleep(for: .seconds(1))  // cancelled: the loop ends
                        }
                    }
                }
            }
        }
    }

    private func sendAll() async {
        do {
            try await send(at: { .now })
        } catch {
            // What was not sent stays due; the next turn, or the next server, tries again.
            guard !Task.isCancelled else { return }
            logger.error("sending messages failed", metadata: ["code": .string(ProblemDetails(error).code)])
        }
    }
}
