import Protection

/// Words of the Plan page.
enum PlanWords {
    static let expectedHarm = Phrase(fr: "Dommage attendu", en: "Expected harm")
    static let harmed = Phrase(fr: "personnes civiles touchées", en: "civilians harmed")
    static let cvar = Phrase(fr: "CVaR (moyenne des pires cas)", en: "CVaR (average of the worst cases)")
    static let overridesFact = Phrase(fr: "Critères à déroger", en: "Benchmarks to override")
    static let vetoFact = Phrase(fr: "Bases sous veto", en: "Sites under veto")
    static let vetoNote = Phrase(fr: "aucun plan ne peut l’écarter", en: "no plan can set it aside")
    static let noVeto = Phrase(fr: "aucun veto recensé", en: "no veto recorded")
    static let handoverFact = Phrase(fr: "Tâches transférées avant fermeture", en: "Tasks handed over before closing")
    static let boundFact = Phrase(fr: "Écart à la borne inférieure", en: "Gap to the lower bound")
    static let noBound = Phrase(fr: "aucune borne", en: "no bound")
    static let noBoundNote = Phrase(fr: "aucune n’a été prouvée à temps", en: "none was proven in time")
    static let atMost = Phrase(fr: "au plus", en: "at most")
    static let gantt = Phrase(fr: "Fermetures et transferts, par semaine", en: "Closures and handovers, by week")
    static let closure = Phrase(fr: "Fermeture", en: "Closure")
    static let handovers = Phrase(fr: "Transferts", en: "Handovers")
    static let reserve = Phrase(fr: "Réserve", en: "Reservation")
    static let presence = Phrase(fr: "présence", en: "presence")
    static let drawdown = Phrase(fr: "réduction des effectifs", en: "drawdown")
    static let proposedClosure = Phrase(fr: "fermeture proposée", en: "proposed closure")
    static let handoverDone = Phrase(fr: "tâche transférée", en: "task handed over")
    static let actual = Phrase(fr: "départ réel, non noté", en: "actual departure, unscored")
    static let actualHead = Phrase(fr: "Départ réel", en: "Actual departure")
    static let deadline = Phrase(fr: "date butoir", en: "hard deadline")
    static let noReserve = Phrase(fr: "aucune", en: "none")
    static let chart = Phrase(fr: "Calendrier", en: "Calendar")
    static let binding = Phrase(fr: "Contrainte qui fixe la date", en: "What sets the date")
    static let noBinding = Phrase(
        fr: "Aucune contrainte : c’est la semaine au plus faible coût pondéré.",
        en: "No constraint: it is the week with the lowest weighted cost.")
    static let curveNote = Phrase(
        fr: "Différence de dommage attendu (personnes touchées) si la date bouge, le reste du plan inchangé :",
        en: "Change in expected harm (people harmed) if the date moves, the rest of the plan unchanged:")
    static let planDate = Phrase(fr: "date du plan", en: "date of the plan")
    static let possible = Phrase(fr: "possible", en: "possible")
    static let impossible = Phrase(fr: "impossible telle quelle", en: "not possible as it stands")
    static let earlier = Phrase(fr: "Une semaine plus tôt", en: "One week earlier")
    static let later = Phrase(fr: "Une semaine plus tard", en: "One week later")
    static let outside = Phrase(fr: "hors de la période permise", en: "outside the window")
    static let free = Phrase(fr: "Rien ne s’y oppose.", en: "Nothing stands in the way.")
    static let tryDate = Phrase(
        fr: "Et si cette base fermait une autre semaine ?", en: "What if this site closed in another week?")
    static let computeEffect = Phrase(fr: "Calculer l’effet", en: "Work out the effect")
    static let site = Phrase(fr: "Base", en: "Site")
    static let changesNothing = Phrase(
        fr: "Un essai montre le coût et ne change rien au plan.",
        en: "A trial shows the cost and changes nothing in the plan.")
    static let infeasible = Phrase(
        fr: "Aucun plan possible : ces conditions se contredisent. Changez-en une.",
        en: "No plan possible: these conditions contradict each other. Change one.")
    static let overrides = Phrase(
        fr: "Dérogations proposées, et ce que chacune devrait", en: "Proposed overrides, and what each would owe")
    static let nothingWaived = Phrase(
        fr: "Rien n’est dérogé tant qu’une personne nommée ne l’a pas signé.",
        en: "Nothing is overridden until a named person has signed.")
    static let noOverrides = Phrase(
        fr: "Ce plan ne propose aucune dérogation.", en: "This plan proposes no override.")
    static let benchmark = Phrase(fr: "Critère", en: "Benchmark")
    static let missing = Phrase(fr: "Ce qui manque", en: "What is missing")
    static let owed = Phrase(fr: "Mesure d’atténuation due", en: "Mitigation owed")
    static let owedBy = Phrase(fr: "À la charge de", en: "Owed by")
    static let due = Phrase(fr: "Pour le", en: "By")
    static let signature = Phrase(fr: "Signature", en: "Signature")
    static let price = Phrase(fr: "Coût dans le plan, en points", en: "Price in the plan, in points")
    static let toWrite = Phrase(fr: "à écrire avant toute signature", en: "to be written before anyone signs")
    static let toName = Phrase(fr: "à nommer", en: "to be named")
    static let toSet = Phrase(fr: "à fixer", en: "to be set")
    static let map = Phrase(fr: "Bases, semaine après semaine", en: "Sites, week by week")
    static let chooseWeek = Phrase(fr: "Choisir la semaine", en: "Choose the week")
    static let harmApart = Phrase(
        fr: "Le dommage, à part du fret et du coût", en: "Harm, apart from freight and cost")
    static let measure = Phrase(fr: "Mesure", en: "Measure")
    static let thisPlan = Phrase(fr: "Ce plan", en: "This plan")
    static let trial = Phrase(fr: "Essai", en: "Trial")
    static let difference = Phrase(fr: "Écart", en: "Change")
    static let harmBand = Phrase(fr: "Personnes civiles touchées", en: "Civilians harmed")
    static let meansBand = Phrase(fr: "Personnel, fret et coût", en: "Personnel, freight and cost")
    static let risk = Phrase(fr: "Risque pour le personnel (points)", en: "Risk to personnel (points)")
    static let freight = Phrase(fr: "Conteneurs laissés sur place", en: "Containers left behind")
    static let cost = Phrase(fr: "Coût de présence (points)", en: "Running cost (points)")
    static let waivers = Phrase(
        fr: "Coût des dérogations proposées (points)", en: "Price of proposed overrides (points)")
    static let objective = Phrase(
        fr: "Somme pondérée que la recherche minimise (points)", en: "Weighted sum the search minimises (points)")
    static let compare = Phrase(fr: "Comparer avec la version", en: "Compare with version")
    static let noComparison = Phrase(
        fr: "Aucune version antérieure : il n’y a rien à comparer.", en: "No earlier version: nothing to compare with.")
    static let assumptions = Phrase(fr: "Ce que le plan suppose", en: "What the plan assumes")
    static let rests = Phrase(fr: "Il repose sur", en: "It rests on")
    static let assumedInputs = Phrase(
        fr: "des capacités, des routes et des délais", en: "capacities, roads and lead times")
    static let byDate = Phrase(fr: "Fermeture dans l’autre version", en: "Closure in the other version")
    static let empty = Phrase(fr: "Aucune base à fermer n’est connue", en: "No site to close is known")

    static func week(_ week: Int, _ day: Day, _ l: Language) -> String {
        l.say(Phrase(fr: "Semaine \(week), soit le \(l.day(day))", en: "Week \(week), that is \(l.day(day))"))
    }

    static func shortWeek(_ week: Int, _ l: Language) -> String {
        l == .french ? "sem.\u{A0}\(week)" : "week\u{A0}\(week)"
    }

    static func proposed(_ count: Int, _ l: Language) -> String {
        l == .french
            ? "\(count)\u{A0}\(l.plural(count, "dérogation proposée", "dérogations proposées"))"
            : "\(count)\u{A0}\(l.plural(count, "proposed override", "proposed overrides"))"
    }

    /// The same where room is short.
    static func proposedShort(_ count: Int, _ l: Language) -> String {
        l == .french
            ? "\(count)\u{A0}\(l.plural(count, "dérog. proposée", "dérog. proposées"))"
            : "\(count)\u{A0}\(l.plural(count, "override", "overrides")) proposed"
    }

    static func handover(_ handover: PlanPage.Handover, _ l: Language) -> String {
        let task = l.say(handover.task)
        return l.say(Phrase(fr: "\(task) : \(handover.successor)", en: "\(task): \(handover.successor)"))
    }

    static func of(_ part: Int, _ whole: Int, _ l: Language) -> String {
        l == .french ? "\(l.number(part)) sur \(l.number(whole))" : "\(l.number(part)) of \(l.number(whole))"
    }
}
