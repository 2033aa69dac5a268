import Access
import Collection
import Database
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// The forms of phones: put up, tried, given out, and what their answers mean.
struct FormRoutes {
    let store: Store
    let forms: Forms

    func add(to router: Router<Visit>) {
        router.get("/admin/forms") { request, visit in try await list(request, visit) }
        router.post("/admin/forms") { request, visit in
            try await change(request, visit) { body, actor, now in
                guard let file = body.files["file"], !file.isEmpty else { throw DoorRefusal.malformed }
                _ = try await ChangeForms(store: store).upload(file, by: actor, at: now)
            }
        }
        router.get("/admin/forms/{form}") { request, visit in try await one(request, visit) }
        router.post("/admin/forms/{form}/{version}/state") { request, visit in
            let (id, version) = (try part("form", visit), try part("version", visit))
            return try await change(request, visit) { body, actor, now in
                guard let state = body.form.text("state").flatMap(StoredForm.State.init(rawValue:))
                else { throw DoorRefusal.malformed }
                guard let form = try await forms.shelf().forms.first(where: { $0.id == id && $0.version == version })
                else { throw DoorRefusal.notFound }
                try await ChangeForms(store: store).set(state, of: form, by: actor, at: now)
            }
        }
        router.post("/admin/forms/{form}/media") { request, visit in
            let id = try part("form", visit)
            return try await change(request, visit, back: id) { body, actor, now in
                guard let file = body.files["file"], let name = body.form.text("name").flatMap({ AttachmentName($0) })
                else { throw DoorRefusal.malformed }
                try await ChangeForms(store: store).put(media: name.text, file, of: id, by: actor, at: now)
            }
        }
        router.post("/admin/forms/{form}/devices") { request, visit in
            let id = try part("form", visit)
            return try await change(request, visit, back: id) { body, actor, now in
                let devices = body.form.all("device").map { DeviceID($0) }
                try await ChangeForms(store: store).assign(id, to: devices, by: actor, at: now)
            }
        }
        router.post("/admin/forms/{form}/mapping") { request, visit in
            let id = try part("form", visit)
            return try await change(request, visit, back: id) { body, actor, now in
                guard let text = body.form["mapping"] else { throw DoorRefusal.malformed }
                _ = try await ChangeForms(store: store).map(id, as: text, by: actor, at: now)
            }
        }
    }

    private func part(_ name: String, _ visit: Visit) throws -> String {
        try visit.parameters.require(name).removingPercentEncoding ?? ""
    }

    /// Reads a form of ours, does what it asks, and shows the page again; what is wrong with the data stands on it.
    private func change(
        _ request: Request, _ visit: Visit, back id: String? = nil,
        _ body: (UploadBody, AccountID?, Instant) async throws -> Void
    ) async throws -> Response {
        // Before the body: nobody without the right to it has megabytes read.
        try visit.visitor.require(.formChange, .page)
        let sent = try await UploadBody.read(request)
        try visit.visitor.check(sent.form)
        if let id, try await forms.shelf().form(id, version: nil) == nil { throw DoorRefusal.notFound }
        do {
            try await body(sent, visit.visitor.profile?.id, visit.visitor.now)
        } catch let refusal as Refusal where refusal.kind == .data {
            let notice = RegisterPage.Notice(refusal.said, isRefusal: true)
            return id == nil
                ? try await list(request, visit, notice: notice) : try await one(request, visit, notice: notice)
        }
        return Response.redirect(to: "/admin/forms" + (id.map { "/" + $0.inAddress } ?? ""), type: .normal)
    }

    private func list(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        try visit.visitor.require(.forms, .page)
        let shelf = try await forms.shelf()
        let mayChange = visit.visitor.decide(.formChange, .page) != .notFound
        let page = RegisterPage(
            frame: visit.visitor.frame(PageRequest.language(of: request)), path: "/admin/forms",
            title: Words.title, lead: Words.lead, notice: notice,
            sections: Self.unreadable(shelf) + [
                RegisterPage.Section(
                    id: "forms", title: Words.versions,
                    columns: [Words.form, Words.version, Words.heading, Words.state, Words.mapping],
                    rows: shelf.forms.sorted { ($0.id, $1.uploadedAt) < ($1.id, $0.uploadedAt) }.map { form in
                        RegisterPage.Line(
                            [
                                .link(form.id, to: "/admin/forms/" + form.id.inAddress), .code(form.version),
                                .text(form.title), .words(form.state.words),
                                shelf.mappings[form.id] == nil
                                    ? .state(Words.unmapped, calls: true) : .words(Words.mapped),
                            ],
                            forms: StoredForm.State.allCases.filter { mayChange && $0 != form.state }.map { state in
                                Form(
                                    to: "/admin/forms/\(form.id.inAddress)/\(form.version.inAddress)/state",
                                    submit: state.act, hidden: [("state", state.rawValue)],
                                    warning: form.state == .live ? Words.leaving(form) : nil)
                            })
                    },
                    forms: mayChange
                        ? [
                            Form(
                                to: "/admin/forms", submit: Words.upload, note: Words.uploadNote,
                                fields: [.init("file", Words.file, .file)])
                        ] : [])
            ])
        return Response(page: page.render())
    }

    /// Forms and mappings that no longer read, where there are any: nobody would miss them otherwise.
    private static func unreadable(_ shelf: FormShelf) -> [RegisterPage.Section] {
        guard !shelf.unreadable.isEmpty else { return [] }
        return [
            RegisterPage.Section(
                id: "unreadable", title: Phrase(fr: "Ce qui ne se lit plus", en: "What no longer reads"),
                note: Phrase(
                    fr:
                        "Les téléphones ne reçoivent plus ces formulaires ; par ces correspondances rien n’est compris. "
                        + "Déposez-les de nouveau, corrigés.",
                    en: "Phones no longer get these forms; by these mappings nothing is understood. Upload them again, "
                        + "corrected."),
                columns: [Words.form, Words.version],
                rows: shelf.unreadable.map {
                    RegisterPage.Line([
                        .code($0.form), $0.version.map { .code($0) } ?? .state(Words.mapping, calls: true),
                    ])
                })
        ]
    }

    private func one(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        try visit.visitor.require(.forms, .page)
        let (shelf, id) = (try await forms.shelf(), try part("form", visit))
        guard let form = shelf.form(id, version: nil), let read = try? XForm(form.xml) else {
            throw DoorRefusal.notFound
        }
        let language = PageRequest.language(of: request)
        let address = "/admin/forms/" + id.inAddress
        let mapping = shelf.mappings[id]
        let devices = try await store.facts.read { try StoredDevice.page(500, in: $0) }
            .filter { $0.revokedAt == nil && visit.visitor.sees($0) }
        let mayChange = visit.visitor.decide(.formChange, .page) != .notFound
        let given = shelf.devices(of: id)
        let paths = read.binds.map(\.path).filter { !$0.hasPrefix("meta/") }
        let page = RegisterPage(
            frame: visit.visitor.frame(language), path: address,
            title: Phrase(fr: form.title, en: form.title), lead: Words.formLead, notice: notice,
            sections: [
                RegisterPage.Section(
                    id: "mapping", title: Words.mapping, note: Words.mappingNote,
                    columns: [Words.path, Words.question, Words.field],
                    rows: paths.map { path in
                        RegisterPage.Line([
                            .code(path),
                            read.label(of: path, in: language.rawValue).map(RegisterPage.Cell.text) ?? .none,
                            mapping?.line(for: path).map { .code($0.field.rawValue) }
                                ?? .state(Words.unmapped, calls: true),
                        ])
                    },
                    forms: mayChange
                        ? [
                            Form(
                                to: address + "/mapping", submit: Words.save, note: Words.fields,
                                fields: [
                                    .init(
                                        "mapping", Words.mapping, .paragraph(longest: 60_000),
                                        value: mapping?.text ?? Self.draft(form, paths))
                                ])
                        ] : []),
                RegisterPage.Section(
                    id: "media", title: Words.media, columns: [Words.file, Words.state],
                    rows: form.mediaNames.map { name in
                        let isHere = shelf.media(name, of: id) != nil || (form.isOwn && name == "places.csv")
                        return RegisterPage.Line([
                            .code(name), isHere ? .words(Words.here) : .state(Words.missing, calls: true),
                        ])
                    },
                    forms: mayChange
                        ? [
                            Form(
                                to: address + "/media", submit: Words.upload,
                                fields: [
                                    .init("name", Words.name, .text(longest: 200), value: form.mediaNames.first ?? ""),
                                    .init("file", Words.file, .file),
                                ])
                        ] : []),
                RegisterPage.Section(
                    id: "devices", title: Words.devices, note: given == nil ? Words.forAll : Words.forSome,
                    columns: [Words.device, Words.state],
                    rows: devices.filter { given?.contains($0.id) ?? false }.map {
                        RegisterPage.Line([.text($0.label), .code($0.area.code)])
                    },
                    forms: devices.isEmpty || !mayChange
                        ? []
                        : [
                            Form(
                                to: address + "/devices", submit: Words.save,
                                fields: [
                                    .init(
                                        "device", Words.devices,
                                        .several(
                                            devices.map { ($0.id.rawValue, Phrase(fr: $0.label, en: $0.label)) }),
                                        isRequired: false)
                                ])
                        ]),
            ])
        return Response(page: page.render())
    }

    /// Where nobody has said what a form means: its paths, all of them left out of account.
    private static func draft(_ form: OfferedForm, _ paths: [String]) -> String {
        "@kind incident\n" + paths.map { "# \($0) = ignored\n" }.joined()
    }
}
