public import Access
import Database
import Bytes
import Messaging
public import Protection
public import Store
import TransparencyLog

/// Notes that a number belongs to someone the team knows: where they are, and that only a real flood sets their
/// messages aside. The number is sealed at once; nobody reads it back from any page.
public struct RegisterCorrespondent: Sendable {
    private let store: Store
    private let sealing: MessageSealing

    public init(store: Store, sealing: MessageSealing) {
        self.store = store
        self.sealing = sealing
    }

    /// - Throws: `Refusal` for what is no number.
    public func callAsFunction(
        _ written: String, by gateway: Gateway, areas: [AreaRef], account: AccountID?, at now: Instant
    ) async throws {
        let number = PhoneNumber(written, country: gateway.settings.country)
        guard number.canBeAnswered else {
            throw Gateways.refusal("number", fr: "Ce n’est pas un numéro de téléphone.", en: "That is no phone number.")
        }
        let fresh = StoredCorrespondent(
            id: try sealing.mark(number.text, as: .number).prefix(16).hex, gateway: gateway.name,
            number: try sealing.seal(number.text), canBeAnswered: true, mode: ReplyPolicy.Mode.neutral.rawValue,
            firstAt: now, lastAt: now)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            var correspondent = try StoredCorrespondent.with(id: fresh.id, in: transaction) ?? fresh
            correspondent.areas = areas
            correspondent.isTrusted = true
            try correspondent.put(in: transaction)
            try LogWriter.append(LogEvent(.changed, .source, nil, by: account, at: now), in: transaction)
        }
    }
}
