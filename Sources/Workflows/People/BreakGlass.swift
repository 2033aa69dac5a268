public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Emergency access: one investigator opens one case for 15 minutes, every custodian is told, and one of them reviews it.
public struct BreakGlass: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// Opens a case. From the next request it is granted, for 15 minutes.
    /// - Parameter caseFile: Nil where there is none such, which is told last, to those who could have opened it: whoever
    ///   only asks whether a case exists opens one, and is heard.
    /// - Throws: `ApprovalError`: no reason, nobody to tell, one open already, or an earlier one not reviewed in time;
    ///   `Refusal` where there is no such case.
    public func open(
        _ caseFile: StoredCase?, by investigator: Party, because reason: String, at now: Instant
    ) async throws -> EmergencyAccess {
        let id = EmergencyAccessID(store.ids.next().description)
        return try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            let access = try EmergencyAccess(
                id: id, by: investigator, to: caseFile?.caseID ?? CaseID(""), because: reason, at: now,
                custodians: try Grant.holders(of: .custodian, at: now, in: transaction).map(\.account),
                earlier: try EmergencyAccess.of(investigator.account, in: transaction))
            guard let caseFile else { throw Refusal.noSuchThing }
            try access.insert(in: transaction)
            try Settings.bumpAccessVersion(in: transaction)
            try LogWriter.append(
                LogEvent(
                    .glassBroken, .caseFile, caseFile.id.description, by: investigator.account, at: now,
                    reason: .dangerToLife, under: id.rawValue), in: transaction)
            return access
        }
    }

    /// A custodian says what they found.
    /// - Throws: `ApprovalError`; `Refusal` where there is none such.
    public func review(
        _ id: EmergencyAccessID, _ finding: EmergencyAccess.Finding, by custodian: AccountID, at now: Instant
    ) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard let access = try EmergencyAccess.with(id, in: transaction) else { throw Refusal.noSuchThing }
            let reviewed = try access.reviewed(by: custodian, finding: finding, at: now)
            guard try reviewed.saveReview(in: transaction) else { throw Refusal.movedMeanwhile }
            try Settings.bumpAccessVersion(in: transaction)
            try LogWriter.append(
                LogEvent(
                    .glassReviewed, .caseFile, access.caseFile.rawValue, by: custodian, at: now,
                    outcome: finding == .justified ? .done : .refused, reason: .oversight, under: id.rawValue),
                in: transaction)
        }
    }
}
