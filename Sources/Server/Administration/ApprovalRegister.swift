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
        /// What of the vault it is about; nil where it is about something else.
        let subject: ApprovalSubject?
        /// What exactly is asked for, so that nobody approves unread.
        let what: Phrase?
        let requester: String?
        let beneficiary: String?
    }

    private let waiting: [Entry]
    private let past: [Entry]
    /// Where the closed ones go on; nil where these are all.
    private let next: String?
    private let visitor: Visitor

    /// - Parameters:
    ///   - count: How many closed ones; of those that wait none is left out.
    ///   - place: Where a page of closed ones goes on.
    init(_ count: Int, after place: Approval.Place?, for visitor: Visitor, in transaction: any Transaction) throws {
        self.visitor = visitor
        waiting = try Self.entries(try Approval.open(at: visitor.now, in: transaction), visitor, in: transaction)
        let closed = try SeenPage(
            of: count, after: place, by: Approval.Place.init,
            where: { Self.isSeen($0, try $0.thing(in: transaction), by: visitor) },
            reading: { try Approval.closed($0, at: visitor.now, before: $1, in: transaction) })
        past = try Self.entries(closed.rows, visitor, in: transaction)
        next = closed.last.map { Approval.Place($0).text }
    }

    private static func isSeen(_ approval: Approval, _ subject: ApprovalSubject?, by visitor: Visitor) -> Bool {
        visitor.decide(.approvals, .approval, on: approval.resource(of: subject)) == .allow
    }

    private static func entries(
        _ approvals: [Approval], _ visitor: Visitor, in transaction: any Transaction
    ) throws -> [Entry] {
        try approvals.compactMap { approval in
            let subject = try approval.thing(in: transaction)
            guard isSeen(approval, subject, by: visitor) else { return nil }
            return Entry(
                approval: approval, subject: subject, what: try what(approval, subject, in: transaction),
                requester: try AccountProfile.with(approval.requester.account, in: transaction)?.name,
                beneficiary: try approval.beneficiary.flatMap { try AccountProfile.with($0, in: transaction)?.name })
        }
    }

    var sections: [RegisterPage.Section] {
        [
            section("waiting", Phrase(fr: "En attente", en: "Waiting"), waiting),
            section(
                "past", Phrase(fr: "Closes", en: "Closed"), past, next: next.map { "/admin/approvals?before=" + $0 }),
        ]
    }

    private static func what(
        _ approval: Approval, _ subject: ApprovalSubject?, in transaction: any Transaction
    ) throws -> Phrase? {
        if let subject { return Phrase(fr: subject.reference.text, en: subject.reference.text) }
        if let token = TokenRequest(subject: approval.subject) {
            let scopes = token.scopes.map(\.rawValue).sorted().joined(separator: " ")
            let (areas, until) = (Words.extent(token.areas), Words.day(token.until.day))
            return Phrase(
                fr: "Jeton « \(token.label) » : \(scopes) ; zones : \(areas.french) ; jusqu’au \(until.french)",
                en: "Token “\(token.label)”: \(scopes); areas: \(areas.english); until \(until.english)")
        }
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

    private func section(
        _ id: String, _ title: Phrase, _ entries: [Entry], next: String? = nil
    ) -> RegisterPage.Section {
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
                    ], forms: id == "waiting" ? moves(of: entry) : [])
            }, next: next)
    }

    /// Whether this person could be the second one: of another unit, and allowed to decide of such a thing.
    private func mayDecide(_ entry: Entry) -> Bool {
        let approval = entry.approval
        guard approval.requester.unit != visitor.profile?.unit else { return false }
        let decision = visitor.decide(
            .approvalDecide, approval.field(on: entry.subject), on: approval.resource(of: entry.subject))
        return decision == .allow || decision == .needsStepUp
    }

    private func moves(of entry: Entry) -> [Form] {
        let approval = entry.approval
        let isOwn = approval.requester.account == visitor.profile?.id
        let moves: [(DecideApproval.Move, Phrase)] =
            switch (approval.state, isOwn) {
            case (.waiting, false) where mayDecide(entry):
                [(.approve, Phrase(fr: "Approuver", en: "Approve")), (.refuse, Phrase(fr: "Refuser", en: "Refuse"))]
            case (.approved, true):
                [(.use, Phrase(fr: "Faire", en: "Do it")), (.withdraw, Phrase(fr: "Retirer", en: "Withdraw"))]
            case (.waiting, true): [(.withdraw, Phrase(fr: "Retirer", en: "Withdraw"))]
            default: []
            }
        return moves.map { move, submit in
            Form(
                to: "/admin/approvals/\(approval.id)/\(move.rawValue)", submit: submit,
                warning: move == .use && approval.purpose == .destruction ? Self.destruction(entry.what) : nil)
        }
    }

    private static func destruction(_ what: Phrase?) -> Phrase {
        Phrase(
            fr: "La clé de \(what?.french ?? "–") sera détruite, sans retour, ici et dans les sauvegardes.",
            en: "The key of \(what?.english ?? "–") will be destroyed for good, here and in backups.")
    }
}
