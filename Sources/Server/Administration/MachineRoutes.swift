import Access
import Database
import Foundation
import Hummingbird
import NIOCore
import Pages
import Protection
import Store
import TransparencyLog
import Workflows

/// How the machine is, for whoever keeps it running: measures only, no content.
struct MachineRoutes {
    let store: Store
    let meters: Meters
    let isVaultOpen: Bool
    /// The languages it has a dictionary of.
    let dictionaries: Set<Language>
    let startedAt: Instant

    func add(to router: Router<Visit>) {
        router.get("/admin/machine") { request, visit in try await page(request, visit) }
        router.get("/metrics") { _, visit in
            try visit.visitor.require(.metrics, .measure)
            return Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: meters.text(at: visit.visitor.now, since: startedAt)))
            )
        }
    }

    /// Without a dictionary more words of accounts are kept back until a person has read them over.
    private var dictionaryCell: RegisterPage.Cell {
        switch (dictionaries.contains(.french), dictionaries.contains(.english)) {
        case (true, true): .words(Phrase(fr: "français, anglais", en: "French, English"))
        case (true, false): .state(Phrase(fr: "français seul", en: "French only"), calls: true)
        case (false, true): .state(Phrase(fr: "anglais seul", en: "English only"), calls: true)
        case (false, false):
            .state(
                Phrase(
                    fr: "aucun : plus de mots des récits sont cachés avant relecture",
                    en: "none: more words of accounts are kept back until they are read over"), calls: true)
        }
    }

    private func page(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.machine, .measure)
        let logSize = try await store.facts.read { try LogTable.head(in: $0)?.size ?? 0 }
        let rows: [(Phrase, RegisterPage.Cell)] = [
            (Phrase(fr: "En service depuis", en: "Running since"), .moment(startedAt)),
            (
                Phrase(fr: "Coffre", en: "Vault"),
                isVaultOpen
                    ? .words(Phrase(fr: "ouvert", en: "unlocked"))
                    : .state(Phrase(fr: "fermé", en: "locked"), calls: true)
            ),
            (Phrase(fr: "Dictionnaires", en: "Dictionaries"), dictionaryCell),
            (Phrase(fr: "Moteur", en: "Engine"), .code("\(store.facts.engine)")),
            (Phrase(fr: "Entrées du journal", en: "Log entries"), .number(logSize)),
            (Phrase(fr: "Réponses depuis le démarrage", en: "Answers since start"), .number(meters.answers)),
            (Phrase(fr: "Défauts depuis le démarrage", en: "Faults since start"), .number(meters.faults)),
        ]
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/machine",
            title: Phrase(fr: "État de la machine", en: "Health of the machine"),
            lead: Phrase(
                fr: "Des mesures, aucun contenu. Le même en format Prometheus : /metrics.",
                en: "Measures, no content. The same for Prometheus: /metrics."),
            sections: [
                RegisterPage.Section(
                    id: "measures", title: Phrase(fr: "Mesures", en: "Measures"),
                    columns: [Phrase(fr: "Quoi", en: "What"), Phrase(fr: "Valeur", en: "Value")],
                    rows: rows.map { RegisterPage.Line([.words($0.0), $0.1]) })
            ])
        return Response(page: page.render())
    }
}
