public import Access
import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Shows who a source is: two persons of two units, a minute apart at least, within a day, once.
public struct UnmaskSource: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// Shows what was approved. The approval is used and logged in one transaction, after the vault has opened the
    /// identity and before it is answered.
    /// - Throws: `ApprovalError` where it is not approved, over or used; `VaultError`.
    public func callAsFunction(
        _ subject: StoredSubject, under id: ApprovalID, by account: Access.AccountID, at now: Instant
    ) async throws -> Identity {
        guard let approval = try await store.facts.read({ try Approval.with(id, in: $0) }),
            approval.purpose == .unmasking, approval.subject == subject.id.description
        else { throw Refusal.noSuchThing }
        let disclosure = try self.disclosure(approval, of: subject, at: now)
        // Judged before anything is opened, and anew where it is used up.
        _ = try approval.used(by: account, at: now)
        return try await vault.read(disclosure, at: now) { [store] _ in
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                try Approval.use(
                    id, for: .unmasking, of: approval.subject, by: account, at: now, in: transaction)
                let reached = subject.caseFile.map { LogID($0) }
                try LogWriter.append(
                    LogEvent(
                        microseconds: now.microseconds, actor: LogActor(account), action: .sourceUnmasked,
                        object: LogObject(.source, LogID(subject.id)), reason: .caseWork, compartment: reached,
                        under: LogID(id.rawValue)), in: transaction)
            }
        }
    }

    /// The same two persons in the vault's words, which it judges again by itself.
    private func disclosure(
        _ approval: Approval, of subject: StoredSubject, at now: Instant
    ) throws -> ApprovedDisclosure {
        guard case .approved(let second, let approvedAt) = approval.state else { throw ApprovalError.closed }
        guard let id = UUIDv7(approval.id.rawValue), let compartment = CompartmentID(subject.compartment) else {
            throw VaultError.unknownCompartment
        }
        let request = DisclosureRequest(
            id: id, account: .init(rawValue: approval.requester.account.rawValue),
            unit: approval.requester.unit.rawValue, subject: SubjectID(subject.id), compartment: compartment,
            fields: Set(IdentityField.allCases), reason: approval.reason, requestedAt: approval.askedAt,
            until: approval.until)
        let yes = DisclosureApproval(
            request: id, account: .init(rawValue: second.account.rawValue), unit: second.unit.rawValue,
            approvedAt: approvedAt)
        return try ApprovedDisclosure(request, yes, at: now)
    }
}
