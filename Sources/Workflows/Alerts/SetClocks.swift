public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Sets how long each step may take, and by which way each actor and each level is told.
public struct SetClocks: Sendable {
    private let store: Store
    private let sealing: ReportSealing?

    public init(store: Store, sealing: ReportSealing?) {
        self.store = store
        self.sealing = sealing
    }

    /// Puts a rule in force; the one for the same area and actor ends.
    public func set(_ rule: ClockRule, by account: AccountID, at now: Instant) async throws {
        let stored = StoredClockRule(id: store.ids.next().description, rule: rule, madeBy: account, madeAt: now)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try stored.insert(in: transaction)
            try LogWriter.append(LogEvent(.settingChanged, .setting, stored.id, by: account, at: now), in: transaction)
        }
    }

    /// Ends a rule: what is wider, or the product's proposal, holds again.
    public func end(_ id: String, by account: AccountID, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredClockRule.end(id, at: now, in: transaction) else { throw Refusal.noSuchThing }
            try LogWriter.append(LogEvent(.removed, .setting, id, by: account, at: now), in: transaction)
        }
    }

    /// Adds a way by which somebody is told.
    /// - Parameters:
    ///   - target: The address of a webhook, or a number; nil for the page.
    ///   - secret: What signs a webhook.
    public func add(
        _ name: String, by way: AlertRecipient.Way, target: String?, secret: String?, account: AccountID,
        at now: Instant
    ) async throws {
        guard !name.isEmpty, !name.contains(where: \.isNewline) else { throw Refusal.recipientUnnamed }
        var box: [UInt8]?
        var sealedSecret: [UInt8]?
        if way != .page {
            guard let target, !target.isEmpty else { throw Refusal.targetMissing }
            guard let sealing else { throw Refusal.locked }
            if way == .webhook {
                guard let secret, secret.utf8.count >= 16 else { throw Refusal.secretTooShort }
                sealedSecret = try sealing.seal(Array(secret.utf8))
            }
            box = try sealing.seal(Array(target.utf8))
        }
        let recipient = AlertRecipient(
            id: store.ids.next().description, name: name, way: way, target: box, secret: sealedSecret, madeBy: account,
            madeAt: now)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try recipient.insert(in: transaction)
            try LogWriter.append(
                LogEvent(.created, .setting, recipient.id, by: account, at: now), in: transaction)
        }
    }

    /// Nobody is told by this way any more.
    public func remove(_ id: String, by account: AccountID, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try AlertRecipient.end(id, at: now, in: transaction) else { throw Refusal.noSuchThing }
            try LogWriter.append(LogEvent(.removed, .setting, id, by: account, at: now), in: transaction)
        }
    }
}

extension Refusal {
    fileprivate static let recipientUnnamed = Refusal(
        .usage, code: "recipient_unnamed",
        message: Phrase(fr: "Il manque le nom de qui est prévenu.", en: "The name of who is told is missing."),
        remedy: Phrase(fr: "Donnez un nom, sur une ligne.", en: "Give a name, on one line."))
    fileprivate static let targetMissing = Refusal(
        .usage, code: "recipient_target_missing",
        message: Phrase(fr: "Il manque où prévenir.", en: "Where to send notices is missing."),
        remedy: Phrase(fr: "Donnez l’adresse ou le numéro.", en: "Give the address or the number."))
    fileprivate static let secretTooShort = Refusal(
        .usage, code: "secret_too_short",
        message: Phrase(
            fr: "Le secret qui signe les avis est trop court.", en: "The secret that signs notices is too short."),
        remedy: Phrase(fr: "Donnez 16 signes au moins.", en: "Give 16 characters or more."))
}
