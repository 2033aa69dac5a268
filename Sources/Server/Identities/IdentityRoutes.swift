import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import TransparencyLog
import Vault
import Workflows

/// Who people are: victims, read by those granted their case; sources, by two persons together.
struct IdentityRoutes {
    let store: Store
    let vault: Vault?
    /// Makes the copies that are shown of faces and voices.
    let evidence: EvidenceRoutes

    func add(to router: Router<Visit>) {
        router.get("/vault/victims/{subject}") { request, visit in try await victim(request, visit) }
        router.get("/vault/victims/{subject}/face") { _, visit in try await face(visit) }
        router.post("/vault/victims") { request, visit in try await write(request, visit) }
        router.post("/vault/sources") { request, visit in try await writeSource(request, visit) }
        router.get("/vault/sources/{subject}") { request, visit in try await source(request, visit) }
    }

    private func victim(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let found = try await reached(visit, .victim) {
            try visitor.require(.victimIdentity, .victimIdentity, on: $0)
        }
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        guard let vault else { throw Refusal.vaultLocked }
        let language = PageRequest.language(of: request)
        do {
            let identity = try await ReadIdentity(store: store, vault: vault)(found, by: account, at: visitor.now)
            let pieces = try await pieces(of: found)
            return Response(page: page(found, identity, pieces, visitor, language).render())
        } catch VaultError.destroyed(let tombstone) {
            return Response(page: gone(found, tombstone, visitor, language).render())
        }
    }

    private func page(
        _ subject: StoredSubject, _ identity: Identity, _ pieces: [StoredEvidence], _ visitor: Visitor,
        _ language: Language
    ) -> RegisterPage {
        let mayWrite = visitor.decide(.victimWrite, .victimIdentity, on: subject.resource) == .allow
        return RegisterPage(
            frame: visitor.frame(language), path: subject.path,
            title: Phrase(fr: "Victime \(subject.reference)", en: "Victim \(subject.reference)"),
            lead: Phrase(
                fr: "Cette lecture est inscrite au journal, à votre nom. Ne recopiez pas ; ne photographiez pas.",
                en: "This read is in the log, under your name. Do not copy; do not photograph."),
            sections: [
                RegisterPage.Section(
                    id: "identity", title: Phrase(fr: "Identité", en: "Identity"),
                    columns: [CaseWords.what, CaseWords.value],
                    rows: Self.lines(of: identity, face: subject.path + "/face").map {
                        RegisterPage.Line([.words($0.name), $0.value])
                    },
                    forms: mayWrite ? [IdentityForms.correction(of: subject, evidence: pieces)] : []),
                RegisterPage.Section(
                    id: "links", title: Phrase(fr: "Consentements", en: "Consents"),
                    columns: [CaseWords.reference, CaseWords.what],
                    rows: [
                        RegisterPage.Line([
                            .text(subject.reference.text),
                            visitor.decide(.consents, .consent, on: subject.resource) == .allow
                                ? .door(
                                    Phrase(fr: "à quoi la personne a consenti", en: "what the person has agreed to"),
                                    to: "/admin/consents?subject=\(subject.reference)")
                                : .words(
                                    Phrase(
                                        fr: "réservé à qui tient les consentements",
                                        en: "for those who keep the consents")),
                        ])
                    ]),
            ])
    }

    private func gone(
        _ subject: StoredSubject, _ tombstone: Tombstone, _ visitor: Visitor, _ language: Language
    ) -> RegisterPage {
        RegisterPage(
            frame: visitor.frame(language), path: subject.path,
            title: Phrase(fr: "Victime \(subject.reference)", en: "Victim \(subject.reference)"),
            lead: Phrase(
                fr:
                    "La clé de l’identité a été détruite le \(Words.day(tombstone.destroyedAt.day).french). Les faits restent, sans le nom.",
                en:
                    "The key to the identity was destroyed on \(Words.day(tombstone.destroyedAt.day).english). The facts stay, without the name."
            ),
            sections: [])
    }

    /// Every field there is, unknown ones said to be so.
    /// - Parameter face: Where the face or the voice is shown; nil where it is not.
    static func lines(
        of identity: Identity, face: String? = nil
    ) -> [(name: Phrase, value: RegisterPage.Cell)] {
        IdentityField.allCases.map { field in
            let value: RegisterPage.Cell =
                if identity[field] == nil {
                    .words(Phrase(fr: "inconnu", en: "unknown"))
                } else if field != .face, let text = identity.text(field) {
                    .text(text)
                } else if field == .face, let face {
                    .link(
                        identity.text(.face).flatMap(UUIDv7.init).map { Reference(.evidence, $0).text } ?? "–",
                        to: face)
                } else {
                    .words(Phrase(fr: "gardé, non montré ici", en: "held, not shown here"))
                }
            return (CaseWords.name(of: field), value)
        }
    }

    private func write(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        if let id = form.text("correct"), UUIDv7(id) != nil {
            let found = try await reached(.victim, id) { try visitor.require(.victimWrite, .victimIdentity, on: $0) }
            guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
            guard let vault else { throw Refusal.vaultLocked }
            var texts = IdentityForms.texts(in: form)
            if let chosen = form.text(IdentityField.face.rawValue) {
                // One of the case's own, or the person could be shown as anyone.
                guard try await pieces(of: found).contains(where: { $0.id.description == chosen }) else {
                    throw DoorRefusal.malformed
                }
                texts[.face] = chosen
            }
            try await ReadIdentity(store: store, vault: vault).amend(found, texts, by: account, at: visitor.now)
            return Response.redirect(to: found.path, type: .normal)
        }
        return try await enrol(form, .victim, visitor) { try visitor.require(.victimWrite, .victimIdentity, on: $0) }
    }

    private func writeSource(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        guard visitor.session != nil else { throw DoorRefusal.signIn }
        let body = try await UploadBody.read(request)
        let form = body.form
        try visitor.check(form)
        if let report = form.text("report") { return try await bind(report, form, visitor) }
        return try await enrol(form, .source, face: body.files[IdentityField.face.rawValue], visitor) {
            try visitor.require(.sourceWrite, .submission, on: $0)
        }
    }

    /// A copy of the picture or of the voice by which a person is known; to look at it is to read the identity, and to
    /// look at the piece of evidence, and the log says both.
    private func face(_ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let found = try await reached(visit, .victim) { try visitor.require(.victimFace, .victimIdentity, on: $0) }
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        guard let vault else { throw Refusal.vaultLocked }
        let identity: Identity
        do {
            identity = try await ReadIdentity(store: store, vault: vault)(found, by: account, at: visitor.now)
        } catch VaultError.destroyed {
            throw DoorRefusal.notFound
        }
        let piece = try await pieces(of: found).first { $0.id.description == identity.text(.face) }
        guard let piece else { throw DoorRefusal.notFound }
        return try await evidence.copy(of: piece, for: account, at: visitor.now)
    }

    /// What of the person's case can be shown as a copy.
    private func pieces(of subject: StoredSubject) async throws -> [StoredEvidence] {
        guard let caseFile = subject.caseFile else { return [] }
        return try await store.facts.read { try StoredEvidence.of(caseFile, in: $0) }
            .filter { $0.destroyedAt == nil && ["jpeg", "png", "webp", "wav", "amr"].contains($0.kind) }
    }

    /// Whoever sent a report becomes a source of a case; whoever binds them sees no more than before.
    private func bind(_ id: String, _ form: FormBody, _ visitor: Visitor) async throws -> Response {
        let (report, reading, caseFile) = try await store.facts.read { transaction in
            (
                try StoredReport.with(id: id, in: transaction), try StoredReading.current(of: id, in: transaction),
                try form.text("reference").flatMap { Reference(typed: $0) }
                    .flatMap { try StoredCase.with($0, in: transaction) }
            )
        }
        try visitor.require(.report, .record, on: report.map { Resource($0, reading) })
        try visitor.require(.sourceWrite, .submission, on: caseFile?.resource)
        guard let report, let caseFile, let new = form.text("new").flatMap(UUIDv7.init) else {
            throw DoorRefusal.malformed
        }
        guard let vault else { throw Refusal.vaultLocked }
        try await BindSource(store: store, vault: vault).sender(
            of: report, as: new, to: caseFile, by: visitor.profile?.id, at: visitor.now)
        return Response.redirect(to: caseFile.path + "#people", type: .normal)
    }

    private func enrol(
        _ form: FormBody, _ kind: StoredSubject.Kind, face sent: [UInt8]? = nil, _ visitor: Visitor,
        allowed: (Resource?) throws -> Void
    ) async throws -> Response {
        let named = form.text("case") ?? ""
        try allowed(try await store.whereabouts(of: .caseFile, named))
        let caseFile = try await UUIDv7(named).asyncFlatMap { id in
            try await store.facts.read { try StoredCase.with(id, in: $0) }
        }
        guard let caseFile, let id = form.text("new").flatMap(UUIDv7.init) else { throw DoorRefusal.malformed }
        guard let vault else { throw Refusal.vaultLocked }
        let face = try await sent.asyncFlatMap { try await evidence.face(of: $0) }
        try await EnrolIdentity(store: store, vault: vault)(
            StoredSubject(id, kind, of: caseFile, by: visitor.profile?.id, at: visitor.now),
            IdentityForms.texts(in: form), face: face, by: LogActor(visitor.profile?.id), at: visitor.now)
        return Response.redirect(to: caseFile.path + "#people", type: .normal)
    }

    /// Who told us: nothing of it here, but how to ask for it, and the requests under way.
    private func source(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let found = try await reached(visit, .source) { resource in
            switch visitor.decide(.sourceIdentity, .sourceIdentity, on: resource) {
            case .needsApproval, .allow: break
            case .needsStepUp: throw DoorRefusal.stepUp
            case .notFound: throw visitor.isKnown ? DoorRefusal.notFound : DoorRefusal.signIn
            }
        }
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        let approvals = try await store.facts.read {
            try Approval.asked(.unmasking, of: found.id.description, by: account, in: $0)
        }
        let usable = approvals.first {
            $0.permits(.unmasking, of: found.id.description, by: account, at: visitor.now)
        }
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: found.path,
            title: Phrase(fr: "Source \(found.reference)", en: "Source \(found.reference)"),
            lead: Phrase(
                fr:
                    "Qui a parlé ne se voit qu’à deux : vous demandez avec un motif, une personne d’une autre unité approuve au "
                    + "plus tôt une minute après. L’identité est montrée une seule fois.",
                en:
                    "Who told us is seen by two persons only: you ask with a reason, someone of another unit approves a minute "
                    + "later at the earliest. The identity is shown once."),
            sections: [section(found, approvals, usable, visitor)])
        return Response(page: page.render())
    }

    private func section(
        _ subject: StoredSubject, _ approvals: [Approval], _ usable: Approval?, _ visitor: Visitor
    ) -> RegisterPage.Section {
        let isWaiting = approvals.contains { $0.state == .waiting && !$0.isOver(at: visitor.now) }
        let show = usable.map {
            Form(
                to: "/admin/approvals/\($0.id)/use", submit: Phrase(fr: "Montrer, une seule fois", en: "Show, once"))
        }
        let ask = Form(
            to: "/admin/approvals", submit: Phrase(fr: "Demander la levée d’anonymat", en: "Ask for the unmasking"),
            fields: ApprovalForms.asking,
            hidden: [("purpose", ApprovalPurpose.unmasking.rawValue), ("subject", subject.id.description)])
        return RegisterPage.Section(
            id: "requests", title: Phrase(fr: "Vos demandes", en: "Your requests"),
            columns: [Words.reason, Words.until, Words.state],
            rows: approvals.map { approval in
                RegisterPage.Line([
                    .text(approval.reason), .moment(approval.until),
                    ApprovalForms.state(of: approval, at: visitor.now),
                ])
            },
            forms: show.map { [$0] } ?? (isWaiting || subject.destroyedAt != nil ? [] : [ask]))
    }

    /// The person of an address, once `allowed` has let the visitor pass: before anything of them is read.
    private func reached(
        _ visit: Visit, _ kind: Whereabouts, allowed: (Resource?) throws -> Void
    ) async throws -> StoredSubject {
        try await reached(kind, try visit.parameters.require("subject"), allowed: allowed)
    }

    private func reached(
        _ kind: Whereabouts, _ id: String, allowed: (Resource?) throws -> Void
    ) async throws -> StoredSubject {
        try allowed(try await store.whereabouts(of: kind, id))
        let found = try await UUIDv7(id).asyncFlatMap { id in
            try await store.facts.read { try StoredSubject.with(id, in: $0) }
        }
        guard let found else { throw DoorRefusal.notFound }
        return found
    }
}

extension Optional where Wrapped: Sendable {
    /// The same as `flatMap`, for a step that waits.
    func asyncFlatMap<T>(_ step: (Wrapped) async throws -> T?) async rethrows -> T? {
        guard let value = self else { return nil }
        return try await step(value)
    }
}
