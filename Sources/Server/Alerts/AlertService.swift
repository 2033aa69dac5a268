import Logging
import Protection
import ServiceLifecycle
import Store
import Workflows

/// What goes on behind the ledger while the server runs: the watch for open pages, clocks that run out, notices that
/// wait, and silences after a reporting week.
struct AlertService: Service {
    let store: Store
    /// Nil while the vault is locked: then clocks still run, and nothing sealed is sent.
    let intake: Intake?
    let watch: AlertWatch
    /// The ways by which notices are sent.
    let senders: [AlertRecipient.Way: SendNotices.Sender]
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await watch.run(bell: intake?.news) }
                group.addTask {
                    await every(.seconds(15)) { try await EscalateAlerts(store: store, bell: intake?.news)(at: .now) }
                }
                guard let intake else { return }
                let sending = SendNotices(store: store, sealing: intake.sealing, senders: senders)
                // Turns overlap: while one waits for an address that hangs, the next ones serve everybody else.
                group.addTask {
                    await withDiscardingTaskGroup { turns in
                        while !Task.isCancelled {
                            turns.addTask { await attempt { try await sending(at: { .now }) } }
                            try? await Task.sleep(for: .seconds(2))  // cancelled: the loop ends
                        }
                    }
                }
                group.addTask { await every(.seconds(3_600)) { try await RaiseSilences(intake: intake)(at: .now) } }
            }
        }
    }

    /// Runs a step again and again until cancelled. What failed is tried at the next turn.
    private func every(_ pause: Duration, _ step: @Sendable () async throws -> Void) async {
        while !Task.isCancelled {
            await attempt(step)
            try? await Task.sleep(for: pause)  // cancelled: the loop ends
        }
    }

    private func attempt(_ step: @Sendable () async throws -> Void) async {
        do {
            try await step()
        } catch {
            // What is stopped in its middle as the server ends has not failed: the next one takes it up.
            guard !Task.isCancelled else { return }
            logger.error("a step of the alert ledger failed", metadata: ["code": .string(ProblemDetails(error).code)])
        }
    }
}
