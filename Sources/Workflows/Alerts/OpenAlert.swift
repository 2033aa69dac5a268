import Database
import Protection
import Store
import TransparencyLog

/// Opens the alert of a report that warns, within the transaction in which the report is read: what is read and what is
/// on the ledger can never differ.
///
/// One alert a report. A correction of a report that has an alert joins it; one by somebody else opens its own, since
/// nobody rewrites what another said.
struct OpenAlert: Sendable {
    let ids: UUIDv7Generator
    let nesting: AreaNesting

    func callAsFunction(
        for report: StoredReport, _ reading: StoredReading, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        guard report.counts else { return }
        let areas = nesting.chain(of: reading.area)
        if let key = report.replaces, let earlier = try StoredReport.with(key: key, in: transaction),
            earlier.hasSender(of: report), let alert = try StoredAlert.of(report: earlier.id, in: transaction)
        {
            try StoredAlert.join(report.id, to: alert.id, in: transaction)
            // A correction that nobody understood takes nothing away.
            try StoredAlert.correct(
                alert.id, category: reading.category ?? alert.category,
                isUrgent: reading.kind == .alert ? reading.isUrgent : alert.isUrgent,
                areas: areas.isEmpty ? alert.areas : areas, at: now, in: transaction)
            try log(.changed, alert.id, of: report, at: now, in: transaction)
            return
        }
        guard reading.kind == .alert else { return }
        let alert = StoredAlert(
            id: ids.next().description, receivedAt: report.receivedAt, channel: report.channel,
            isSealed: report.format == .sealed || report.format == .encryptedForm, category: reading.category,
            isUrgent: reading.isUrgent, area: reading.area, areas: areas, changedAt: now)
        try alert.insert(opening: report.id, in: transaction)
        try log(.opened, alert.id, of: report, at: now, in: transaction)
    }

    private func log(
        _ action: LogAction, _ alert: String, of report: StoredReport, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try LogWriter.append(
            LogEvent(
                microseconds: now.microseconds, actor: .system(.server), action: action,
                object: LogObject(.alert, LogID(alert)), under: LogID(report.id)), in: transaction)
    }
}

extension StoredReport {
    /// Whether the same device, token, account or source sent both.
    fileprivate func hasSender(of other: StoredReport) -> Bool {
        if let source, source == other.source { return true }
        return owner != nil && owner == other.owner
    }
}
