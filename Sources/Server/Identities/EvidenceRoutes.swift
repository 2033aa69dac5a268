import Access
import Collection
import Database
import Evidence
import Hummingbird
import NIOCore
import Pages
import Protection
import Store
import TransparencyLog
import Vault
import Workflows

/// Evidence: taken in piece by piece, looked at as a copy, handed over as it came, each time in the log first.
struct EvidenceRoutes {
    let store: Store
    let vault: Vault?
    /// Found when the server starts; nil where nothing can be confined.
    let tools: ViewingTools?
    /// Nil where the operator named none.
    let scanner: MalwareScanner?
    /// Copies made at once: each may take a gigabyte.
    private let viewing = Turnstile(2)

    init(store: Store, vault: Vault?, scanner: MalwareScanner? = nil, tools: ViewingTools? = ViewingTools()) {
        self.store = store
        self.vault = vault
        self.tools = tools
        self.scanner = scanner
    }

    func add(to router: Router<Visit>) {
        router.post("/evidence") { request, visit in try await upload(request, visit) }
        router.get("/evidence/{id}/view") { _, visit in try await view(visit) }
        router.get("/evidence/{id}/original") { _, visit in try await original(visit) }
        router.get("/evidence/{id}/custody") { request, visit in try await custody(request, visit) }
    }

    private func upload(_ request: Request, _ visit: Visit) async throws -> Response {
        guard visit.visitor.session != nil else { throw DoorRefusal.signIn }
        try visit.visitor.requireOpening(.evidenceUpload)
        let largest = UploadRule.caseFile.largest
        let length = request.headers[.contentLength].flatMap { Int($0) }
        if let length, length > largest + UploadForm.room { throw DoorRefusal.tooLarge(limit: largest) }
        guard let boundary = MultipartReader.boundary(contentType: request.headers[.contentType] ?? "") else {
            throw DoorRefusal.malformed
        }
        var form = UploadForm(boundary: boundary, largest: largest)
        var taking: TakeEvidence?
        var caseFile: StoredCase?
        do {
            for try await buffer in request.body {
                for event in try form.feed(buffer.readableBytesView) {
                    switch event {
                    case .fileBegins(let name):
                        // Who asks, and into what, is judged before a byte of the file is read.
                        guard taking == nil else { throw DoorRefusal.malformed }
                        let found = try await allowed(form, visit.visitor)
                        caseFile = found
                        taking = try await begin(found, name, visit.visitor)
                    case .fileBytes(let bytes): try taking?.receive(bytes)
                    }
                }
            }
            try form.finish()
            guard let taking, let caseFile else { throw DoorRefusal.malformed }
            _ = try await taking.finish()
            return Response.redirect(to: caseFile.path + "#evidence", type: .normal)
        } catch {
            // Whatever ended it: refused as a file, refused at the door, or broken off.
            try await taking?.refuse()
            throw error
        }
    }

    private func allowed(_ form: UploadForm, _ visitor: Visitor) async throws -> StoredCase {
        try visitor.check(token: form["token"])
        let id = form["case"] ?? ""
        try visitor.require(
            .evidenceUpload, .submission, on: try await store.whereabouts(of: .caseFile, id))
        let found = try await UUIDv7(id).asyncFlatMap { id in
            try await store.facts.read { try StoredCase.with(id, in: $0) }
        }
        guard let found else { throw DoorRefusal.notFound }
        return found
    }

    private func begin(_ caseFile: StoredCase, _ name: String, _ visitor: Visitor) async throws -> TakeEvidence {
        guard let vault else { throw Refusal.vaultLocked }
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        return try await TakeEvidence(
            into: caseFile, name: name, by: account, at: visitor.now, store: store, vault: vault)
    }

    /// The copy to look at; the original never goes to a browser to be shown.
    private func view(_ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let (found, _) = try await reached(visit, for: .evidenceView, .derivative)
        guard found.destroyedAt == nil, let account = visitor.profile?.id else { throw DoorRefusal.notFound }
        return try await copy(of: found, for: account, at: visitor.now)
    }

    /// A copy to look at or to listen to, noted in the log first. Sound is handed over as a file: our pages play
    /// nothing.
    func copy(of evidence: StoredEvidence, for account: Access.AccountID, at now: Instant) async throws -> Response {
        guard let vault else { throw Refusal.vaultLocked }
        guard let tools else { throw ViewingCopy.Failure.noTool }
        let copy = try await viewing.pass {
            try await ShowEvidence(store: store, vault: vault, scanner: scanner).viewingCopy(
                of: evidence, for: account, by: tools, at: now)
        }
        let name = "\(evidence.reference).\(copy.kind.fileExtension)"
        return Response(
            status: .ok,
            headers: [
                .contentType: copy.kind.mediaType, .cacheControl: "no-store",
                .contentDisposition: copy.kind.isImage ? "inline" : "attachment; filename=\"\(name)\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: copy.bytes)))
    }

    /// The copy of a face or a voice that the vault keeps of a source.
    func face(of bytes: [UInt8]) async throws -> [UInt8] {
        guard let tools else { throw ViewingCopy.Failure.noTool }
        return try await viewing.pass { try await CopyFace(store: store, scanner: scanner)(of: bytes, by: tools) }
    }

    private func original(_ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let (found, _) = try await reached(visit, for: .evidenceOriginal, .original)
        guard found.destroyedAt == nil, let account = visitor.profile?.id else { throw DoorRefusal.notFound }
        guard let vault else { throw Refusal.vaultLocked }
        let file = try await ShowEvidence(store: store, vault: vault, scanner: scanner).original(
            of: found, for: account, at: visitor.now)
        return Response(
            status: .ok,
            headers: [
                .contentType: file.kind.mediaType, .cacheControl: "no-store",
                .contentDisposition: file.name.contentDisposition,
            ],
            body: ResponseBody(contentLength: file.byteCount) { writer in
                try await file.forEachPiece { try await writer.write(ByteBuffer(bytes: $0)) }
                try await writer.finish(nil)
            })
    }

    /// What the log knows of the piece: there is no second list that could say something else.
    private func custody(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let (found, resource) = try await reached(visit, for: .evidenceCustody, .custodyEvent)
        let (entries, names) = try await store.facts.read { transaction in
            let entries = try LogTable.page(
                of: .init(object: LogObject(.evidence, LogID(found.id))), count: 1_000, in: transaction)
            var names: [LogActor: String] = [:]
            for case .person(let id) in Set(entries.map(\.event.actor)) {
                names[.person(id)] = try AccountProfile.with(AccountID(id.description), in: transaction)?.name
            }
            return (entries, names)
        }
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: found.path + "/custody",
            title: Phrase(
                fr: "Continuité de la preuve · \(found.reference)", en: "Chain of custody · \(found.reference)"),
            lead: Phrase(
                fr: "Tout ce que le journal sait de cette pièce, du plus récent au plus ancien.",
                en: "All that the log knows of this item, the newest first."),
            sections: [
                RegisterPage.Section(
                    id: "custody", title: Phrase(fr: "Actes sur la pièce", en: "Custody events"),
                    columns: [
                        Phrase(fr: "N°", en: "No."), Phrase(fr: "Quand", en: "When"), Phrase(fr: "Qui", en: "Who"),
                        Phrase(fr: "Acte", en: "Act"), Phrase(fr: "Empreinte engagée", en: "Commitment"),
                    ],
                    rows: entries.map { entry in
                        RegisterPage.Line([
                            .number(entry.seq), .moment(Instant(microseconds: entry.event.microseconds)),
                            names[entry.event.actor].map(RegisterPage.Cell.text) ?? .none,
                            .words(EvidenceWords.name(of: entry.event.action)),
                            entry.event.commitment.map { .code(EvidenceWords.head(of: $0.bytes)) } ?? .none,
                        ])
                    })
            ] + destruction(of: found, resource, visitor))
        return Response(page: page.render())
    }

    /// Whoever answers for keys asks here for the destruction of one.
    private func destruction(
        of evidence: StoredEvidence, _ resource: Resource, _ visitor: Visitor
    ) -> [RegisterPage.Section] {
        guard evidence.destroyedAt == nil, visitor.decide(.approvalAsk, .destruction, on: resource) != .notFound else {
            return []
        }
        return [
            RegisterPage.Section(
                id: "destroy", title: Phrase(fr: "Demander la destruction", en: "Ask for its destruction"),
                note: Phrase(
                    fr:
                        "Une seconde personne, d’une autre unité, l’approuve. Sa clé détruite, aucune copie ne s’ouvre plus.",
                    en: "A second person, of another unit, approves it. With its key destroyed, no copy opens any more."
                ),
                forms: [
                    Form(
                        to: "/admin/approvals", submit: Phrase(fr: "Demander", en: "Ask"),
                        fields: ApprovalForms.asking,
                        hidden: [
                            ("purpose", ApprovalPurpose.destruction.rawValue), ("subject", evidence.id.description),
                        ])
                ])
        ]
    }

    /// The piece of an address, where the policy allows something of it: settled before anything of it is read.
    private func reached(
        _ visit: Visit, for route: Access.Route, _ field: Field
    ) async throws -> (StoredEvidence, Resource) {
        let id = try visit.parameters.require("id")
        let resource = try await store.whereabouts(of: .evidence, id)
        try visit.visitor.require(route, field, on: resource)
        let found = try await UUIDv7(id).asyncFlatMap { id in
            try await store.facts.read { try StoredEvidence.with(id, in: $0) }
        }
        guard let found, let resource else { throw DoorRefusal.notFound }
        return (found, resource)
    }
}

extension StoredEvidence {
    var path: String { "/evidence/\(id)" }
    var reference: Reference { Reference(.evidence, id) }

    /// As a decision sees it: where its case lies.
    func resource(in caseFile: StoredCase) -> Resource {
        Resource(
            id: id.description, area: caseFile.bounds.area, organisation: caseFile.bounds.organisation,
            cases: [caseFile.caseID], marks: caseFile.bounds.marks, owner: receivedBy.map(Owner.account))
    }
}
