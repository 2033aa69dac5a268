import Access
import Database
import Protection
import Store

extension Approval {
    /// Uses an approval within a transaction: once, by the one who asked, for this thing.
    static func use(
        _ id: ApprovalID, for purpose: ApprovalPurpose, of subject: String, by account: Access.AccountID,
        at now: Instant, in transaction: any Transaction
    ) throws {
        guard let approval = try Approval.with(id, in: transaction), approval.purpose == purpose,
            approval.subject == subject
        else { throw Refusal.noSuchThing }
        let used = try approval.used(by: account, at: now)
        guard try used.save(over: approval.state, in: transaction) else { throw Refusal.movedMeanwhile }
    }
}
