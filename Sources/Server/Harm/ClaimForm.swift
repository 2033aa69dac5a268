import Pages
import Protection
import Store
import Workflows

/// The part of a form that says what one report says of an incident.
enum ClaimForm {
    /// What is asked for: a name for the form, the kind and the status it stands for.
    private static let asked: [(name: String, kind: HarmKind, status: CivilianStatus)] = [
        ("killed", .killed, .civilian), ("killed_unknown", .killed, .unknown),
        ("killed_combatant", .killed, .combatant),
        ("injured", .injured, .civilian), ("injured_unknown", .injured, .unknown),
        ("missing", .missing, .civilian), ("missing_unknown", .missing, .unknown),
        ("abducted", .abducted, .civilian), ("abducted_unknown", .abducted, .unknown),
        ("displaced", .displaced, .civilian), ("displaced_unknown", .displaced, .unknown),
        ("property", .property, .unknown),
        ("sexual_violence", .sexualViolence, .civilian), ("sexual_violence_unknown", .sexualViolence, .unknown),
    ]

    private static func asked(_ showsSexualViolence: Bool) -> [(name: String, kind: HarmKind, status: CivilianStatus)] {
        asked.filter { $0.kind != .sexualViolence || showsSexualViolence }
    }

    /// What is told of one kind and status, as the form shows it.
    private static func typed(_ told: [Harm]) -> String {
        guard let first = told.first?.count else { return "" }
        return told.dropFirst().reduce(first) { $0 + $1.count }.typed
    }

    /// - Parameter showsSexualViolence: Whether its count may be seen; else it is not asked for, and stays as it is.
    static func fields(
        _ claim: IncidentClaim? = nil, harms: [Harm] = [], rating: SourceRating? = nil, showsSexualViolence: Bool
    ) -> [Form.Field] {
        let told = claim?.harms ?? harms
        let actors = claim?.actors ?? []
        return [
            .init(
                "source", Phrase(fr: "Type de source", en: "Sort of source"),
                .choice(SourceType.allCases.map { ($0.rawValue, $0.label) }),
                value: (claim?.sourceType ?? .unknown).rawValue),
            .init(
                "rating", Phrase(fr: "Fiabilité et crédit", en: "Reliability and credibility"), .text(longest: 3),
                hint: Phrase(fr: "A à F et 1 à 6, comme B2", en: "A to F and 1 to 6, as B2"),
                value: (claim?.rating ?? rating ?? .unjudged).description),
            .init(
                "access", Phrase(fr: "La source au lieu", en: "The source and the place"),
                .choice(IncidentClaim.Access.allCases.map { ($0.rawValue, $0.words) }),
                value: (claim?.access ?? .unknown).rawValue),
        ]
            + asked(showsSexualViolence).map { name, kind, status in
                let label = Phrase(
                    fr: "\(Language.french.sentenceCase(kind.words.french)), \(status.words.french)",
                    en: "\(Language.english.sentenceCase(kind.words.english)), \(status.words.english)")
                return .init(
                    name, label, .text(longest: 40), hint: name == "killed" ? Self.hint : nil, isRequired: false,
                    value: typed(told.filter { $0.kind == kind && $0.status == status }))
            }
            + (0..<2).flatMap { number -> [Form.Field] in
                let actor = actors.count > number ? actors[number] : nil
                return [
                    .init(
                        "actor\(number)",
                        Phrase(fr: "Acteur mis en cause \(number + 1)", en: "Alleged actor \(number + 1)"),
                        .text(longest: 120),
                        hint: Phrase(
                            fr: "force ou groupe, comme la source le nomme ; jamais une personne",
                            en: "a force or a group, as the source names it; never a person"),
                        isRequired: false, value: actor?.name ?? ""),
                    .init(
                        "role\(number)",
                        Phrase(fr: "Rôle de l’acteur \(number + 1)", en: "Role of actor \(number + 1)"),
                        .choice(IncidentClaim.AllegedActor.Role.allCases.map { ($0.rawValue, $0.words) }),
                        value: (actor?.role ?? .perpetrator).rawValue),
                ]
            }
    }

    private static let hint = Phrase(
        fr: "3, 3-5, 3+ (au moins), « une dizaine », ou ? (nombre inconnu) ; vide : non dit",
        en: "3, 3-5, 3+ (at least), “about ten”, or ? (number unknown); empty: not said")

    /// What a form says, from its fields.
    struct Told {
        let source: SourceType
        let rating: SourceRating
        let access: IncidentClaim.Access
        let harms: [Harm]
        let actors: [IncidentClaim.AllegedActor]

        /// - Parameters:
        ///   - old: What is corrected, or what the report was understood to say: harm that the form did not ask for stays,
        ///     and so does harm whose number was left as it was shown.
        ///   - showsSexualViolence: As the form was shown.
        init(_ form: FormBody, over old: [Harm], showsSexualViolence: Bool) throws {
            guard let source = form["source"].flatMap(SourceType.init(rawValue:)),
                let access = form["access"].flatMap(IncidentClaim.Access.init(rawValue:))
            else { throw DoorRefusal.malformed }
            guard let rating = form.text("rating").flatMap({ SourceRating($0) }) else { throw Refusal.rating }
            (self.source, self.rating, self.access) = (source, rating, access)
            let asked = ClaimForm.asked(showsSexualViolence).filter { form[$0.name] != nil }
            let kept = old.filter { harm in !asked.contains { $0.kind == harm.kind && $0.status == harm.status } }
            harms =
                kept
                + (try asked.flatMap { name, kind, status -> [Harm] in
                    guard let text = form.text(name) else { return [] }
                    let held = old.filter { $0.kind == kind && $0.status == status }
                    // What it says besides, such as the source's own best figure, no form shows.
                    if ClaimForm.typed(held) == text { return held }
                    guard let count = CountRange(typed: text) else { throw Refusal.notACount(text).placed(at: name) }
                    return [Harm(kind: kind, status: status, count: count)]
                })
            actors = (0..<2).compactMap { number in
                guard let name = form.text("actor\(number)") else { return nil }
                let role = form["role\(number)"].flatMap(IncidentClaim.AllegedActor.Role.init(rawValue:))
                return IncidentClaim.AllegedActor(name: name, role: role ?? .perpetrator)
            }
        }

        func taken(_ report: String) -> TrackIncident.Taken {
            TrackIncident.Taken(
                report: report, sourceType: source, rating: rating, access: access, harms: harms, actors: actors)
        }
    }
}

extension Refusal {
    static let rating = Refusal(
        .usage, code: "rating_malformed",
        message: Phrase(fr: "Cette cote de la source ne se lit pas.", en: "That rating of the source does not read."),
        place: "rating",
        remedy: Phrase(
            fr: "Écrivez une lettre de A à F et un chiffre de 1 à 6.", en: "Write a letter A to F and a figure 1 to 6.")
    )

    static func notACount(_ text: String) -> Refusal {
        Refusal(
            .usage, code: "count_malformed",
            message: Phrase(
                fr: "« \(text.prefix(40)) » n’est pas un nombre de personnes.",
                en: "“\(text.prefix(40))” is not a number of people."),
            remedy: Phrase(
                fr: "Écrivez 3, 3-5, 3+, ou ? pour un nombre inconnu ; laissez vide ce qui n’est pas dit.",
                en: "Write 3, 3-5, 3+, or ? for a number unknown; leave empty what was not said."))
    }
}
