import Access
import Database
import Demonstration
import Protection
import Store
import TransparencyLog
import Vault

/// A pair of persons of the demonstration that waits to be judged: one victim whom two accounts of the invented attack name, one
/// of them in part. The names say that they are invented.
struct DemonstrationPair {
    let store: Store
    let vault: Vault

    /// Makes it where it is missing, under a case that keeps the names.
    func settle(in caseFile: StoredCase, at now: Instant) async throws {
        guard try await store.facts.read({ try Settings.value(.demonstrationPair, in: $0) }) == nil,
            let invented = InventedIncident.all.first,
            let analyst = try await Demonstrators(store: store).account(.analyst)
        else { return }
        var persons: [String] = []
        for (number, spelling) in InventedIncident.spellings.enumerated() {
            guard let (incident, report) = try await account(number, of: invented) else { return }
            let subject = StoredSubject(store.ids.next(), .victim, of: caseFile, by: nil, at: now)
            let names: [IdentityField: String] = [.givenName: spelling.given, .familyName: spelling.family]
            try await EnrolIdentity(store: store, vault: vault)(
                subject, names.filter { !$0.value.isEmpty },
                consents: [Consent(id: store.ids.next(), .holding, to: "MINUSMA", level: .name, givenAt: now)],
                by: .system(.demonstration), at: now)
            persons.append(
                try await RecordPersons(store: store).record(
                    .killed, on: invented.day, subject: subject.id,
                    codes: .init(sex: .man, age: .from30, status: .civilian), from: report, under: incident,
                    by: analyst, at: now))
        }
        _ = try await LinkPersons(store: store, vault: vault)(by: nil, at: now)
        try await store.facts.write { [persons] in
            try Settings.set(.demonstrationPair, to: persons.joined(separator: " "), in: $0)
        }
    }

    /// The incident, and the report that an account of it was made from.
    private func account(
        _ number: Int, of invented: InventedIncident
    ) async throws -> (incident: String, report: String)? {
        guard let key = Report.ID("demonstration-incident-invented-\(invented.key)-\(number)") else { return nil }
        return try await store.facts.read { transaction in
            guard let report = try StoredReport.with(key: key, in: transaction),
                let incident = try StoredClaim.incidents(of: report.id, in: transaction).first
            else { return nil }
            return (incident, report.id)
        }
    }
}
