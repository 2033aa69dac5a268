import Access
import Database
import Hummingbird
import NIOCore
import Pages
import Protection
import Store
import TransparencyLog
import Workflows

/// The log, its signed head and its proofs.
struct LogRoutes {
    let store: Store
    let signer: NoteSigner?
    private static let pageSize = 100

    func add(to router: Router<Visit>) {
        router.get("/admin/log") { request, visit in try await page(request, visit) }
        router.get("/admin/log/checkpoint") { _, visit in
            try visit.visitor.require(.logCheckpoint, .proof)
            guard let signer else { throw DoorRefusal.notFound }
            let signed = try await CheckpointLog(store.facts, signer: signer)()
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: signed.note)))
        }
    }

    private func page(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.log, .logEntry)
        let before = request.uri.queryParameters["before"].flatMap { Int($0) }
        let (size, entries, names) = try await store.facts.read { transaction in
            let entries = try LogTable.page(before: before, count: Self.pageSize, in: transaction)
            var names: [LogActor: String] = [:]
            for actor in Set(entries.map(\.event.actor)) {
                if case .person(let id) = actor {
                    names[actor] = try AccountProfile.with(AccountID(id.description), in: transaction)?.name
                }
            }
            return (try LogTable.head(in: transaction)?.size ?? 0, entries, names)
        }
        let language = PageRequest.language(of: request)
        let page = RegisterPage(
            frame: visitor.frame(language), path: "/admin/log", title: Phrase(fr: "Journal", en: "Log"),
            lead: Phrase(
                fr:
                    "\(size) entrées. Chaque changement et chaque lecture d’une identité y est ; aucun contenu. Gardez le "
                    + "point de contrôle ailleurs : ce qui le précède ne peut plus être réécrit sans que cela se voie.",
                en:
                    "\(size) entries. Every change and every read of an identity is here; no content. Keep the checkpoint "
                    + "elsewhere: what comes before it can no longer be rewritten unseen."),
            sections: [
                RegisterPage.Section(
                    id: "proof", title: Phrase(fr: "Point de contrôle signé", en: "Signed checkpoint"),
                    note: signer.map { Phrase(fr: "Clé : \($0.verifier.text)", en: "Key: \($0.verifier.text)") },
                    columns: [Phrase(fr: "À garder ailleurs", en: "To be kept elsewhere")],
                    rows: signer == nil
                        ? [] : [RegisterPage.Line([.link("checkpoint", to: "/admin/log/checkpoint")])],
                    empty: Phrase(
                        fr:
                            "Aucune clé : la personne responsable technique ouvre le coffre, puis lance « releve log checkpoint ».",
                        en: "No key: the operator unlocks the vault, then runs “releve log checkpoint”.")),
                RegisterPage.Section(
                    id: "entries", title: Phrase(fr: "Entrées", en: "Entries"),
                    columns: [
                        Phrase(fr: "N°", en: "No."), Phrase(fr: "Quand", en: "When"), Phrase(fr: "Qui", en: "Who"),
                        Phrase(fr: "Acte", en: "Act"), Phrase(fr: "Objet", en: "Object"),
                        Phrase(fr: "Suite", en: "Outcome"),
                    ],
                    rows: entries.map { line($0, names) },
                    next: entries.count == Self.pageSize ? entries.last.map { "/admin/log?before=\($0.seq)" } : nil),
            ])
        return Response(page: page.render())
    }

    private func line(_ entry: LogEntry, _ names: [LogActor: String]) -> RegisterPage.Line {
        let event = entry.event
        let who: RegisterPage.Cell =
            switch event.actor {
            case .person: names[event.actor].map(RegisterPage.Cell.text) ?? .none
            case .token(let id), .device(let id): .code(String(id.description.prefix(8)))
            case .system(let part): .words(part.label)
            case .unknown: .none
            }
        let object = event.object.kind.label
        let id = event.object.id.map { " " + $0.description.suffix(12) } ?? ""
        return RegisterPage.Line([
            .number(entry.seq), .moment(Instant(microseconds: event.microseconds)), who, .words(event.action.label),
            .words(Phrase(fr: object.french + id, en: object.english + id)),
            .state(event.outcome.label, calls: event.outcome != .done),
        ])
    }
}
