import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// Emergency access: opened by one investigator, loud to every custodian, reviewed by one of them.
struct EmergencyRoutes {
    let store: Store
    private static let shown = 100

    func add(to router: Router<Visit>) {
        router.get("/admin/emergency-access") { request, visit in try await page(request, visit) }
        router.post("/admin/emergency-access") { request, visit in try await open(request, visit) }
        router.post("/admin/emergency-access/{id}/review") { request, visit in try await review(request, visit) }
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.requireOpening(.emergencies)
        let register = try await store.facts.read { try EmergencyRegister(Self.shown, for: visitor, in: $0) }
        let mayOpen = visitor.decide(.emergencyOpen, .approval) != .notFound
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/emergency-access",
            title: Phrase(fr: "Accès d’urgence", en: "Emergency access"),
            lead: Phrase(
                fr:
                    "Une personne ouvre un dossier pendant 15 minutes, au su de tous les dépositaires ; l’un d’eux contrôle "
                    + "dans les 72 heures. Une source ne s’ouvre jamais ainsi.",
                en:
                    "One person opens one case for 15 minutes, and every custodian is told; one of them reviews it within 72 "
                    + "hours. A source never opens this way."),
            notice: notice,
            sections: [register.section]
                + (mayOpen
                    ? [
                        RegisterPage.Section(
                            id: "open",
                            title: Phrase(fr: "Ouvrir un dossier en urgence", en: "Open a case in an emergency"),
                            forms: [
                                Form(
                                    to: "/admin/emergency-access",
                                    submit: Phrase(fr: "Ouvrir, et prévenir", en: "Open, and tell"),
                                    fields: [
                                        .init(
                                            "case", CaseWords.caseFile, .text(longest: 20),
                                            hint: Phrase(fr: "sa référence, D-…", en: "its reference, D-…")),
                                        .init("reason", Words.reason, .paragraph(longest: 2_000)),
                                    ])
                            ])
                    ] : []))
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private func open(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        try visitor.require(.emergencyOpen, .approval)
        guard let party = visitor.profile?.party else { throw DoorRefusal.signIn }
        let reference = form.text("case").flatMap { Reference(typed: $0) }
        let found = try await reference.asyncFlatMap { reference in
            try await store.facts.read { try StoredCase.with(reference, in: $0) }
        }
        do {
            let opened = try await BreakGlass(store: store).open(
                found, by: party, because: form.text("reason") ?? "", at: visitor.now)
            return Response.redirect(to: "/cases/\(opened.caseFile)", type: .normal)
        } catch let error as ApprovalError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return try await page(request, visit, notice: .init(Self.noCase, isRefusal: true))
        }
    }

    private func review(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let id = EmergencyAccessID(try visit.parameters.require("id"))
        let found = try await store.facts.read { try EmergencyAccess.with(id, in: $0) }
        try visitor.require(.emergencyReview, .approval, on: found.map(\.resource))
        guard let account = visitor.profile?.id,
            let finding = form.text("finding").flatMap(EmergencyAccess.Finding.init(rawValue:))
        else { throw DoorRefusal.malformed }
        do {
            try await BreakGlass(store: store).review(id, finding, by: account, at: visitor.now)
            return Response.redirect(to: "/admin/emergency-access", type: .normal)
        } catch let error as ApprovalError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        }
    }

    private static let noCase = Phrase(
        fr: "Aucun dossier de cette référence. Vérifiez-la : D- et huit signes.",
        en: "There is no case of this reference. Check it: D- and eight signs.")
}

/// Emergencies as one person may see them, for their own page and for that of approvals.
struct EmergencyRegister {
    private let rows: [(access: EmergencyAccess, name: String?)]
    private let visitor: Visitor

    init(_ count: Int, for visitor: Visitor, in transaction: any Transaction) throws {
        // Of those that are open or wait for a review none is left out, however many came later.
        let pending = try EmergencyAccess.pending(at: visitor.now, in: transaction)
        let ids = Set(pending.map(\.id))
        let others = try EmergencyAccess.latest(count, in: transaction).filter { !ids.contains($0.id) }
        let shown = (pending.reversed() + others).filter {
            visitor.decide(.emergencies, .approval, on: $0.resource) == .allow
        }
        rows = try shown.map { ($0, try AccountProfile.with($0.investigator.account, in: transaction)?.name) }
        self.visitor = visitor
    }

    var section: RegisterPage.Section {
        RegisterPage.Section(
            id: "emergencies", title: Phrase(fr: "Accès d’urgence", en: "Emergency access"),
            columns: [
                CaseWords.openedAt, Phrase(fr: "Par", en: "By"), CaseWords.caseFile, Words.reason,
                Phrase(fr: "À contrôler avant", en: "To be reviewed before"), Words.state,
            ],
            rows: rows.map { access, name in
                RegisterPage.Line(
                    [
                        .moment(access.openedAt), name.map(RegisterPage.Cell.text) ?? .none,
                        .code(CaseWords.reference(of: access.caseFile)), .text(access.reason),
                        .moment(access.reviewDue), state(of: access),
                    ], forms: forms(of: access))
            })
    }

    private func state(of access: EmergencyAccess) -> RegisterPage.Cell {
        if let review = access.review { return .words(CaseWords.name(of: review.finding)) }
        if access.isOpen(at: visitor.now) { return .state(Phrase(fr: "ouvert", en: "open"), calls: true) }
        return access.isOverdue(at: visitor.now)
            ? .state(Phrase(fr: "contrôle en retard", en: "review overdue"), calls: true)
            : .state(Phrase(fr: "à contrôler", en: "to be reviewed"), calls: true)
    }

    private func forms(of access: EmergencyAccess) -> [Form] {
        guard access.review == nil, visitor.decide(.emergencyReview, .approval, on: access.resource) == .allow else {
            return []
        }
        return EmergencyAccess.Finding.allCases.map { finding in
            Form(
                to: "/admin/emergency-access/\(access.id)/review", submit: CaseWords.name(of: finding),
                hidden: [("finding", finding.rawValue)])
        }
    }
}

extension EmergencyAccess {
    /// As a decision sees it: its investigator's own.
    var resource: Resource { Resource(id: id.rawValue, owner: .account(investigator.account)) }
}

extension CaseWords {
    /// What people call a case by.
    static func reference(of id: CaseID) -> String {
        UUIDv7(id.rawValue).map { Reference(.caseFile, $0).text } ?? id.rawValue
    }
}
