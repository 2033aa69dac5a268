public import Protection

extension Approval {
    /// The second person says yes.
    public func approved(by second: Party, at now: Instant) throws(ApprovalError) -> Approval {
        try checkSecond(second, at: now)
        let earliest = askedAt.advanced(by: Approval.minimumDelay)
        guard now >= earliest else { throw .tooSoon(earliest: earliest) }
        return with(.approved(by: second, at: now))
    }

    /// The second person says no; at once, if need be.
    public func refused(by second: Party, at now: Instant) throws(ApprovalError) -> Approval {
        try checkSecond(second, at: now)
        return with(.refused(by: second, at: now))
    }

    /// The one who asked takes it back, approved or not.
    public func withdrawn(by account: AccountID, at now: Instant) throws(ApprovalError) -> Approval {
        guard account == requester.account else { throw .notYours }
        switch state {
        case .waiting, .approved: break
        case .refused, .withdrawn, .used: throw .closed
        }
        return with(.withdrawn(at: now))
    }

    /// The one who asked sees or does what was approved: once. Store the result before showing anything.
    public func used(by account: AccountID, at now: Instant) throws(ApprovalError) -> Approval {
        guard account == requester.account else { throw .notYours }
        guard case .approved(let second, _) = state else { throw .closed }
        guard permits(purpose, of: subject, by: account, at: now) else { throw .over }
        return with(.used(approvedBy: second, at: now))
    }

    private func checkSecond(_ second: Party, at now: Instant) throws(ApprovalError) {
        guard second.account != requester.account else { throw .ownRequest }
        guard second.unit != requester.unit else { throw .sameUnit }
        guard second.account != beneficiary else { throw .forOneself }
        guard state == .waiting else { throw .closed }
        guard !isOver(at: now) else { throw .over }
    }

    private func with(_ state: State) -> Approval {
        Approval(
            stored: id, purpose: purpose, subject: subject, requester: requester, beneficiary: beneficiary,
            reason: reason, askedAt: askedAt, until: until, state: state)
    }
}
