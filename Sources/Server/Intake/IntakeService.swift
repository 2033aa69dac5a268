import Logging
import Protection
import Store
import ServiceLifecycle
import Workflows

/// Reads reports as they are stored, and once a second those that another server stored or that were left unread when
/// a server ended.
struct IntakeService: Service {
    let intake: Intake
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await _ in intake.arrivals.rings() { await read() }
                }
                group.addTask {
                    while !Task.isCancelled {
                        await sweep()
                        try? await Task.sleep(for: .seconds(3_600))  // cancelled: the loop ends
                    }
                }
                group.addTask {
                    while !Task.isCancelled {
                        await read()
                        try? await Task.sleep(for: .seconds(1))  // cancelled: the loop ends
                    }
                }
            }
        }
    }

    private func sweep() async {
        do {
            try await TakePiece.removeStalled(in: intake.store, at: .now)
            try await intake.files?.sweep(at: .now)
        } catch {
            // What was left behind takes room and harms nobody; the next turn tries again.
            logger.warning("sweeping files failed", metadata: ["code": .string(ProblemDetails(error).code)])
        }
    }

    private func read() async {
        do {
            try await intake.readAll(at: .now)
        } catch {
            // What was not read stays pending; the next turn tries again.
            logger.error("reading reports failed", metadata: ["code": .string(ProblemDetails(error).code)])
        }
    }
}
