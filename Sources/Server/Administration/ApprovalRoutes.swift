import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// Requests of the two-person rule.
struct ApprovalRoutes {
    let store: Store

    func add(to router: Router<Visit>) {
        router.get("/admin/approvals") { request, visit in try await page(request, visit) }
        router.post("/admin/approvals/{id}/{move}") { request, visit in try await move(request, visit) }
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        guard visitor.authorisation.opens(.approvals, at: visitor.now) else {
            throw visitor.isKnown ? DoorRefusal.notFound : DoorRefusal.signIn
        }
        let (approvals, names) = try await store.facts.read { transaction in
            let approvals = try Approval.latest(200, in: transaction)
            var names: [AccountID: String] = [:]
            for account in Set(approvals.map(\.requester.account) + approvals.compactMap(\.beneficiary)) {
                names[account] = try AccountProfile.with(account, in: transaction)?.name
            }
            return (approvals, names)
        }
        let shown = approvals.filter { visitor.decide(.approvals, .approval, on: Self.resource($0)) == .allow }
        let (waiting, past) = (shown.filter { !$0.isOver(at: visitor.now) && $0.isOpen }, shown.filter { $0.isOver(at: visitor.now) || !$0.isOpen })
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/approvals",
            title: Phrase(fr: "Approbations à deux", en: "Approvals by two"),
            lead: Phrase(
                fr: "Une personne demande avec un motif ; une autre, d’une autre unité, décide au plus tôt une minute après. "
                    + "Une demande vit 24 heures.",
                en: "One person asks with a reason; another, of another unit, decides a minute later at the earliest. A "
                    + "request lives for 24 hours."),
            notice: notice,
            sections: [
                section("waiting", Phrase(fr: "En attente", en: "Waiting"), waiting, names, visitor),
                section("past", Phrase(fr: "Closes", en: "Closed"), past, names, visitor),
            ])
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private func section(
        _ id: String, _ title: Phrase, _ approvals: [Approval], _ names: [AccountID: String], _ visitor: Visitor
    ) -> RegisterPage.Section {
        RegisterPage.Section(
            id: id, title: title,
            columns: [
                Phrase(fr: "Quoi", en: "What"), Phrase(fr: "Pour", en: "For"), Phrase(fr: "Demandé par", en: "Asked by"),
                Words.reason, Words.until, Words.state,
            ],
            rows: approvals.map { approval in
                RegisterPage.Line(
                    [
                        .words(approval.purpose.words),
                        approval.beneficiary.flatMap { names[$0] }.map(RegisterPage.Cell.text) ?? .none,
                        names[approval.requester.account].map(RegisterPage.Cell.text) ?? .none, .text(approval.reason),
                        .moment(approval.until), state(of: approval, visitor),
                    ], forms: id == "waiting" ? moves(of: approval, visitor) : [])
            })
    }

    private func state(of approval: Approval, _ visitor: Visitor) -> RegisterPage.Cell {
        switch approval.state {
        case .waiting where approval.isOver(at: visitor.now), .approved where approval.isOver(at: visitor.now):
            .words(Phrase(fr: "délai passé", en: "out of time"))
        case .waiting: .state(Phrase(fr: "attend une seconde personne", en: "waits for a second person"), calls: true)
        case .approved: .state(Phrase(fr: "approuvée, à faire", en: "approved, to be done"), calls: true)
        case .refused: .words(Phrase(fr: "refusée", en: "refused"))
        case .withdrawn: .words(Phrase(fr: "retirée", en: "withdrawn"))
        case .used: .words(Phrase(fr: "faite", en: "done"))
        }
    }

    private func moves(of approval: Approval, _ visitor: Visitor) -> [Form] {
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

    private func move(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        guard let move = DecideApproval.Move(rawValue: try visit.parameters.require("move")), let party = visitor.profile?.party
        else { throw DoorRefusal.notFound }
        let id = ApprovalID(try visit.parameters.require("id"))
        let found = try await store.facts.read { try Approval.with(id, in: $0) }
        switch move {
        case .approve, .refuse:
            try visitor.require(.approvalDecide, found.map(\.purpose.field) ?? .grant, on: found.map(Self.resource))
        case .withdraw: try visitor.require(.approvalWithdraw, .approval, on: found.map(Self.resource))
        case .use: try visitor.require(.approvalAsk, found.map(\.purpose.field) ?? .grant, on: found.map(Self.resource))
        }
        do {
            try await DecideApproval(store: store)(move, id, by: party, at: visitor.now)
            return Response.redirect(to: "/admin/approvals", type: .normal)
        } catch let error as ApprovalError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        }
    }

    private static func resource(_ approval: Approval) -> Resource {
        Resource(id: approval.id.rawValue, owner: .account(approval.requester.account))
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

extension ApprovalPurpose {
    /// The field of the policy table it is decided by.
    fileprivate var field: Field {
        switch self {
        case .unmasking: .sourceIdentity
        case .bulkExport: .record
        case .destruction: .destruction
        case .grant: .grant
        case .reenrolment: .credential
        }
    }
}
