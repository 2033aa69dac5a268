import Access
import Database
import Pages
import Protection
import Store
import Workflows

/// Requests of the two-person rule as one person may see them: what waits, and what is closed.
struct ApprovalRegister {
    private struct Entry {
        let approval: Approval
        /// What exactly is asked for, so that nobody approves unread.
        let what: Phrase?
        let requester: String?
        let beneficiary: String?
    }

    private let entries: [Entry]
    private let visitor: Visitor

    init(_ count: Int, for visitor: Visitor, in transaction: any Transaction) throws {
        self.visitor = visitor
        var entries: [Entry] = []
        for approval in try Approval.latest(count, in: transaction) {
            let subject = try approval.thing(in: transaction)
            guard visitor.decide(.approvals, .approval, on: approval.resource(of: subject)) == .allow else { continue }
            entries.append(
                Entry(
                    approval: approval, what: try Self.what(approval, subject, in: transaction),
                    requester: try AccountProfile.with(approval.requester.account, in: transaction)?.name,
                    beneficiary: try approval.beneficiary.flatMap {
                        try AccountProfile.with($0, in: transaction)?.name
                    }))
        }
        self.entries = entries
    }

    var sections: [RegisterPage.Section] {
        let isWaiting = { (entry: Entry) in entry.approval.isOpen && !entry.approval.isOver(at: visitor.now) }
        return [
            section("waiting", Phrase(fr: "En attente", en: "Waiting"), entries.filter(isWaiting)),
            section("past", Phrase(fr: "Closes", en: "Closed"), entries.filter { !isWaiting($0) }),
        ]
    }

    private static func what(
        _ approval: Approval, _ subject: ApprovalSubject?, in transaction: any Transaction
    ) throws -> Phrase? {
        if let subject { return Phrase(fr: subject.reference.text, en: subject.reference.text) }
        guard approval.purpose == .grant, let grant = try Grant.asked(under: approval.id, in: transaction) else {
            return nil
        }
        let compartment = grant.compartment
        let (areas, cases) = (Words.extent(compartment.areas), Words.extent(compartment.cases))
        let marks = CaseWords.names(of: compartment.marks)
        return Phrase(
            fr: "\(grant.role.words.french) ; zones : \(areas.french) ; dossiers : \(cases.french) ; marques : "
                + marks.french,
            en: "\(grant.role.words.english); areas: \(areas.english); cases: \(cases.english); marks: "
                + marks.english)
    }

    private func section(_ id: String, _ title: Phrase, _ entries: [Entry]) -> RegisterPage.Section {
        RegisterPage.Section(
            id: id, title: title,
            columns: [
                CaseWords.what, Phrase(fr: "De quoi", en: "Of what"), Phrase(fr: "Pour", en: "For"),
                Phrase(fr: "Demandé par", en: "Asked by"), Words.reason, Words.until, Words.state,
            ],
            rows: entries.map { entry in
                let approval = entry.approval
                return RegisterPage.Line(
                    [
                        .words(approval.purpose.words), entry.what.map(RegisterPage.Cell.words) ?? .none,
                        entry.beneficiary.map(RegisterPage.Cell.text) ?? .none,
                        entry.requester.map(RegisterPage.Cell.text) ?? .none, .text(approval.reason),
                        .moment(approval.until), ApprovalForms.state(of: approval, at: visitor.now),
                    ], forms: id == "waiting" ? moves(of: approval) : [])
            })
    }

    private func moves(of approval: Approval) -> [Form] {
        let isOwn = approval.requester.account == visitor.profile?.id
        let moves: [(DecideApproval.Move, Phrase)] =
            switch (approval.state, isOwn) {
            case (.waiting, false):
                [(.approve, Phrase(fr: "Approuver", en: "Approve")), (.refuse, Phrase(fr: "Refuser", en: "Refuse"))]
            case (.approved, true):
                [(.use, Phrase(fr: "Faire", en: "Do it")), (.withdraw, Phrase(fr: "Retirer", en: "Withdraw"))]
            case (.waiting, true): [(.withdraw, Phrase(fr: "Retirer", en: "Withdraw"))]
            default: []
            }
        return moves.map { Form(to: "/admin/approvals/\(approval.id)/\($0.0.rawValue)", submit: $0.1) }
    }
}

extension Approval {
    /// Whether someone still has a move to make.
    fileprivate var isOpen: Bool {
        switch state {
        case .waiting, .approved: true
        case .refused, .withdrawn, .used: false
        }
    }
}
