import Logging
import Protection
import ServiceLifecycle
import Store
import Database
import Workflows

/// Reads reports as they are stored, and once a second those that another server stored or that were left unread when
/// a server ended.
final class IntakeService: Service {
    private let intake: Intake
    private let logger: Logger
    /// Reports that could not be read at the last turn: each is logged once, not once a second.
    private let unread = Guarded<Set<String>>([])

    init(intake: Intake, logger: Logger) {
        self.intake = intake
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { [self] in
                    for await _ in intake.arrivals.rings() { await read() }
                }
                group.addTask { [self] in
                    while !Task.isCancelled {
                        await sweep()
                        try? await Task.sleep(for: .seconds(3_600))  // cancelled: the loop ends
                    }
                }
                group.addTask { [self] in await sieveWaiting() }
                group.addTask { [self] in
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
            guard let files = intake.files else { return }
            try await TakePiece(store: intake.store, files: files).removeStalled(at: .now)
            let swept = try await files.sweep(at: .now)
            if swept.unclaimed > 0 {
                logger.warning(
                    "files without a report are kept: were the facts restored from an older backup?",
                    metadata: ["files": .stringConvertible(swept.unclaimed)])
            }
        } catch {
            // What was left behind takes room and harms nobody; the next turn tries again.
            logger.warning("sweeping files failed", metadata: ["code": .string(ProblemDetails(error).code)])
        }
    }

    /// Accounts that wait since an upgrade, some at a time, until none is left.
    private func sieveWaiting() async {
        while !Task.isCancelled {
            do {
                if try await intake.sieveWaiting(at: .now) == 0 { return }
            } catch {
                // They stay out of the facts meanwhile; the next turn tries again.
                logger.error("sieving accounts failed", metadata: ["code": .string(ProblemDetails(error).code)])
                try? await Task.sleep(for: .seconds(60))  // cancelled: the loop ends
            }
        }
    }

    private func read() async {
        do {
            try await intake.readAll(at: .now)
            unread.withLock { $0 = [] }
        } catch let error as UnreadReports {
            let fresh = unread.withLock { known in
                defer { known = Set(error.reports) }
                return error.reports.filter { !known.contains($0) }
            }
            guard !fresh.isEmpty else { return }
            logger.error(
                "reports could not be kept as understood",
                metadata: ["code": .string(ProblemDetails(error.cause).code), "reports": .array(fresh.map { "\($0)" })])
        } catch {
            // What was not read stays pending; the next turn, or the next server, tries again.
            guard !Task.isCancelled else { return }
            logger.error("reading reports failed", metadata: ["code": .string(ProblemDetails(error).code)])
        }
    }
}
