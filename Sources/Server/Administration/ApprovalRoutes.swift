import Access
import Database
import Evidence
import Hummingbird
import NIOCore
import Pages
import Protection
import SignIn
import Store
import TransparencyLog
import Vault
import Workflows

/// Requests of the two-person rule: asked, decided, and done once.
struct ApprovalRoutes {
    let store: Store
    let vault: Vault?
    /// The name in links.
    let origin: String
    private static let shown = 200

    func add(to router: Router<Visit>) {
        router.get("/admin/approvals") { request, visit in try await page(request, visit) }
        router.post("/admin/approvals") { request, visit in try await ask(request, visit) }
        router.post("/admin/approvals/{id}/{move}") { request, visit in try await move(request, visit) }
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil, secrets: [RegisterPage.Secret] = []
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.requireOpening(.approvals)
        let place = request.uri.queryParameters["before"].flatMap { Approval.Place(String($0)) }
        let (register, emergencies) = try await store.facts.read { transaction in
            (
                try ApprovalRegister(Self.shown, after: place, for: visitor, in: transaction),
                try EmergencyRegister(Self.shown, for: visitor, in: transaction)
            )
        }
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/approvals",
            title: Phrase(fr: "Approbations à deux", en: "Approvals by two"),
            lead: Phrase(
                fr:
                    "Une personne demande avec un motif ; une autre, d’une autre unité, décide au plus tôt une minute après. "
                    + "Une demande vit 24 heures.",
                en:
                    "One person asks with a reason; another, of another unit, decides a minute later at the earliest. A "
                    + "request lives for 24 hours."),
            notice: notice, secrets: secrets,
            sections: register.sections
                + (visitor.authorisation.opens(.emergencies, at: visitor.now) ? [emergencies.section] : []))
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    /// Asks to unmask a source, to destroy an identity, or for a token that reads content. Grants and new enrolments are asked for on the page of people.
    private func ask(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let id = form.text("subject").flatMap(UUIDv7.init)
        let subject = try await id.asyncFlatMap { id in
            try await store.facts.read { try ApprovalSubject(id, in: $0) }
        }
        let purpose = form.text("purpose").flatMap(ApprovalPurpose.init(rawValue:))
        if purpose == .bulkExport, form["subject"] == nil { return try await askForToken(form, request, visit) }
        switch purpose {
        case .unmasking:
            try visitor.require(
                .approvalAsk, .sourceIdentity, on: subject.flatMap { $0.logged == .source ? $0.resource : nil })
        case .destruction:
            // A case is not destroyed as a whole: each person and each piece is decided on.
            try visitor.require(.approvalAsk, .destruction, on: subject.flatMap { $0.isCase ? nil : $0.resource })
        case .bulkExport:
            try visitor.require(.approvalAsk, .victimIdentity, on: subject.flatMap { $0.isCase ? $0.resource : nil })
        default: throw visitor.isKnown ? DoorRefusal.notFound : DoorRefusal.signIn
        }
        guard let purpose, let subject, let party = visitor.profile?.party else { throw DoorRefusal.notFound }
        guard let until = ApprovalForms.until(form, from: visitor.now) else { throw DoorRefusal.malformed }
        do {
            _ = try await AskApproval(store: store)(
                purpose, of: subject.id.description, (subject.logged, subject.id.description), by: party,
                because: form.text("reason") ?? "", at: visitor.now, until: until)
            return Response.redirect(to: "/admin/approvals", type: .normal)
        } catch let error as ApprovalError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        }
    }

    /// Asks for a token that reads content.
    private func askForToken(_ form: FormBody, _ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.approvalAsk, .readingSecret)
        guard let party = visitor.profile?.party, let label = form.text("label"),
            let end = form.text("until").flatMap({ Day(exactly: $0) }),
            let areas = form.text("areas").map({ Extent<AreaRef>(typed: $0) }) ?? .some(.all),
            let asked = TokenRequest(
                id: TokenID(store.ids.next().description),
                scopes: Set(form.all("scope").compactMap(Scope.init(rawValue:))), areas: areas,
                until: Instant(endOf: end), label: label),
            let until = ApprovalForms.until(form, from: visitor.now)
        else { throw DoorRefusal.malformed }
        let latest = Keys.latestEnd(from: visitor.now)
        guard visitor.now < asked.until, asked.until <= latest else {
            return try await page(
                request, visit, notice: .init(Refusal.tokenRefused(latest: latest).said, isRefusal: true))
        }
        do {
            _ = try await AskApproval(store: store)(
                .bulkExport, of: asked.subject, (.token, asked.id.rawValue), by: party,
                because: form.text("reason") ?? "", at: visitor.now, until: until)
            return Response.redirect(to: "/admin/approvals", type: .normal)
        } catch let error as ApprovalError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        } catch let refusal as Refusal where refusal.kind == .data {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    private func move(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        guard let move = DecideApproval.Move(rawValue: try visit.parameters.require("move")),
            let party = visitor.profile?.party
        else { throw DoorRefusal.notFound }
        let id = ApprovalID(try visit.parameters.require("id"))
        let (found, subject) = try await store.facts.read { transaction in
            let found = try Approval.with(id, in: transaction)
            return (found, try found.flatMap { try $0.thing(in: transaction) })
        }
        let resource = found.map { $0.resource(of: subject) }
        let field = found.map { $0.field(on: subject) } ?? .grant
        switch move {
        case .approve, .refuse:
            try visitor.require(.approvalDecide, field, on: resource)
            try await requireStanding(field, resource, visitor)
        case .withdraw: try visitor.require(.approvalWithdraw, .approval, on: resource)
        case .use: try visitor.require(.approvalAsk, field, on: resource)
        }
        guard let found else { throw DoorRefusal.notFound }
        do {
            if move == .use { return try await use(found, subject, request, visit) }
            try await DecideApproval(store: store)(move, id, by: party, at: visitor.now)
            return Response.redirect(to: "/admin/approvals", type: .normal)
        } catch let error as ApprovalError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        }
    }

    /// Passes whoever may decide by a grant they were given. Emergency access lets one person into a case; it makes nobody the second
    /// of two. What is asked of a decision lies in no area.
    private func requireStanding(_ field: Field, _ resource: Resource?, _ visitor: Visitor) async throws {
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        let given = try await store.facts.read { try Grant.of(account, in: $0) }
        let standing = Visitor(
            authorisation: Authorisation(for: .person(account, grants: given), in: Territory(areas: [])),
            session: visitor.session, profile: visitor.profile, formToken: nil, now: visitor.now)
        try standing.require(.approvalDecide, field, on: resource)
    }

    /// Does what was approved.
    private func use(
        _ approval: Approval, _ subject: ApprovalSubject?, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        let visitor = visit.visitor
        guard let party = visitor.profile?.party else { throw DoorRefusal.signIn }
        switch approval.purpose {
        case .unmasking:
            try visitor.require(.sourceIdentity, .sourceIdentity, on: subject?.resource, approval: approval)
            guard case .person(let subject)? = subject else { throw DoorRefusal.notFound }
            guard let vault else { throw Refusal.vaultLocked }
            let identity = try await UnmaskSource(store: store, vault: vault)(
                subject, under: approval.id, by: party.account, at: visitor.now)
            return try await page(request, visit, secrets: [Self.shown(identity, of: subject, request)])
        case .destruction:
            guard let subject else { throw DoorRefusal.notFound }
            guard let vault else { throw Refusal.vaultLocked }
            switch subject {
            case .person(let person):
                _ = try await Forget(store: store, vault: vault).destroy(
                    person, under: approval.id, by: party.account, at: visitor.now)
            case .evidence(let evidence, _):
                try await DestroyEvidence(store: store, vault: vault)(
                    evidence, under: approval.id, by: party.account, at: visitor.now)
            case .caseFile: throw DoorRefusal.notFound
            }
            return try await page(request, visit, notice: .init(Self.destroyed(subject)))
        case .reenrolment:
            guard let account = approval.beneficiary else { throw DoorRefusal.notFound }
            try visitor.require(
                .personReenrol, .credential, on: Resource(id: account.rawValue, owner: .account(account)),
                approval: approval)
            let invited = try await Reenrol(store: store)(under: approval.id, by: party, at: visitor.now)
            return try await page(
                request, visit,
                secrets: [RegisterPage.Secret(label: PeopleRoutes.invitationLink, lines: [origin + invited.path])])
        case .bulkExport where subject?.isCase == true:
            guard case .caseFile(let caseFile)? = subject else { throw DoorRefusal.notFound }
            try visitor.require(.exportRecords, .victimIdentity, on: caseFile.resource, approval: approval)
            guard let vault else { throw Refusal.vaultLocked }
            let sealed = try await ExportCase(store: store, vault: vault)(
                caseFile, under: approval.id, by: party, at: visitor.now)
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/json", .cacheControl: "no-store",
                    .contentDisposition: "attachment; filename=\"\(caseFile.reference).sealed.json\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: sealed)))
        case .bulkExport where TokenRequest(subject: approval.subject) != nil:
            guard let asked = TokenRequest(subject: approval.subject) else { throw DoorRefusal.notFound }
            try visitor.require(
                .tokenCreate, .readingSecret, on: Resource(id: approval.subject), approval: approval)
            do {
                let issued = try await Keys(store: store).issueToken(
                    asked, under: approval.id, by: party.account, at: visitor.now)
                return try await page(
                    request, visit,
                    secrets: [
                        RegisterPage.Secret(label: Phrase(fr: "Jeton", en: "Token"), lines: [issued.token.text])
                    ])
            } catch let refusal as Refusal where refusal.kind == .usage || refusal.kind == .data {
                return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
            }
        case .grant, .bulkExport:
            try await DecideApproval(store: store)(.use, approval.id, by: party, at: visitor.now)
            return Response.redirect(to: "/admin/approvals", type: .normal)
        }
    }

    private static func shown(
        _ identity: Identity, of subject: StoredSubject, _ request: Request
    ) -> RegisterPage.Secret {
        let language = PageRequest.language(of: request)
        let lines = IdentityField.allCases.filter { $0 != .face }.compactMap { field in
            identity.text(field).map { "\(CaseWords.name(of: field)[language])\u{A0}: \($0)" }
        }
        return RegisterPage.Secret(
            label: Phrase(fr: "Source \(subject.reference)", en: "Source \(subject.reference)"), lines: lines,
            enclosure: identity[.face].flatMap { face(in: $0, of: subject) },
            note: Phrase(
                fr: "Montré une seule fois, et inscrit au journal. N’en recopiez que ce qu’il faut.",
                en: "Shown once, and in the log. Copy no more than is needed."))
    }

    /// The copy that was made when the source was enrolled, within the answer: at no address, so that it is shown once.
    private static func face(in bytes: [UInt8], of subject: StoredSubject) -> RegisterPage.Enclosure? {
        guard let kind = EvidenceKind.detect(bytes, isWhole: true) else { return nil }
        return RegisterPage.Enclosure(
            bytes, mediaType: kind.mediaType, isImage: kind.isImage,
            fileName: "\(subject.reference).\(kind.fileExtension)",
            words: kind.isImage
                ? Phrase(fr: "Visage de la source \(subject.reference)", en: "Face of source \(subject.reference)")
                : Phrase(fr: "Écouter la voix : un fichier", en: "Hear the voice: a file"))
    }

    private static func destroyed(_ subject: ApprovalSubject) -> Phrase {
        Phrase(
            fr: "La clé de \(subject.reference) est détruite. Les faits restent, sans ce qu’elle ouvrait.",
            en: "The key of \(subject.reference) is destroyed. The facts stay, without what it opened.")
    }
}

extension Approval {
    /// The field of the policy table it is decided by.
    func field(on subject: ApprovalSubject?) -> Field {
        switch purpose {
        case .bulkExport where TokenRequest(subject: self.subject) != nil: .readingSecret
        case .bulkExport where subject?.isCase == true: .victimIdentity
        case .unmasking: .sourceIdentity
        case .bulkExport: .record
        case .destruction: .destruction
        case .grant: .grant
        case .reenrolment: .credential
        }
    }
}
