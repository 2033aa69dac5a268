import Protection
import Sequencing

/// What a proposed override lacks and what it would owe, in words.
struct OverrideWords {
    let name: Phrase
    let missing: Phrase
    /// The mitigation proposed in exchange; somebody named has to take it on.
    let owed: Phrase

    init(_ benchmark: Sequencing.Benchmark, plan: Plan) {
        switch benchmark.kind {
        case .tasks:
            let closing = plan.closures[benchmark.base] ?? 0
            let done = benchmark.tasks.count { id in
                plan.handovers[id].map { $0 + benchmark.lead <= closing } ?? false
            }
            name = Phrase(fr: "Tâches relayées (B30)", en: "Tasks handed over (B30)")
            missing = Phrase(
                fr: "\(done) sur \(benchmark.tasks.count) avant la fermeture",
                en: "\(done) of \(benchmark.tasks.count) before closing")
            owed = Phrase(
                fr: "Un répondant nommé par écrit pour chaque tâche, et une ligne d’alerte tenue depuis le site voisin",
                en: "A responder named in writing for each task, and an alert line kept from the neighbouring site")
        case .residual:
            name = Phrase(fr: "Protection restante", en: "Protection left")
            missing = Phrase(
                fr: "sous la part demandée à la fermeture", en: "below the share asked for at closing")
            owed = Phrase(
                fr: "Patrouilles longues depuis le site ouvert le plus proche, une par semaine",
                en: "Long patrols from the nearest open site, one a week")
        case .calm:
            name = Phrase(fr: "Accalmie", en: "Calm")
            missing = Phrase(fr: "prévision au-dessus de la ligne", en: "forecast above the line")
            owed = Phrase(
                fr: "Surveillance à 30, 90, 180 et 365 jours", en: "A watch at 30, 90, 180 and 365 days")
        case .ceiling:
            name = Phrase(fr: "Plafond du risque non protégé", en: "Ceiling on unprotected risk")
            missing = Phrase(
                fr: "dommage attendu non protégé au-dessus du plafond",
                en: "unprotected expected harm above the ceiling")
            owed = Phrase(
                fr: "Abri convenu et voie d’évacuation sûre avec les comités locaux",
                en: "A shelter agreed on and a safe way out with the local committees")
        }
    }
}
