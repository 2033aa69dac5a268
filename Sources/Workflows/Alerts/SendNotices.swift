import Database
public import Protection
public import Store

/// Sends the notices that wait, by the ways the server was given. A notice of a way nobody serves stays queued; it is
/// never said to be sent.
///
/// Each recipient is served by itself: one whose address hangs holds up its own notices and nobody else's. What has not
/// left keeps those behind it from being tried in vain. One for each server.
public final class SendNotices: Sendable {
    /// What is to be sent: ids and times, and nothing that was said.
    public struct Message: Sendable {
        public let notice: String
        public let alert: String
        public let seq: Int
        public let madeAt: Instant
        /// Where to, opened.
        public let target: String
        /// What signs it; nil where the way needs none.
        public let secret: String?

        public init(notice: String, alert: String, seq: Int, madeAt: Instant, target: String, secret: String?) {
            self.notice = notice
            self.alert = alert
            self.seq = seq
            self.madeAt = madeAt
            self.target = target
            self.secret = secret
        }
    }

    /// What came of one try.
    public enum Outcome: Sendable {
        case sent
        /// To be tried again later.
        case later
        /// There is nothing to send it by now. It waits, and no try is counted.
        case unserved
        /// It can never be sent.
        case refused
    }

    /// Sends by one way.
    public typealias Sender = @Sendable (Message) async -> Outcome

    private let store: Store
    private let sealing: ReportSealing
    private let senders: [AlertRecipient.Way: Sender]
    /// One a recipient: a turn that begins meanwhile leaves those being served to the earlier one.
    private let lanes = Lanes()
    /// How long before the second try, the third, and so on; after the last the notice is given up.
    private static let waits: [Duration] = [.seconds(10), .minutes(1), .minutes(5), .minutes(30), .hours(2)]
    /// How long until it is looked again whether there is something to send by.
    private static let pause = Duration.minutes(1)

    public init(store: Store, sealing: ReportSealing, senders: [AlertRecipient.Way: Sender]) {
        self.store = store
        self.sealing = sealing
        self.senders = senders
    }

    /// Tries every notice that is due. A turn may begin while the one before still waits for an address.
    /// - Parameter now: The clock, read anew for each try.
    /// - Throws: The first failure, once every other recipient has had their turn.
    public func callAsFunction(at now: @escaping @Sendable () -> Instant) async throws {
        let ways = Array(senders.keys)
        let waiting = try await store.facts.read { try StoredNotice.recipients(by: ways, at: now(), in: $0) }
        _ = try await lanes.serve(waiting) { try await self.serve($0, at: now) }
    }

    /// Tries the notices of one recipient in turn, until one does not leave: those behind it wait for the next turn.
    private func serve(_ recipient: String, at now: @Sendable () -> Instant) async throws {
        while true {
            let moment = now()
            guard
                let notice = try await store.facts.read({ try StoredNotice.next(for: recipient, at: moment, in: $0) }),
                let sender = senders[notice.way]
            else { return }
            let wait = Self.waits[min(notice.attempts, Self.waits.count - 1)]
            let again = moment + wait
            guard try await store.facts.write({ try notice.take(until: again, in: $0) }) else { continue }
            let outcome = try await attempt(notice, by: sender)
            try await settle(notice, outcome, at: now())
            switch outcome {
            case .sent, .refused: continue
            case .later, .unserved: return
            }
        }
    }

    private func attempt(_ notice: StoredNotice, by sender: Sender) async throws -> Outcome {
        guard let id = notice.recipient,
            let recipient = try await store.facts.read({ try AlertRecipient.with(id: id, in: $0) }),
            let target = recipient.target.flatMap(open)
        else { return .refused }
        return await sender(
            Message(
                notice: notice.id, alert: notice.alert, seq: notice.seq, madeAt: notice.madeAt, target: target,
                secret: recipient.secret.flatMap(open)))
    }

    private func settle(_ notice: StoredNotice, _ outcome: Outcome, at now: Instant) async throws {
        let state: StoredNotice.State? =
            switch outcome {
            case .sent: .sent
            case .refused: .failed
            case .later: notice.attempts + 1 > Self.waits.count ? .failed : nil
            case .unserved: nil
            }
        if case .unserved = outcome {
            let again = now + Self.pause
            try await store.facts.write { try notice.putBack(until: again, in: $0) }
        }
        guard let state else { return }
        try await store.facts.write { transaction in
            try StoredNotice.settle(notice.id, state, at: now, in: transaction)
            // What was said to have failed does not arrive hours later.
            if state == .failed {
                try StoredOutgoing.withdraw(causes: [SendNoticeByMessage.cause(of: notice.id)], in: transaction)
            }
        }
    }

    private func open(_ box: [UInt8]) -> String? {
        (try? sealing.open(box)).map { String(decoding: $0, as: UTF8.self) }  // what does not open cannot be sent
    }
}
