public import Access
import Database
public import Protection
import Sealing
public import Store
import TransparencyLog
public import Vault

/// Hands a sealed report to whoever opens it on a machine of their own. The server has no key for it; that it was handed
/// over is logged first.
public struct HandOverSealed: Sendable {
    private let store: Store
    private let sealing: ReportSealing

    public init(store: Store, vault: Vault) {
        self.store = store
        sealing = ReportSealing(vault)
    }

    /// The envelope as it was sent.
    /// - Throws: `SealingError` for what is no envelope; `VaultError.tampered`.
    public func callAsFunction(
        _ report: StoredReport, to account: Access.AccountID, at now: Instant
    ) async throws -> [UInt8] {
        let envelope = try sealing.open(report.body)
        // Whatever else came under this format is not handed out as an envelope.
        _ = try SealedReport(text: envelope)
        let event = LogEvent(.opened, .report, report.id, by: account, at: now, reason: .caseWork)
        try await store.facts.append { try LogWriter.append(event, in: $0) }
        return envelope
    }
}
