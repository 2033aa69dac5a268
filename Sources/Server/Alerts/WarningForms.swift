import Pages
import Protection
import Store
import Warning
import Workflows

/// The forms by which a warning is approved, updated and taken back, and those that left.
struct WarningForms {
    let detail: AlertLedger.Detail
    let names: [AreaRef: String]
    let language: Language
    let now: Instant

    private var path: String { "/alerts/\(detail.entry.record.stored.id)/warnings" }

    /// Warnings that came of this alert.
    func shown(mayChange: Bool) -> [AlertPage.Warning] {
        let replaced = Set(detail.warnings.compactMap(\.replaces))
        return detail.warnings.compactMap { stored in
            guard let warning = stored.warning() else { return nil }
            let text = warning.texts.first { $0.language.hasPrefix(language.rawValue) } ?? warning.texts.first
            var isCancel = false
            if case .cancel = warning.message { isCancel = true }
            let holds = !replaced.contains(stored.id) && !isCancel
            let state: Phrase =
                replaced.contains(stored.id)
                ? Phrase(fr: "remplacé", en: "replaced")
                : isCancel
                    ? Phrase(fr: "annulation", en: "cancellation")
                    : stored.expiresAt > now
                        ? Phrase(fr: "en vigueur", en: "in force") : Phrase(fr: "expiré", en: "expired")
            return AlertPage.Warning(
                title: text?.headline ?? warning.identifier, sentAt: stored.sentAt, state: state,
                path: "/alerts/feed/\(stored.id).xml",
                forms: holds && mayChange ? [updating(stored, warning), cancelling(stored)] : [])
        }
    }

    /// A first warning; none where nobody knows the place, since a warning needs an area.
    var approving: [Form] {
        guard !detail.entry.record.stored.areas.isEmpty else { return [] }
        return [
            Form(
                to: path, submit: Phrase(fr: "Approuver et publier", en: "Approve and publish"),
                title: Phrase(fr: "Approuver un message d’alerte", en: "Approve a warning"), note: Self.rule,
                fields: fields(nil), hidden: [("message", "alert")])
        ]
    }

    private static let rule = Phrase(
        fr: "À diffusion restreinte. Ni qui a alerté, ni où se tient une patrouille, ni numéro, ni coordonnées.",
        en: "Restricted. Neither who warned, nor where a patrol stands, nor a number, nor coordinates.")

    private func updating(_ stored: StoredWarning, _ warning: CAPWarning) -> Form {
        Form(
            to: path, submit: Phrase(fr: "Publier la mise à jour", en: "Publish the update"),
            title: Phrase(fr: "Mettre à jour", en: "Update"), note: Self.rule, fields: fields(warning),
            hidden: [("message", "update"), ("of", stored.id)])
    }

    private func cancelling(_ stored: StoredWarning) -> Form {
        Form(
            to: path, submit: Phrase(fr: "Annuler le message", en: "Cancel the warning"),
            title: Phrase(fr: "Annuler", en: "Cancel"),
            fields: [
                .init(
                    "note", Phrase(fr: "Pourquoi, en mots qui peuvent sortir", en: "Why, in words that may leave"),
                    .paragraph(longest: 1_000))
            ],
            hidden: [("message", "cancel"), ("of", stored.id)])
    }

    private func fields(_ held: CAPWarning?) -> [Form.Field] {
        let areas = detail.entry.record.stored.areas.enumerated().map { index, ref in
            (value: String(index), words: Phrase(fr: names[ref] ?? ref.code, en: names[ref] ?? ref.code))
        }
        var rule = ""
        var addresses = ""
        switch held?.audience {
        case .restricted(let text)?: rule = text
        case .addressed(let list)?: addresses = list.joined(separator: ", ")
        case nil: break
        }
        return [
            .init("area", Phrase(fr: "Zone", en: "Area"), .choice(areas)),
            .init(
                "rule", Phrase(fr: "Réservé à", en: "Restricted to"), .text(longest: 300),
                hint: Phrase(
                    fr: "la règle, par exemple « groupe de protection, Gao »",
                    en: "the rule, such as “protection cluster, Gao”"),
                isRequired: false, value: rule),
            .init(
                "addresses", Phrase(fr: "Ou seulement à ces destinataires", en: "Or only to these"),
                .text(longest: 500),
                hint: Phrase(fr: "séparés par des virgules", en: "separated by commas"), isRequired: false,
                value: addresses),
            choice(
                "response", Phrase(fr: "Que faire", en: "What to do"),
                CAPWarning.Facts.Response.allCases.filter { $0 != .allClear }.map { ($0.rawValue, $0.label) },
                held?.facts.response.rawValue),
            choice(
                "urgency", Phrase(fr: "Urgence", en: "Urgency"),
                CAPWarning.Facts.Urgency.allCases.map { ($0.rawValue, $0.label) }, held?.facts.urgency.rawValue),
            choice(
                "severity", Phrase(fr: "Gravité", en: "Severity"),
                CAPWarning.Facts.Severity.allCases.map { ($0.rawValue, $0.label) }, held?.facts.severity.rawValue),
            choice(
                "certainty", Phrase(fr: "Certitude", en: "Certainty"),
                CAPWarning.Facts.Certainty.allCases.map { ($0.rawValue, $0.label) }, held?.facts.certainty.rawValue),
            .init(
                "above", Phrase(fr: "Pour « probable » ou « constatée »", en: "For “likely” or “observed”"),
                .several([
                    (
                        "yes",
                        Phrase(
                            fr: "un constat ou une autre source le confirme",
                            en: "what somebody saw, or another source, confirms it")
                    )
                ]), hint: rated, isRequired: false,
                need: Phrase(fr: "si la cote ne le porte pas", en: "where the rating does not carry it")),
            .init(
                "hours", Phrase(fr: "Vaut pendant (heures)", en: "Holds for (hours)"), .text(longest: 3), value: "12"),
        ] + ["fr", "en"].flatMap { code in texts(code, held) }
    }

    /// How the alert is rated, beside the certainty that is claimed for it.
    private var rated: Phrase {
        let rating = (detail.entry.reading?.rating ?? .unjudged)
        return Phrase(
            fr: "cote de l’alerte : \(rating), \(rating.credibility.phrase.french)",
            en: "the alert is rated \(rating), \(rating.credibility.phrase.english)")
    }

    private func choice(
        _ name: String, _ label: Phrase, _ choices: [(value: String, words: Phrase)], _ value: String?
    ) -> Form.Field {
        .init(name, label, .choice(choices), value: value ?? "")
    }

    private func texts(_ code: String, _ held: CAPWarning?) -> [Form.Field] {
        let text = held?.texts.first { $0.language.hasPrefix(code) }
        let name =
            code == "fr" ? Phrase(fr: "en français", en: "in French") : Phrase(fr: "en anglais", en: "in English")
        func label(_ fr: String, _ en: String) -> Phrase {
            Phrase(fr: "\(fr), \(name.french)", en: "\(en), \(name.english)")
        }
        return [
            .init(code + ".event", label("Fait", "Event"), .text(longest: 100), value: text?.event ?? ""),
            .init(
                code + ".senderName", label("De la part de", "On behalf of"), .text(longest: 100),
                value: text?.senderName ?? ""),
            .init(code + ".headline", label("Titre", "Headline"), .text(longest: 160), value: text?.headline ?? ""),
            .init(
                code + ".description", label("Ce qui se passe", "What is happening"), .paragraph(longest: 2_000),
                value: text?.description ?? ""),
            .init(
                code + ".instruction", label("Ce qu’il faut faire", "What people should do"),
                .paragraph(longest: 2_000), value: text?.instruction ?? ""),
        ]
    }
}

extension ApproveWarning.Draft {
    /// From a form; the area is chosen by its place among the alert's. Nil where a part is missing.
    init?(_ form: FormBody, areas: [AreaRef]) {
        guard let area = form["area"].flatMap({ Int($0) }), areas.indices.contains(area),
            let response = form["response"].flatMap(CAPWarning.Facts.Response.init(rawValue:)),
            let urgency = form["urgency"].flatMap(CAPWarning.Facts.Urgency.init(rawValue:)),
            let severity = form["severity"].flatMap(CAPWarning.Facts.Severity.init(rawValue:)),
            let certainty = form["certainty"].flatMap(CAPWarning.Facts.Certainty.init(rawValue:)),
            let hours = form.text("hours").flatMap({ Int($0) }), (1...336).contains(hours)
        else { return nil }
        let addresses = (form.text("addresses") ?? "").split(separator: ",").map { String($0).trimmed }
            .filter { !$0.isEmpty }
        self.init(
            audience: addresses.isEmpty ? .restricted(rule: form.text("rule") ?? "") : .addressed(addresses),
            response: response, urgency: urgency, severity: severity, certainty: certainty, hours: hours,
            texts: ["fr", "en"].map { code in
                func part(_ name: String) -> String { form.text(code + "." + name) ?? "" }
                return CAPWarning.Text(
                    language: code, event: part("event"), senderName: part("senderName"), headline: part("headline"),
                    description: part("description"), instruction: part("instruction"))
            }, areas: [areas[area]])
    }
}

extension CAPWarning.Facts.Certainty {
    /// Whether a report so rated allows to publish it: what nobody has judged is possible at most.
    func isCarried(by rating: SourceRating?) -> Bool {
        switch self {
        case .observed: rating?.credibility == .confirmed
        case .likely: rating.map { $0.credibility == .confirmed || $0.credibility == .probable } ?? false
        case .possible, .unlikely, .unknown: true
        }
    }
}

extension Refusal {
    static let certaintyAboveRating = Refusal(
        .usage, code: "certainty_above_rating",
        message: Phrase(
            fr: "La certitude dépasse la cote de l’alerte : rien n’a été publié.",
            en: "The certainty goes beyond what the alert is rated: nothing was published."),
        place: "above",
        remedy: Phrase(
            fr: "Choisissez « possible », ou confirmez qu’un constat ou une autre source le porte.",
            en: "Choose “possible”, or confirm that somebody saw it or another source carries it."))
}

extension CAPWarning.Facts.Response {
    var label: Phrase {
        switch self {
        case .shelter: Phrase(fr: "s’abriter", en: "shelter")
        case .evacuate: Phrase(fr: "partir", en: "leave")
        case .prepare: Phrase(fr: "se préparer", en: "prepare")
        case .avoid: Phrase(fr: "éviter le lieu", en: "avoid the place")
        case .monitor: Phrase(fr: "rester attentif", en: "stay alert")
        case .allClear: Phrase(fr: "le danger est passé", en: "all clear")
        case .none: Phrase(fr: "rien à faire", en: "nothing to do")
        }
    }
}

extension CAPWarning.Facts.Urgency {
    var label: Phrase {
        switch self {
        case .immediate: Phrase(fr: "immédiate", en: "immediate")
        case .expected: Phrase(fr: "dans l’heure", en: "within the hour")
        case .future: Phrase(fr: "à venir", en: "to come")
        case .past: Phrase(fr: "passée", en: "past")
        case .unknown: Phrase(fr: "inconnue", en: "unknown")
        }
    }
}

extension CAPWarning.Facts.Severity {
    var label: Phrase {
        switch self {
        case .extreme: Phrase(fr: "extrême", en: "extreme")
        case .severe: Phrase(fr: "grave", en: "severe")
        case .moderate: Phrase(fr: "modérée", en: "moderate")
        case .minor: Phrase(fr: "mineure", en: "minor")
        case .unknown: Phrase(fr: "inconnue", en: "unknown")
        }
    }
}

extension CAPWarning.Facts.Certainty {
    var label: Phrase {
        switch self {
        case .observed: Phrase(fr: "constatée", en: "observed")
        case .likely: Phrase(fr: "probable", en: "likely")
        case .possible: Phrase(fr: "possible", en: "possible")
        case .unlikely: Phrase(fr: "peu probable", en: "unlikely")
        case .unknown: Phrase(fr: "inconnue", en: "unknown")
        }
    }
}
