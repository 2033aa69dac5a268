import Database
import Foundation
import HTTPTypes
import Hummingbird
import Protection

/// What the server counts about itself: answers by class of status, and the time they took.
final class Meters: Sendable {
    private struct Counts {
        var byClass: [Int: Int] = [:]
        var seconds = 0.0
    }

    private let counts = Guarded(Counts())

    func note(status: Int, seconds: Double) {
        counts.withLock { counts in
            counts.byClass[status / 100, default: 0] += 1
            counts.seconds += seconds
        }
    }

    var answers: Int { counts.withLock { $0.byClass.values.reduce(0, +) } }
    /// Answers of class 5xx.
    var faults: Int { counts.withLock { $0.byClass[5] ?? 0 } }

    /// The Prometheus text format, version 0.0.4.
    func text(at now: Instant, since start: Instant) -> String {
        let counts = counts.withLock { $0 }
        var lines = [
            "# HELP releve_uptime_seconds Time since the server started.", "# TYPE releve_uptime_seconds gauge",
            "releve_uptime_seconds \((now.microseconds - start.microseconds) / 1_000_000)",
            "# HELP releve_answers_total Answers by class of status.", "# TYPE releve_answers_total counter",
        ]
        for (family, count) in counts.byClass.sorted(by: { $0.key < $1.key }) {
            lines.append("releve_answers_total{class=\"\(family)xx\"} \(count)")
        }
        lines += [
            "# HELP releve_answer_seconds_total Time spent answering.", "# TYPE releve_answer_seconds_total counter",
            "releve_answer_seconds_total \(counts.seconds)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Counts every answer. It notes no address, no name and no path.
struct Metering: RouterMiddleware {
    let meters: Meters

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let took = start.duration(to: .now).components
        meters.note(status: response.status.code, seconds: Double(took.seconds) + Double(took.attoseconds) / 1e18)
        return response
    }
}
