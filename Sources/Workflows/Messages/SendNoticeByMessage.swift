import Database
import Foundation
import Bytes
import Messaging
public import Protection
import Store

/// Sends the notice of an alert to a phone, by the first gateway that sends. The text names nothing: whoever
/// holds the phone learns that a page is waiting to be opened.
///
/// A notice counts as sent once the gateway has the text, and not before.
public struct SendNoticeByMessage: Sendable {
    private let queue: MessageQueue
    private let gateways: Gateways
    /// Notices to one phone within an hour: those on duty are told more often than sources are.
    private static let mostAnHour = 60

    public init(queue: MessageQueue, gateways: Gateways) {
        self.queue = queue
        self.gateways = gateways
    }

    /// What came of the notice so far. Asked again, it puts down no second message.
    public func callAsFunction(_ message: SendNotices.Message, at now: Instant) async -> SendNotices.Outcome {
        do {
            guard let gateway = try await gateways.all().first(where: { $0.isOpen && $0.settings.send != nil }) else {
                return .unserved
            }
            let outcome = try await queue.store.facts.write { [self] in
                try put(message, by: gateway, at: now, in: $0)
            }
            queue.bell.ring()
            return outcome
        } catch {
            // Whatever it was, the notice waits and is tried again.
            return .later
        }
    }

    private func put(
        _ message: SendNotices.Message, by gateway: Gateway, at now: Instant, in transaction: any Transaction
    ) throws -> SendNotices.Outcome {
        let cause = Self.cause(of: message.notice)
        if let status = try StoredOutgoing.status(of: cause, in: transaction).flatMap(DeliveryStatus.init(rawValue:)) {
            switch status {
            case .queued: return .later
            case .accepted, .sent, .delivered: return .sent
            case .refused, .failed: return .refused
            }
        }
        let number = PhoneNumber(message.target, country: gateway.settings.country)
        guard number.canBeAnswered else { return .refused }
        let id = try queue.sealing.mark(number.text, as: .number).prefix(16).hex
        var recipient =
            try StoredCorrespondent.with(id: id, in: transaction)
            ?? StoredCorrespondent(
                id: id, gateway: gateway.name, number: try queue.sealing.seal(number.text), canBeAnswered: true,
                mode: ReplyPolicy.Mode.neutral.rawValue, firstAt: now, lastAt: now)
        // Who wrote STOP gets nothing, on duty or not; the ledger says that it was not sent.
        guard recipient.stoppedAt == nil else { return .refused }
        recipient.gateway = gateway.name
        try recipient.put(in: transaction)
        try queue.put(
            Self.text(in: gateway.settings.answerLanguage), to: recipient, because: cause, due: now, at: now,
            mostAnHour: Self.mostAnHour, in: transaction)
        return .later
    }

    /// Why the message of a notice is sent.
    static func cause(of notice: String) -> String { "notice " + notice }

    /// In letters every phone has.
    private static func text(in language: MessageLanguage) -> String {
        language == .english
            ? "Something is waiting for you. Open the duty page."
            : "Du nouveau vous attend. Ouvrez la page de permanence."
    }
}
