import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Vault
import Workflows

/// Cases, and the people and evidence of each.
struct CaseRoutes {
    let store: Store
    let vault: Vault?
    let names: AreaNames
    private static let pageSize = 50

    func add(to router: Router<Visit>) {
        router.get("/cases") { request, visit in try await list(request, visit) }
        router.post("/cases") { request, visit in try await open(request, visit) }
        router.get("/cases/{id}") { request, visit in try await page(request, visit) }
        router.post("/cases/{id}") { request, visit in try await bind(request, visit) }
    }

    private func list(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.requireOpening(.cases)
        let after = request.uri.queryParameters["after"].flatMap { UUIDv7(String($0)) }
        let shown = try await store.facts.read { transaction in
            try SeenPage(
                of: Self.pageSize, after: after, by: \.id,
                where: { visitor.decide(.cases, .record, on: $0.resource) == .allow },
                reading: { try StoredCase.page($0, after: $1, in: transaction) })
        }
        var frame = visitor.frame(PageRequest.language(of: request))
        frame.areas = try await names.known().offered
        let page = RegisterPage(
            frame: frame, path: "/cases",
            title: Phrase(fr: "Dossiers", en: "Cases"),
            lead: Phrase(
                fr:
                    "Un dossier réunit les personnes et les éléments de preuve d’une affaire. Il ouvre un compartiment du coffre.",
                en: "A case gathers the people and the evidence of one matter. It opens a compartment of the vault."),
            notice: notice,
            sections: [
                RegisterPage.Section(
                    id: "cases", title: Phrase(fr: "Dossiers ouverts", en: "Open cases"),
                    columns: [CaseWords.reference, CaseWords.title, Words.areas, CaseWords.marks, CaseWords.openedAt],
                    rows: shown.rows.map { caseFile in
                        RegisterPage.Line([
                            .link(caseFile.reference.text, to: caseFile.path), .text(caseFile.title),
                            caseFile.bounds.area.map { .code($0.code) } ?? .none,
                            .words(CaseWords.names(of: caseFile.bounds.marks)), .moment(caseFile.openedAt),
                        ])
                    },
                    forms: visitor.authorisation.opens(.caseOpen, at: visitor.now) ? [Self.form] : [],
                    next: shown.last.map { "/cases?after=\($0.id)" })
            ])
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private static let form = Form(
        to: "/cases", submit: Phrase(fr: "Ouvrir un dossier", en: "Open a case"),
        fields: [
            .init(
                "title", CaseWords.title, .text(longest: 200),
                hint: Phrase(fr: "sans nom de personne", en: "without anybody’s name")),
            .init(
                "area", Phrase(fr: "Zone", en: "Area"), .area,
                hint: Phrase(fr: "par son nom, dans la liste", en: "by its name, out of the list")),
            .init(
                "mark", CaseWords.marks, .several(Mark.allCases.map { ($0.rawValue, $0.words) }), isRequired: false),
        ])

    private func open(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        try visitor.requireOpening(.caseOpen)
        guard let area = form.text("area").flatMap(AreaRef.init(typed:)) else { throw DoorRefusal.malformed }
        let bounds = Bounds(area: area, marks: Marks(form.all("mark").compactMap(Mark.init(rawValue:))))
        try visitor.require(.caseOpen, .record, on: Resource(area: bounds.area, marks: bounds.marks))
        do {
            let opened = try await OpenCase(store: store, vault: vault)(
                title: form.text("title") ?? "", bounds: bounds, by: visitor.profile?.id, at: visitor.now)
            return Response.redirect(to: opened.path, type: .normal)
        } catch let refusal as Refusal where refusal.kind == .usage || refusal.kind == .data {
            return try await list(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    /// Binds a source that was enrolled before there was a case.
    private func bind(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let found = try await reached(visit, for: .caseEdit)
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        let subject = try await form.text("source").flatMap { Reference(typed: $0) }.asyncFlatMap { reference in
            try await store.facts.read { try StoredSubject.with(reference, in: $0) }
        }
        // Whether there is such a source is for those to know who could have enrolled it here.
        let bounds = subject.flatMap { $0.kind == .source && $0.caseFile == nil ? $0.bounds : nil }
        let mayBind = visitor.decide(
            .sourceWrite, .submission,
            on: bounds.map {
                Resource(
                    id: subject?.id.description, area: $0.area ?? found.bounds.area,
                    organisation: $0.organisation ?? found.bounds.organisation, cases: [found.caseID], marks: $0.marks)
            })
        guard let subject, mayBind == .allow else {
            return try await page(request, visit, notice: .init(Self.noSource, isRefusal: true))
        }
        guard let vault else { throw Refusal.vaultLocked }
        try await BindSource(store: store, vault: vault)(subject, to: found, by: account, at: visitor.now)
        return Response.redirect(to: found.path + "#people", type: .normal)
    }

    /// The case of an address, where the policy allows something of it: settled before anything of it is read.
    private func reached(_ visit: Visit, for route: Access.Route) async throws -> StoredCase {
        let id = try visit.parameters.require("id")
        try visit.visitor.require(route, .record, on: try await store.whereabouts(of: .caseFile, id))
        let found = try await UUIDv7(id).asyncFlatMap { id in
            try await store.facts.read { try StoredCase.with(id, in: $0) }
        }
        guard let found else { throw DoorRefusal.notFound }
        return found
    }

    private static let noSource = Phrase(
        fr: "Aucune source sans dossier ne porte cette référence. Corrigez-la.",
        en: "No source without a case has this reference. Correct it.")

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        let found = try await reached(visit, for: .caseFile)
        let (people, evidence) = try await store.facts.read { transaction in
            (try StoredSubject.of(found.id, in: transaction), try StoredEvidence.of(found.id, in: transaction))
        }
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: found.path,
            title: Phrase(fr: "\(found.reference) · \(found.title)", en: "\(found.reference) · \(found.title)"),
            lead: Phrase(
                fr:
                    "Ouvert le \(Words.day(found.openedAt.day).french). Marques : \(CaseWords.names(of: found.bounds.marks).french).",
                en:
                    "Opened on \(Words.day(found.openedAt.day).english). Marks: \(CaseWords.names(of: found.bounds.marks).english)."
            ), notice: notice,
            sections: [self.people(people, of: found, visitor), self.evidence(evidence, of: found, visitor)]
                + (export(of: found, people, visitor).map { [$0] } ?? []))
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private func people(
        _ people: [StoredSubject], of caseFile: StoredCase, _ visitor: Visitor
    ) -> RegisterPage.Section {
        let mayEnrol = visitor.decide(.victimWrite, .victimIdentity, on: caseFile.resource) == .allow
        return RegisterPage.Section(
            id: "people", title: Phrase(fr: "Personnes", en: "People"),
            note: Phrase(
                fr:
                    "Ici, des pseudonymes. Ouvrir une identité demande que ce dossier vous soit confié par son nom, et une "
                    + "preuve récente ; chaque lecture est au journal. Une source ne s’ouvre qu’à deux.",
                en:
                    "Pseudonyms only. To open an identity this case must be granted to you by name, with a fresh proof; each "
                    + "read is in the log. A source opens for two persons only."),
            columns: [CaseWords.reference, CaseWords.kind, CaseWords.enrolledAt, Words.state],
            rows: people.map { subject in
                RegisterPage.Line([
                    visitor.mayOpen(subject)
                        ? .link(subject.reference.text, to: subject.path) : .code(subject.reference.text),
                    .words(CaseWords.name(of: subject.kind)),
                    .moment(subject.madeAt), CaseWords.state(of: subject),
                ])
            },
            forms: (mayEnrol ? IdentityForms.enrolment(in: caseFile, ids: store.ids) : [])
                + (visitor.decide(.caseEdit, .record, on: caseFile.resource) == .allow ? [Self.binding(caseFile)] : []))
    }

    private static func binding(_ caseFile: StoredCase) -> Form {
        Form(
            to: caseFile.path, submit: Phrase(fr: "Rattacher", en: "Bind"),
            title: Phrase(fr: "Rattacher une source", en: "Bind a source"),
            note: Phrase(
                fr: "Une source inscrite avant le dossier. Celle d’un signalement se rattache depuis le signalement.",
                en: "A source enrolled before the case. That of a report is bound from the report."),
            fields: [
                .init("source", CaseWords.reference, .text(longest: 20), hint: Phrase(fr: "S-…", en: "S-…"))
            ], isFolded: true)
    }

    /// All the people of the case at once, by two persons; nil for whoever may not ask for it.
    private func export(
        of caseFile: StoredCase, _ people: [StoredSubject], _ visitor: Visitor
    ) -> RegisterPage.Section? {
        guard visitor.decide(.approvalAsk, .victimIdentity, on: caseFile.resource) != .notFound else { return nil }
        let count = people.count { $0.kind == .victim && $0.destroyedAt == nil }
        return RegisterPage.Section(
            id: "export", title: Phrase(fr: "Emporter toutes les identités", en: "Take all identities out"),
            note: Phrase(
                fr: "Les \(count) victimes du dossier en un fichier scellé à la clé de l’organisation : il s’ouvre sur "
                    + "la machine d’un analyste par « releve open », jamais ici. Une personne d’une autre unité "
                    + "approuve, au plus tôt une minute après ; le fichier est remis une seule fois.",
                en: "The \(count) victims of the case in one file, sealed to the organisation’s key: it opens on an "
                    + "analyst’s machine by “releve open”, never here. Someone of another unit approves, a minute "
                    + "later at the earliest; the file is handed over once."),
            forms: count == 0
                ? []
                : [
                    Form(
                        to: "/admin/approvals", submit: Phrase(fr: "Demander l’export", en: "Ask for the export"),
                        fields: ApprovalForms.asking,
                        hidden: [
                            ("purpose", ApprovalPurpose.bulkExport.rawValue), ("subject", caseFile.id.description),
                        ])
                ])
    }
}

extension CaseRoutes {
    private func evidence(
        _ evidence: [StoredEvidence], of caseFile: StoredCase, _ visitor: Visitor
    ) -> RegisterPage.Section {
        let mayAdd = visitor.decide(.evidenceUpload, .submission, on: caseFile.resource) == .allow
        return RegisterPage.Section(
            id: "evidence", title: Phrase(fr: "Éléments de preuve", en: "Evidence"),
            note: Phrase(
                fr:
                    "L’original est scellé à l’arrivée et ne s’affiche jamais ; on regarde une copie sans métadonnées. Chaque "
                    + "accès est un acte au journal.",
                en:
                    "The original is sealed on arrival and never shown; one looks at a copy without metadata. Each access is an "
                    + "event in the log."),
            columns: [
                CaseWords.reference, EvidenceWords.received, EvidenceWords.kind, EvidenceWords.size,
                EvidenceWords.look, EvidenceWords.original, EvidenceWords.custody,
            ],
            rows: evidence.map { line($0, in: caseFile, visitor) },
            forms: mayAdd
                ? [
                    Form(
                        to: "/evidence", submit: Phrase(fr: "Ajouter", en: "Add"),
                        title: Phrase(fr: "Ajouter un élément", en: "Add an item"),
                        fields: [.init("file", Phrase(fr: "Fichier", en: "File"), .file)],
                        hidden: [("case", caseFile.id.description)])
                ] : [])
    }

    private func line(
        _ evidence: StoredEvidence, in caseFile: StoredCase, _ visitor: Visitor
    ) -> RegisterPage.Line {
        let resource = evidence.resource(in: caseFile)
        let isThere = evidence.destroyedAt == nil
        func link(_ route: Access.Route, _ field: Field, _ end: String, _ words: Phrase) -> RegisterPage.Cell {
            guard isThere || route == .evidenceCustody, visitor.decide(route, field, on: resource) != .notFound else {
                return .none
            }
            return .door(words, to: evidence.path + "/" + end)
        }
        let pixels = evidence.size.map { ", \($0.width) × \($0.height)" } ?? ""
        return RegisterPage.Line([
            .code(evidence.reference.text), .moment(evidence.receivedAt), .code(evidence.kind + pixels),
            .number(evidence.byteCount), link(.evidenceView, .derivative, "view", EvidenceWords.lookAt),
            link(.evidenceOriginal, .original, "original", EvidenceWords.fetch),
            link(.evidenceCustody, .custodyEvent, "custody", EvidenceWords.follow),
        ])
    }
}

extension StoredCase {
    var path: String { "/cases/\(id)" }
}

extension StoredSubject {
    var path: String { kind == .victim ? "/vault/victims/\(id)" : "/vault/sources/\(id)" }
}

extension Visitor {
    /// Whether the page of a person is there for the asker, be it only after a new proof or a second person's yes.
    func mayOpen(_ subject: StoredSubject) -> Bool {
        let decision =
            subject.kind == .victim
            ? decide(.victimIdentity, .victimIdentity, on: subject.resource)
            : decide(.sourceIdentity, .sourceIdentity, on: subject.resource)
        return decision != .notFound
    }

    /// Passes where anything of a page is there for the asker.
    func requireOpening(_ route: Access.Route) throws(DoorRefusal) {
        guard authorisation.opens(route, at: now) else { throw isKnown ? .notFound : .signIn }
    }
}
