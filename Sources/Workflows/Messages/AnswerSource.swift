public import Database
import Foundation
import Messaging
public import Protection
import Store

/// Lets the person who said something know how far it has come. Whoever moves an alert calls it with the report and the
/// step; whether anything leaves, and when, is the person's own choice: nothing to those who chose nothing, one line
/// that names nothing within their safe hours to those who asked for steps, never anything after STOP. What the receipt
/// code shows moves in any case.
public struct AnswerSource: Sendable {
    private let queue: MessageQueue

    public init(queue: MessageQueue) {
        self.queue = queue
    }

    /// Notes that a report has come to a step.
    public func callAsFunction(_ report: String, _ step: AlertStep, at now: Instant) async throws {
        try await queue.store.facts.write { [self] transaction in
            _ = try note(report, step, at: now, in: transaction)
        }
        queue.bell.ring()
    }

    /// The same inside a transaction that is under way; the message leaves within a second of its commit.
    /// - Returns: Whether a message was put down.
    @discardableResult
    public func note(
        _ report: String, _ step: AlertStep, at now: Instant, in transaction: any Transaction
    ) throws -> Bool {
        guard let held = try StoredReport.with(id: report, in: transaction),
            try ReportProgress.advance(report, to: step.rawValue, at: now, in: transaction), held.channel == .sms,
            let source = held.source, let correspondent = try StoredCorrespondent.with(id: source, in: transaction),
            correspondent.stoppedAt == nil,
            let gateway = try StoredGateway.named(correspondent.gateway, in: transaction), gateway.isOpen
        else { return false }
        let settings = try JSONDecoder().decode(GatewaySettings.self, from: Data(gateway.settings.utf8))
        let reply = Reply(step)
        guard let due = correspondent.policy(zone: settings.zone).sendingTime(of: reply, at: now) else { return false }
        // An earlier step still waiting for its hour is news no more.
        let causes = AlertStep.allCases.filter { $0 < step }.map { Self.cause(report, $0) }
        if !causes.isEmpty { try StoredOutgoing.withdraw(causes: causes, in: transaction) }
        return try queue.put(
            reply.text(in: correspondent.answerLanguage(settings)), to: correspondent,
            because: Self.cause(report, step), due: due, at: now, in: transaction)
    }

    private static func cause(_ report: String, _ step: AlertStep) -> String { "step \(step) \(report)" }
}

extension Reply {
    /// The reply that tells of a step.
    init(_ step: AlertStep) {
        self =
            switch step {
            case .seen: .seen
            case .acted: .acted
            case .arrived: .arrived
            case .closed: .closed
            }
    }
}
