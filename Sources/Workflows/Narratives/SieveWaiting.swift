import Database
import Protection
import Store
import TransparencyLog
import Vault

/// Puts accounts through the sieve that have waited for it since an upgrade: what the sieve of an earlier release let stand was
/// taken from the facts then, and the account as received is needed to make it anew. So the vault has to be open.
///
/// Each account is sieved once, whichever server does it, and where it was left off the next start goes on.
struct SieveWaiting: Sendable {
    let store: Store
    let sealing: ReportSealing
    let sieve: AccountSieve

    /// - Returns: How many waited, of `count` at most; 0 once none is left.
    func callAsFunction(_ count: Int = 100, at now: Instant) async throws -> Int {
        let waiting = try await store.facts.read { transaction in
            try StoredReading.unsieved(count, in: transaction).compactMap { report in
                try StoredReport.with(id: report, in: transaction).flatMap { report in
                    try StoredReading.current(of: report.id, in: transaction).map { (report, $0) }
                }
            }
        }
        guard !waiting.isEmpty else { return 0 }
        let sieved = try waiting.map { report, reading in
            var account: String?
            do {
                account = try ReportAccount.said(in: report, reading, sealing: sealing)
            } catch VaultError.tampered {
                // What was changed since it was sealed opens for nobody: there is no account, and the others go on.
            }
            return (reading, account.map { sieve.unread($0) })
        }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            for (reading, narrative) in sieved where try reading.sieved(as: narrative, in: transaction) {
                try SummariseIncident.again(reading.report, at: now, in: transaction)
                try LogWriter.append(
                    LogEvent(
                        microseconds: now.microseconds, actor: .system(.server), action: .changed,
                        object: LogObject(.report, LogID(reading.report)), reason: .correction), in: transaction)
            }
        }
        return waiting.count
    }
}
