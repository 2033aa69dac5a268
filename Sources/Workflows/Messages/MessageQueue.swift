import Database
import Messaging
import Protection
public import Store

/// Puts messages into the store to be sent. Everything is decided when a message is put down: whether it may leave, and
/// from when; the sender only carries out.
public struct MessageQueue: Sendable {
    let store: Store
    let sealing: MessageSealing
    /// Rung when something was put down.
    public let bell: IntakeBell
    /// No phone gets more answers an hour, whatever it sends.
    static let mostAnHour = 10

    public init(store: Store, sealing: MessageSealing) {
        self.store = store
        self.sealing = sealing
        bell = IntakeBell()
    }

    /// Puts down a message to someone.
    /// - Parameter cause: Why it is sent; the same cause never makes a second message.
    /// - Returns: Whether one was put down now.
    @discardableResult
    func put(
        _ text: String, to correspondent: StoredCorrespondent, because cause: String, due: Instant, at now: Instant,
        mostAnHour: Int = MessageQueue.mostAnHour, in transaction: any Transaction
    ) throws -> Bool {
        guard correspondent.canBeAnswered else { return false }
        let hour = now - .hours(1)
        guard try StoredOutgoing.count(to: correspondent.id, since: hour, in: transaction) < mostAnHour else {
            return false
        }
        let spelled = GSM7.economical(text)
        return try StoredOutgoing(
            id: store.ids.next().description, cause: cause, correspondent: correspondent.id,
            gateway: correspondent.gateway, recipient: correspondent.number, body: try sealing.seal(spelled),
            parts: SMSLength(spelled).parts, dueAt: due, madeAt: now
        ).insert(in: transaction)
    }
}

extension StoredCorrespondent {
    /// What may be sent back, and when. A wish this server does not know, a newer one wrote, may be one for silence.
    func policy(zone: Int) -> ReplyPolicy {
        ReplyPolicy(
            mode: ReplyPolicy.Mode(rawValue: mode) ?? .silent, safeHours: safeHours.map { ($0.from, $0.until) },
            zone: zone)
    }

    /// The language to answer in.
    func answerLanguage(_ settings: GatewaySettings) -> MessageLanguage {
        language.flatMap(MessageLanguage.init(rawValue:)) ?? settings.answerLanguage
    }
}
