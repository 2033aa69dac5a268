import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Vault
import Workflows

/// What people agreed to, by pseudonym: recorded, and taken back.
struct ConsentRoutes {
    let store: Store
    let vault: Vault?
    private static let pageSize = 25

    func add(to router: Router<Visit>) {
        router.get("/admin/consents") { request, visit in try await page(request, visit) }
        router.post("/admin/consents") { request, visit in try await record(request, visit) }
        router.post("/admin/consents/{id}/withdraw") { request, visit in try await withdraw(request, visit) }
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.requireOpening(.consents)
        guard let vault else { throw Refusal.vaultLocked }
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        let query = request.uri.queryParameters
        let (subjects, next) = try await subjects(
            named: query["subject"].flatMap { Reference(typed: $0) }, isNamed: query["subject"] != nil,
            after: query["after"].flatMap { UUIDv7(String($0)) }, visitor)
        let consents = RecordConsent(store: store, vault: vault)
        var rows: [RegisterPage.Line] = []
        for subject in subjects {
            let given = try await consents.consents(of: subject, for: account, at: visitor.now)
            rows += lines(subject, given, visitor)
        }
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/consents",
            title: Phrase(fr: "Consentements", en: "Consents"),
            lead: Phrase(
                fr:
                    "Chacun vaut pour un usage, un destinataire, un niveau d’identité et un temps. Retirer celui d’être gardée, "
                    + "ou le dernier, détruit la clé : plus personne ne lit l’identité, ici ni dans une sauvegarde du coffre.",
                en:
                    "Each holds for one purpose, one recipient, one level of identity and one time. Withdrawing the one to be "
                    + "kept, or the last, destroys the key: nobody reads the identity any more, here or in a backup of the vault."
            ),
            notice: notice,
            sections: [
                RegisterPage.Section(
                    id: "consents", title: Phrase(fr: "Par personne", en: "By person"),
                    columns: [
                        CaseWords.reference, CaseWords.purpose, CaseWords.recipient, CaseWords.level, CaseWords.given,
                        Words.until, Words.state,
                    ], rows: rows, next: next)
            ] + forms(subjects, visitor))
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    /// Those within reach, a page of them or the one that is named.
    private func subjects(
        named reference: Reference?, isNamed: Bool, after: UUIDv7?, _ visitor: Visitor
    ) async throws -> ([StoredSubject], next: String?) {
        let shown = try await store.facts.read { transaction in
            try SeenPage(
                of: Self.pageSize, after: after, by: \.id,
                where: { visitor.decide(.consents, .consent, on: $0.resource) == .allow },
                reading: { count, after in
                    guard isNamed else { return try StoredSubject.page(count, after: after, in: transaction) }
                    return try reference.flatMap { try StoredSubject.with($0, in: transaction) }.map { [$0] } ?? []
                })
        }
        return (shown.rows, shown.last.map { "/admin/consents?after=\($0.id)" })
    }

    private func lines(
        _ subject: StoredSubject, _ consents: [Consent]?, _ visitor: Visitor
    ) -> [RegisterPage.Line] {
        let reference = RegisterPage.Cell.code(subject.reference.text)
        let mayWithdraw =
            subject.destroyedAt == nil
            && visitor.decide(.consentWithdraw, .consent, on: subject.resource) != .notFound
        guard let consents, !consents.isEmpty else {
            let forms =
                mayWithdraw && subject.kind == .source
                ? [
                    withdrawal(
                        subject.id, of: subject, Phrase(fr: "Oublier la source", en: "Forget the source"),
                        warning: Self.destruction(of: subject))
                ] : []
            return [
                RegisterPage.Line(
                    [reference, .none, .none, .none, .moment(subject.madeAt), .none, CaseWords.state(of: subject)],
                    forms: forms)
            ]
        }
        let live = consents.count { $0.isLive(at: visitor.now) }
        return consents.map { consent in
            let isLive = consent.isLive(at: visitor.now)
            let isLast = consent.purpose == .holding || live == 1
            return RegisterPage.Line(
                [
                    reference, .words(CaseWords.name(of: consent.purpose)), .text(consent.recipient),
                    .words(CaseWords.name(of: consent.level)), .moment(consent.givenAt),
                    consent.expiresAt.map(RegisterPage.Cell.moment)
                        ?? .words(Phrase(fr: "sans terme", en: "no end set")), Self.state(of: consent, at: visitor.now),
                ],
                forms: mayWithdraw && isLive
                    ? [
                        withdrawal(
                            consent.id, of: subject,
                            isLast
                                ? Phrase(fr: "Retirer et détruire la clé", en: "Withdraw and destroy the key")
                                : Phrase(fr: "Retirer", en: "Withdraw"),
                            warning: isLast ? Self.destruction(of: subject) : Self.narrowing(consent, of: subject))
                    ] : [])
        }
    }

    private static func state(of consent: Consent, at now: Instant) -> RegisterPage.Cell {
        if let at = consent.withdrawnAt {
            return .state(
                Phrase(
                    fr: "retiré le \(Words.day(at.day).french)", en: "withdrawn on \(Words.day(at.day).english)"),
                calls: false)
        }
        return consent.isLive(at: now)
            ? .words(Phrase(fr: "en vigueur", en: "in force")) : .state(Words.ended, calls: false)
    }

    private func forms(_ subjects: [StoredSubject], _ visitor: Visitor) -> [RegisterPage.Section] {
        let open = subjects.filter { $0.destroyedAt == nil }
        let writable = open.filter {
            $0.kind == .victim && visitor.decide(.consentRecord, .consent, on: $0.resource) == .allow
        }
        var sections: [RegisterPage.Section] = []
        if !writable.isEmpty {
            sections.append(
                RegisterPage.Section(
                    id: "record", title: Phrase(fr: "Enregistrer un consentement", en: "Record a consent"),
                    note: Phrase(
                        fr: "Un oui libre, donné en sachant pour quoi, à qui et avec quel risque.",
                        en: "A free yes, given knowing what for, to whom and with what risk."),
                    forms: [Self.recording(writable, ids: store.ids)]))
        }
        if visitor.decide(.approvalAsk, .destruction) != .notFound, !open.isEmpty {
            sections.append(
                RegisterPage.Section(
                    id: "destroy", title: Phrase(fr: "Demander une destruction", en: "Ask for a destruction"),
                    note: Phrase(
                        fr: "Hors d’un consentement retiré, une clé ne se détruit qu’à deux.",
                        en: "Other than by a withdrawn consent, a key is destroyed by two persons only."),
                    forms: [
                        Form(
                            to: "/admin/approvals", submit: Phrase(fr: "Demander", en: "Ask"),
                            fields: [Self.choice(of: open)] + ApprovalForms.asking,
                            hidden: [("purpose", ApprovalPurpose.destruction.rawValue)])
                    ]))
        }
        return sections
    }

    private static func choice(of subjects: [StoredSubject]) -> Form.Field {
        .init(
            "subject", CaseWords.reference,
            .choice(subjects.map { ($0.id.description, Phrase(fr: $0.reference.text, en: $0.reference.text)) }))
    }

    private static func recording(_ subjects: [StoredSubject], ids: UUIDv7Generator) -> Form {
        Form(
            to: "/admin/consents", submit: Phrase(fr: "Enregistrer", en: "Record"),
            fields: [
                choice(of: subjects),
                .init(
                    "purpose", CaseWords.purpose,
                    .choice(Consent.Purpose.allCases.map { ($0.rawValue, CaseWords.name(of: $0)) })),
                .init(
                    "recipient", CaseWords.recipient, .text(longest: 200),
                    hint: Phrase(fr: "l’organisme, sans nom de personne", en: "the body, without anybody’s name")),
                .init(
                    "level", CaseWords.level,
                    .choice(IdentityLevel.allCases.map { ($0.rawValue, CaseWords.name(of: $0)) })),
                .init(
                    "until", Words.until, .day, hint: Phrase(fr: "vide : sans terme", en: "empty: no end set"),
                    isRequired: false),
            ], hidden: [("new", ids.next().description)])
    }

    private func record(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let found = try await subject(of: form)
        try visitor.require(.consentRecord, .consent, on: found?.resource)
        guard let vault else { throw Refusal.vaultLocked }
        guard let found, let account = visitor.profile?.id, let id = form.text("new").flatMap(UUIDv7.init),
            let purpose = form.text("purpose").flatMap(Consent.Purpose.init(rawValue:)),
            let level = form.text("level").flatMap(IdentityLevel.init(rawValue:)),
            let until = form.day("until")
        else { throw DoorRefusal.malformed }
        let consent = Consent(
            id: id, purpose, to: form.text("recipient") ?? "", level: level, givenAt: visitor.now,
            expiresAt: until.map(Instant.init(endOf:)))
        do {
            try await RecordConsent(store: store, vault: vault)(consent, of: found, by: account, at: visitor.now)
            return Response.redirect(to: "/admin/consents?subject=\(found.reference)", type: .normal)
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    private func withdraw(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let found = try await subject(of: form)
        try visitor.require(.consentWithdraw, .consent, on: found?.resource)
        guard let vault else { throw Refusal.vaultLocked }
        guard let found, let account = visitor.profile?.id, let id = UUIDv7(try visit.parameters.require("id")) else {
            throw DoorRefusal.notFound
        }
        let forget = Forget(store: store, vault: vault)
        let outcome: Forget.Outcome
        do {
            outcome =
                found.kind == .source && id == found.id
                ? try await forget.forget(found, by: account, at: visitor.now)
                : try await forget.withdraw(id, of: found, by: account, at: visitor.now)
        } catch VaultError.noConsent {
            throw DoorRefusal.notFound
        }
        return try await page(request, visit, notice: .init(Self.sentence(outcome, of: found, on: visitor.now.day)))
    }

    private func subject(of form: FormBody) async throws -> StoredSubject? {
        guard let id = form.text("subject").flatMap(UUIDv7.init) else { return nil }
        return try await store.facts.read { try StoredSubject.with(id, in: $0) }
    }
}

extension FormBody {
    /// A day that may be left out: `.some(nil)` where it was, nil where what was sent is no day.
    func day(_ name: String) -> Day?? {
        guard let text = text(name) else { return .some(nil) }
        return Day(exactly: text).map(Optional.some)
    }
}
