import Access
public import Database
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
            let gateway = try StoredGateway.named(correspondent.gateway, in: transaction), gateway.isOpen,
            let settings = gateway.readable
        else { return false }
        let reply = Reply(step)
        guard let due = correspondent.policy(zone: settings.zone).sendingTime(of: reply, at: now) else { return false }
        // An earlier step still waiting for its hour is news no more.
        let causes = AlertStep.allCases.filter { $0 < step }.map { Self.cause(report, $0) }
        if !causes.isEmpty { try StoredOutgoing.withdraw(causes: causes, in: transaction) }
        return try queue.put(
            reply.text(in: correspondent.answerLanguage(settings)), to: correspondent,
            because: Self.cause(report, step), due: due, at: now, in: transaction)
    }

    /// A way by which words reach the person who sent a report.
    public enum Way: String, CaseIterable, Sendable {
        /// They hold a receipt code, and read by it when they choose to.
        case code
        /// A text message, for those who asked to be told each step.
        case message
    }

    /// The ways by which the people behind an alert can be told something; none where nobody can.
    public func ways(ofAlert id: String) async throws -> Set<Way> {
        try await queue.store.facts.read { [self] transaction in
            var ways: Set<Way> = []
            for report in try StoredAlert.reports(of: id, in: transaction) {
                if try StoredReceipt.of(report: report, in: transaction) != nil { ways.insert(.code) }
                if try line(to: report, at: Instant(microseconds: 0), in: transaction) != nil { ways.insert(.message) }
            }
            return ways
        }
    }

    /// Tells the person who sent a report something in words, by every way they have chosen: under their code, and as a
    /// text message within their safe hours where they asked to be told each step. Nobody else is sent anything.
    /// - Returns: The ways it goes.
    @discardableResult
    func say(
        _ words: String, about report: String, by account: AccountID, at now: Instant, in transaction: any Transaction
    ) throws -> Set<Way> {
        var ways: Set<Way> = []
        let id = queue.store.ids.next().description
        if try StoredReceipt.of(report: report, in: transaction) != nil {
            try StoredRemark(
                id: id, report: report, isFromSource: false, body: try queue.sealing.seal(words), saidAt: now,
                saidBy: account.rawValue
            ).insert(in: transaction)
            ways.insert(.code)
        }
        if let line = try line(to: report, at: now, in: transaction),
            try queue.put(
                words, to: line.correspondent, because: "answer \(id)", due: line.due, at: now, in: transaction)
        {
            ways.insert(.message)
        }
        return ways
    }

    /// Wakes what sends.
    func ring() { queue.bell.ring() }

    /// Whom words about a report may be sent to by text message, and when; nil where nobody asked for them.
    private func line(
        to report: String, at now: Instant, in transaction: any Transaction
    ) throws -> (correspondent: StoredCorrespondent, due: Instant)? {
        guard let held = try StoredReport.with(id: report, in: transaction), held.channel == .sms,
            let source = held.source, let correspondent = try StoredCorrespondent.with(id: source, in: transaction),
            correspondent.stoppedAt == nil, correspondent.canBeAnswered,
            let gateway = try StoredGateway.named(correspondent.gateway, in: transaction), gateway.isOpen,
            let settings = gateway.readable
        else { return nil }
        // Words of ours betray no less than a step does, and so wait for the same wish.
        guard let due = correspondent.policy(zone: settings.zone).sendingTime(of: .closed, at: now) else { return nil }
        return (correspondent, due)
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
