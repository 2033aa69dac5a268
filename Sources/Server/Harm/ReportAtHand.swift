import Access
import Database
import Protection
import Store
import Workflows

/// A report that someone may lay under an incident: one that they could open.
struct ReportAtHand {
    let report: StoredReport
    let reading: StoredReading?

    /// - Throws: `Refusal.reportDoesNotCount` where there is none, and alike where the visitor could not open it.
    init(_ id: String, for visitor: Visitor, in store: Store) async throws {
        guard visitor.decide(.report, .record, on: try await store.whereabouts(of: .report, id)) == .allow else {
            throw Refusal.reportDoesNotCount
        }
        let (report, reading) = try await store.facts.read { transaction in
            (try StoredReport.with(id: id, in: transaction), try StoredReading.current(of: id, in: transaction))
        }
        guard let report else { throw Refusal.reportDoesNotCount }
        (self.report, self.reading) = (report, reading)
    }

    /// What a form says of it. Of what the form did not ask for, the report is taken at its word.
    func told(_ form: FormBody, showsSexualViolence: Bool) throws -> TrackIncident.Taken {
        try ClaimForm.Told(form, over: reading?.claimed ?? [], showsSexualViolence: showsSexualViolence)
            .taken(report.id)
    }
}

extension StoredReading {
    /// What it tells, by kind and status, as claims hold it.
    var claimed: [Harm] {
        var told: [HarmKind: [CivilianStatus: CountRange]] = [:]
        for harm in harms {
            // Things have no status; of people, unknown stays unknown.
            let status: CivilianStatus = harm.kind == .property ? .unknown : harm.status
            let sum = told[harm.kind]?[status].map { $0 + harm.count } ?? harm.count
            told[harm.kind, default: [:]][status] = sum
        }
        return told.flatMap { kind, counts in counts.map { Harm(kind: kind, status: $0.key, count: $0.value) } }
    }
}

extension Visitor {
    /// Whether the count of sexual violence that a report tells may be seen: asked where it was understood to lie.
    func maySeeSexualViolence(of reading: StoredReading?) -> Bool {
        decide(.incident, .record, on: Resource(area: reading?.area, marks: .sexualViolence)) == .allow
    }
}
