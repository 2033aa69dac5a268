import Database
import Bytes
public import Messaging
import PlaceNames
public import Protection
import Store

/// Takes a text message in: the report first, sealed and durable like any other; then the sender's own wishes, words to
/// stop before all others; then, where these allow it, an acknowledgement.
///
/// A gateway that gets no answer sends the message again, and every step here meets its own earlier work.
public struct ReceiveMessage: Sendable {
    private let intake: Intake
    private let queue: MessageQueue
    private let receipts: ReceiptDesk
    /// Reads kinds and languages; places are read later, with the names the store has.
    private let grammar = AlertReader(gazetteer: Gazetteer([]))
    private var sealing: MessageSealing { queue.sealing }

    public init(intake: Intake, queue: MessageQueue, receipts: ReceiptDesk) {
        self.intake = intake
        self.queue = queue
        self.receipts = receipts
    }

    /// Stores a message. Only after it answers the gateway may be told so.
    public func callAsFunction(
        _ message: IncomingMessage, by gateway: Gateway, at now: Instant
    ) async throws -> Receipt {
        let number = PhoneNumber(message.from, country: gateway.settings.country)
        let id = try sealing.mark(number.text, as: .number).prefix(16).hex
        let known = try await intake.store.facts.read { try StoredCorrespondent.with(id: id, in: $0) }
        let receipt = try await receive(message, from: id, known, by: gateway, at: now)
        let said = Said(grammar.read(message.text), message.text)
        let isAside = try await intake.store.facts.read {
            try StoredReport.with(id: receipt.id, in: $0)?.quarantine != nil
        }
        // What a flood repeats is stored and changes nothing else.
        if let known, isAside, said.asksForNothing, known.gateway == gateway.name { return receipt }
        let fresh = StoredCorrespondent(
            id: id, gateway: gateway.name, number: try sealing.seal(number.text), canBeAnswered: number.canBeAnswered,
            mode: ReplyPolicy.Mode.neutral.rawValue, firstAt: now, lastAt: now)
        // Read again where nobody else writes: two messages at once must not undo each other's wishes.
        try await intake.store.facts.write { [self] transaction in
            var correspondent = try StoredCorrespondent.with(id: id, in: transaction) ?? fresh
            let hadStopped = correspondent.stoppedAt != nil
            correspondent.gateway = gateway.name
            correspondent.lastAt = max(correspondent.lastAt, now)
            if let language = said.language { correspondent.language = language.rawValue }
            correspondent.heed(said, at: now)
            try correspondent.put(in: transaction)
            if correspondent.stoppedAt != nil {
                guard !hadStopped else { return }
                try StoredOutgoing.withdraw(to: id, in: transaction)
            }
            if !isAside { try acknowledge(receipt.id, said, correspondent, gateway, at: now, in: transaction) }
        }
        queue.bell.ring()
        return receipt
    }

    /// Puts down what may be sent back at once.
    private func acknowledge(
        _ report: String, _ said: Said, _ correspondent: StoredCorrespondent, _ gateway: Gateway, at now: Instant,
        in transaction: any Transaction
    ) throws {
        let wantsSteps = correspondent.mode == ReplyPolicy.Mode.steps.rawValue
        guard let reply = Reply(to: said.kind),
            reply != .noted || gateway.settings.acknowledges || wantsSteps || said.choice == .code,
            let due = correspondent.policy(zone: gateway.settings.zone).sendingTime(of: reply, at: now)
        else { return }
        var text = reply.text(in: correspondent.answerLanguage(gateway.settings))
        if said.choice == .code {
            // The code of what was said before; who has said nothing yet gets that of this very message.
            let earlier = try StoredReport.latest(of: correspondent.id, before: report, in: transaction)
            text = "Code: \(try receipts.issue(for: earlier ?? report, at: now, in: transaction))"
        } else if wantsSteps, reply == .noted, said.choice == nil {
            text += " Code: \(try receipts.issue(for: report, at: now, in: transaction))"
        }
        try queue.put(
            text, to: correspondent, because: "reply \(report)", due: due, at: now, in: transaction)
    }

    /// The report of a message. One that bears the key of another, with another text, is kept under a key of its own:
    /// a gateway that gives a number twice costs nobody a message.
    private func receive(
        _ message: IncomingMessage, from source: String, _ known: StoredCorrespondent?, by gateway: Gateway,
        at now: Instant
    ) async throws -> Receipt {
        // Without a time of its own a message is the same as another of the same ten minutes.
        let moment = message.sentAt?.microseconds ?? now.microseconds / 600_000_000
        let own = try sealing.mark(
            [source, String(moment), message.text].joined(separator: "\u{1F}"), as: .message)
        let ownKey = Report.ID("sms:\(gateway.name):\(own.prefix(20).hex)")
        let given = message.duplicateKey.flatMap { Report.ID("sms:\(gateway.name):\($0)") }
        guard let key = given ?? ownKey, let ownKey,
            let digest = AnswersDigest(
                try sealing.mark([source, message.text].joined(separator: "\u{1F}"), as: .message))
        else { throw GatewayRefusal.missing(field: "id") }
        let areas = known.flatMap { $0.areas.isEmpty ? nil : $0.areas } ?? gateway.settings.registeredAreas
        func take(_ key: Report.ID) async throws -> Receipt {
            try await intake.receive(
                IncomingReport(
                    key: key, channel: .sms, format: .text, saidAt: message.sentAt, digest: digest,
                    original: Array(message.text.utf8), source: source, isTrusted: known?.isTrusted ?? false,
                    areas: areas), at: now)
        }
        let receipt = try await take(key)
        if case .conflict = receipt, key != ownKey { return try await take(ownKey) }
        return receipt
    }
}

/// What a message says about messages.
struct Said: Sendable {
    let kind: ReportKind
    let language: MessageLanguage?
    let choice: ReplyChoice?

    init(_ reading: MessageReading, _ text: String) {
        kind = reading.kind
        language = reading.languages.first
        choice = reading.kind == .optOut ? nil : ReplyChoice(text)
    }

    var asksForNothing: Bool { kind != .optOut && choice == nil }
}

extension StoredCorrespondent {
    /// Follows what the person asks for about messages to them.
    mutating func heed(_ said: Said, at now: Instant) {
        if said.kind == .optOut {
            stoppedAt = stoppedAt ?? now
            return
        }
        switch said.choice {
        case .resume: stoppedAt = nil
        case .steps: mode = ReplyPolicy.Mode.steps.rawValue
        case .neutral: mode = ReplyPolicy.Mode.neutral.rawValue
        case .silent: mode = ReplyPolicy.Mode.silent.rawValue
        case .hours(let from, let until):
            mode = ReplyPolicy.Mode.steps.rawValue
            safeHours = SafeHours(from: from, until: until)
        case .code, nil: break
        }
    }
}
