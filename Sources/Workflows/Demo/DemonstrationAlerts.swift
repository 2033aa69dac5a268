import Database
import Demonstration
import Protection
import Store
import TransparencyLog

/// Puts the invented alerts of the demonstration on its ledger, so that the page is not empty. Each says that it is
/// invented, feeds no benchmark, and needs no vault: nothing in it was ever said by anyone.
struct DemonstrationAlerts {
    let store: Store

    /// Makes those that are missing.
    func settle(at now: Instant) async throws {
        try await store.facts.write { [store] transaction in
            try LogWriter.reserve(in: transaction)
            let nesting = AreaNesting(try FactTable<Area>.all(knownAt: .latest, in: transaction))
            for invented in InventedAlert.all {
                guard let key = Report.ID("demonstration-alert-" + invented.key),
                    try StoredReport.with(key: key, in: transaction) == nil,
                    let digest = AnswersDigest([UInt8](repeating: 0, count: 32))
                else { continue }
                let received = now.advanced(byMinutes: -invented.minutesAgo)
                let report = StoredReport(
                    id: store.ids.next().description, key: key, channel: invented.channel, purpose: .live,
                    format: .text,
                    form: nil, receivedAt: received, saidAt: nil, digest: digest, body: [], replaces: nil, owner: nil,
                    source: nil, areas: [invented.area], clearHeader: nil, quarantine: nil)
                try report.insert(in: transaction)
                _ = try StoredReport.settle(report.id, in: transaction)
                try reading(of: invented, report.id, at: received).insert(in: transaction)
                try open(invented, report.id, at: received, in: nesting, transaction)
            }
        }
    }

    private func reading(of invented: InventedAlert, _ report: String, at received: Instant) -> StoredReading {
        StoredReading(
            report: report, version: 1, readAt: received, readBy: nil, kind: .alert, category: invented.category,
            isUrgent: invented.isUrgent, area: invented.area, coordinate: nil, placePrecision: .admin2, day: nil,
            dayPrecision: nil, harms: [], peopleAtRisk: invented.peopleAtRisk, isOngoing: nil, isHearsay: false,
            sourceType: nil, consent: nil, mayCallBack: nil, rating: .unjudged, words: [], narrative: invented.words)
    }

    private func open(
        _ invented: InventedAlert, _ report: String, at received: Instant, in nesting: AreaNesting,
        _ transaction: any Transaction
    ) throws {
        let areas = nesting.chain(of: invented.area)
        var alert = Alert(id: store.ids.next().description, receivedAt: received, areas: areas)
        try StoredAlert(
            id: alert.id, receivedAt: received, channel: invented.channel, isSealed: false, isInvented: true,
            category: invented.category, isUrgent: invented.isUrgent, area: invented.area, areas: areas,
            changedAt: received
        ).insert(opening: report, in: transaction)
        for (index, step) in invented.steps.enumerated() {
            let event = AlertEvent(
                at: received.advanced(byMinutes: step.minute), by: StoredAlertEvent.product, step.what)
            try alert.add(event)
            try StoredAlertEvent(seq: index + 1, event: event, writtenAt: event.at, writtenBy: nil, note: nil)
                .insert(of: alert, in: transaction)
        }
        try LogWriter.append(
            LogEvent(
                microseconds: received.microseconds, actor: .system(.demonstration), action: .created,
                object: LogObject(.alert, LogID(alert.id)), reason: .exercise), in: transaction)
    }
}
