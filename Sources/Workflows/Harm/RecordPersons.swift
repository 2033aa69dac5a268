public import Access
public import Database
public import Protection
public import Store
import TransparencyLog

/// Records who was harmed, one by one. Persons are pseudonyms here; the vault holds who they are.
public struct RecordPersons: Sendable {
    private let store: Store
    private let incidents: TrackIncident

    public init(store: Store) {
        self.store = store
        incidents = TrackIncident(store: store)
    }

    /// Records a person under an incident, with what befell them.
    /// - Parameter subject: Their identity in the vault; nil for someone nobody named.
    /// - Returns: Their identity in the store.
    public func record(
        _ kind: HarmKind, cause: CasualtyCode<HarmCause> = CasualtyCode(.unknown), on day: Day? = nil,
        subject: UUIDv7? = nil, codes: HarmedPerson.Codes = .init(), from report: String?, under incident: String,
        by account: AccountID, at now: Instant
    ) async throws -> String {
        try await incidents.change(incident, .changed, by: account, at: now) { [store] incident, transaction in
            // Sexual violence is counted and referred; nobody is filed under it.
            guard kind != .sexualViolence else { throw Refusal.countAndReferralOnly }
            try Self.check(day, of: incident, at: now)
            let id = (subject ?? store.ids.next()).description
            try StoredPersons.record(
                HarmedPerson(id: id, isNamed: subject != nil, codes: codes), at: now,
                by: account.rawValue, in: transaction)
            try StoredPersons.add(
                PersonFate(person: id, kind: kind, cause: cause, on: day), id: store.ids.next().description,
                incident: incident.id, report: report, at: now, by: account.rawValue, in: transaction)
            return id
        }
    }

    private static func check(_ day: Day?, of incident: TrackedIncident, at now: Instant) throws {
        guard let day else { return }
        let first = incident.details.start.advanced(by: -incident.details.datePrecision.slack)
        guard day >= first, day <= now.day.advanced(by: 1) else { throw Refusal.dayImpossible(day) }
    }

    /// Notes something that befell a person already known: a death after an injury, a release after an abduction.
    public func add(
        _ fate: PersonFate, from report: String?, under incident: String, by account: AccountID, at now: Instant
    ) async throws {
        try await incidents.change(incident, .changed, by: account, at: now) { [store] incident, transaction in
            guard fate.kind != .sexualViolence else { throw Refusal.countAndReferralOnly }
            try Self.check(fate.on, of: incident, at: now)
            guard try !StoredPersons.with(ids: [fate.person], in: transaction).isEmpty else {
                throw Refusal.noSuchThing
            }
            try StoredPersons.add(
                fate, id: store.ids.next().description, incident: incident.id, report: report, at: now,
                by: account.rawValue, in: transaction)
        }
    }
}

extension Refusal {
    static let countAndReferralOnly = Refusal(
        .usage, code: "count_and_referral_only",
        message: Phrase(
            fr: "Les violences sexuelles se comptent et s’orientent ; aucune fiche de personne n’en est faite.",
            en: "Sexual violence is counted and referred; no person is recorded under it."),
        remedy: Phrase(
            fr: "Notez le nombre dans le récit, et orientez la personne vers les soins.",
            en: "Put the number into the claim, and refer the person to care."))
}
