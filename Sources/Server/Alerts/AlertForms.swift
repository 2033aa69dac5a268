import Pages
import Protection
import Store
import Workflows

/// The forms by which an alert is moved: those that its ladder allows now, and no others.
struct AlertForms {
    let detail: AlertLedger.Detail
    let now: Instant
    /// The ways by which the person who warned can be told something.
    var ways: Set<AnswerSource.Way> = []

    private var alert: Alert { detail.entry.record.alert }
    private var id: String { alert.id }

    /// What comes next stands open; the rest opens by its title, so that a phone shows the next step and not six forms.
    func all() -> [Form] {
        var forms: [Form] = []
        if alert.isOpen {
            if alert.time(of: .seen) == nil {
                forms.append(form("see", Phrase(fr: "Marquer comme vue", en: "Mark as seen")))
            }
            forms.append(acting)
            if alert.state == .acting { forms.append(arriving) }
            if alert.time(of: .arrived) == nil { forms.append(declining) }
            forms.append(closing)
        } else {
            forms.append(reopening)
        }
        if detail.entry.record.stored.area == nil, let reading = detail.entry.reading { forms.append(placing(reading)) }
        for check in detail.entry.record.checksDue(at: now) where alert.finding(check) == nil || check == .month {
            forms.append(checking(check))
        }
        if detail.entry.record.stored.channel != .system { forms.append(answering) }
        return forms
    }

    private func form(
        _ move: String, _ submit: Phrase, title: Phrase? = nil, note: Phrase? = nil, fields: [Form.Field] = [],
        hidden: [(name: String, value: String)] = [], isFolded: Bool = false
    ) -> Form {
        Form(
            to: "/alerts/\(id)/moves", submit: submit, title: title, note: note, fields: fields,
            hidden: [("move", move), ("after", String(detail.entry.record.lastStep))] + hidden, isFolded: isFolded)
    }

    private var acting: Form {
        let known = Set(detail.recipients.map(\.name))
        let told = Set(alert.notified)
        // Those who protect; a list that offers armed groups would one day be ticked.
        let protectors = detail.actors.filter { $0.kind.mayProtect }.map(\.code).filter { !known.contains($0) }
        let names = (known.sorted() + protectors.sorted())
            .filter { !told.contains($0) }
        let labels = Dictionary(detail.actors.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let shared = Set(Dictionary(grouping: names.map { labels[$0] ?? $0 }, by: \.self).filter { $1.count > 1 }.keys)
        let choices = names.prefix(24).map { name in
            let label = labels[name] ?? name
            // The code is said only where two go by one name.
            let told = label == name || !shared.contains(label) ? label : "\(label) (\(name))"
            let way = way(to: name)
            return (
                value: name,
                words: way.map { Phrase(fr: "\(told) : \($0.french)", en: "\(told): \($0.english)") }
                    ?? Phrase(fr: told, en: told)
            )
        }
        let atLeast = Phrase(
            fr: "au moins un, coché ou écrit", en: "at least one, ticked or written")
        return form(
            "act", Phrase(fr: "Noter la décision d’agir", en: "Record the decision to act"),
            title: alert.time(of: .acted) == nil
                ? Phrase(fr: "Agir", en: "Act") : Phrase(fr: "Prévenir encore", en: "Tell more"),
            note: Phrase(
                fr:
                    "Relève n’écrit qu’à ceux dont la voie est dite ci-dessous. Appelez les autres d’abord : les noter ici dit "
                    + "que c’est fait. "
                    + "Ne prévenez pas une force que l’alerte ou une allégation ouverte met en cause.",
                en:
                    "Relève writes only to those whose way is said below. Call the others first: to record them here says it "
                    + "is done. "
                    + "Do not tell a force that the alert or an open allegation is laid to."),
            fields: (choices.isEmpty
                ? []
                : [
                    .init(
                        "told", Phrase(fr: "Prévenus", en: "Told"), .several(choices), isRequired: false, need: atLeast)
                ])
                + [
                    .init(
                        "others", Phrase(fr: "Autres, séparés par des virgules", en: "Others, separated by commas"),
                        .text(longest: 300),
                        hint: Phrase(
                            fr: "fonctions, jamais de noms de personnes", en: "offices, never names of people"),
                        isRequired: choices.isEmpty, need: choices.isEmpty ? nil : atLeast), when,
                ], isFolded: alert.time(of: .acted) != nil)
    }

    /// What recording that an office is told will send; nil for most of them, where nothing is.
    private func way(to name: String) -> Phrase? {
        let ways = Set(detail.recipients.filter { $0.name == name }.map(\.way)).subtracting([.page])
        guard !ways.isEmpty else { return nil }
        let words = AlertRecipient.Way.allCases.filter(ways.contains).map(\.label)
        return Phrase(
            fr: "sera prévenu par " + words.map(\.french).joined(separator: ", "),
            en: "will be told by " + words.map(\.english).joined(separator: ", "))
    }

    /// For an alert that names a place no machine knows: outside every area, nobody on watch has it before them.
    private func placing(_ reading: StoredReading) -> Form {
        form(
            "place", Phrase(fr: "Fixer la zone", en: "Set the area"),
            title: Phrase(fr: "Zone inconnue", en: "Area unknown"),
            fields: [
                .init(
                    "area", Phrase(fr: "Zone", en: "Area"), .area,
                    hint: Phrase(fr: "par son nom, dans la liste", en: "by its name, out of the list"))
            ], hidden: [("version", String(reading.version)), ("report", reading.report)])
    }

    private var arriving: Form {
        form(
            "arrive", Phrase(fr: "Noter l’arrivée", en: "Record the arrival"),
            title: Phrase(fr: "Sur place", en: "Arrived"),
            fields: [
                .init(
                    "actor", Phrase(fr: "Qui", en: "Who"), .choice(alert.notified.map { ($0, Phrase(fr: $0, en: $0)) })),
                when,
            ])
    }

    private var declining: Form {
        form(
            "decline", Phrase(fr: "Noter la décision de ne pas agir", en: "Record the decision not to act"),
            title: Phrase(fr: "Ne pas agir", en: "Not act"),
            fields: [
                .init(
                    "reason", Phrase(fr: "Motif", en: "Reason"),
                    .choice(InactionReason.allCases.map { ($0.rawValue, $0.label) })),
                .init(
                    "note", Phrase(fr: "Pourquoi", en: "Why"), .paragraph(longest: 2_000),
                    hint: Phrase(fr: "scellé ; inutile pour un doublon", en: "sealed; not needed for a duplicate"),
                    isRequired: false),
            ], isFolded: true)
    }

    private var closing: Form {
        let outcomes = AlertOutcome.allCases.filter {
            $0 != .neverAnswered || detail.clocks.isNeverAnswered(alert, at: now)
        }
        return form(
            "close", Phrase(fr: "Clore", en: "Close"), title: Phrase(fr: "Issue", en: "Outcome"),
            fields: [
                .init("outcome", Phrase(fr: "Issue", en: "Outcome"), .choice(outcomes.map { ($0.rawValue, $0.label) }))
            ], isFolded: [.received, .seen].contains(alert.state))
    }

    private var reopening: Form {
        form(
            "reopen", Phrase(fr: "Rouvrir", en: "Reopen"), title: Phrase(fr: "Rouvrir", en: "Reopen"),
            fields: [
                .init(
                    "note", Phrase(fr: "Pourquoi", en: "Why"), .paragraph(longest: 2_000),
                    hint: Phrase(fr: "scellé", en: "sealed"))
            ], isFolded: true)
    }

    private func checking(_ check: ReprisalCheck) -> Form {
        form(
            "check", Phrase(fr: "Noter la vérification", en: "Record the check"), title: AlertPresenter.task(check),
            note: Phrase(
                fr:
                    "Par la voie et à l’heure sûres pour la personne. « Personne n’a pu être jointe » n’est pas « aucune ».",
                en: "By the way and at the hour that are safe for the person. “Nobody reached” is not “none”."),
            fields: [
                .init(
                    "finding", Phrase(fr: "Représailles", en: "Reprisals"),
                    .choice(ReprisalCheck.Finding.allCases.map { ($0.rawValue, $0.label) }))
            ], hidden: [("check", String(check.rawValue))])
    }

    private var answering: Form {
        form(
            "answer",
            ways.isEmpty
                ? Phrase(fr: "Noter le retour donné", en: "Record the answer given")
                : Phrase(fr: "Envoyer le retour", en: "Send the answer"),
            title: Phrase(fr: "Retour à la personne qui a alerté", en: "Answer to the person who warned"),
            note: answerGoes,
            fields: [
                .init(
                    "note",
                    ways.isEmpty
                        ? Phrase(fr: "Ce qui a été dit", en: "What was said")
                        : Phrase(fr: "Ce qui sera dit, dans sa langue", en: "What will be said, in their language"),
                    .paragraph(longest: 500))
            ]
                + (ways.isEmpty
                    ? [
                        .init(
                            "how", Phrase(fr: "Dit par qui, par quelle voie", en: "Said by whom, by which way"),
                            .text(longest: 200),
                            hint: Phrase(
                                fr: "fonctions, jamais de noms de personnes", en: "offices, never names of people")),
                        when,
                    ] : []),
            isFolded: alert.isOpen && alert.time(of: .arrived) == nil)
    }

    /// What becomes of the words: whoever writes them must know who may read them.
    private var answerGoes: Phrase {
        let neutral = Phrase(
            fr: "Texte neutre : ni lieu, ni menace, ni personne. Quiconque tient le téléphone peut le lire.",
            en: "Neutral words: no place, no threat, no person. Whoever holds the phone may read them.")
        let goes =
            switch (ways.contains(.code), ways.contains(.message)) {
            case (true, true):
                Phrase(
                    fr: "Il part par SMS, aux heures sûres, et se lit avec le code.",
                    en: "They go by text message, within the safe hours, and are read by the code.")
            case (true, false): Phrase(fr: "Il se lit avec le code.", en: "They are read by the code.")
            case (false, true):
                Phrase(
                    fr: "Il part par SMS, aux heures sûres.", en: "They go by text message, within the safe hours.")
            case (false, false):
                Phrase(
                    fr:
                        "La personne n’a ni code, ni demandé de suite par SMS : cette page note le retour, rien ne part.",
                    en:
                        "The person has no code and asked for no messages: this page records the answer, nothing is sent."
                )
            }
        return Phrase(fr: neutral.french + " " + goes.french, en: neutral.english + " " + goes.english)
    }

    private var when: Form.Field {
        .init(
            "at", Phrase(fr: "Heure du fait, si elle est passée", en: "When it happened, if earlier"),
            .text(longest: 20), hint: Phrase(fr: "AAAA-MM-JJ HH:MM, UTC", en: "YYYY-MM-DD HH:MM, UTC"),
            isRequired: false)
    }
}

extension ActorProfile.Kind {
    /// Whether an alert may be passed on to such a body. Which of them a given alert must not reach, a person decides.
    fileprivate var mayProtect: Bool {
        switch self {
        case .mission, .stateForce, .police, .agency, .committee: true
        case .armedGroup, .communalMilitia, .community, .donor, .other, .unknown: false
        }
    }
}
