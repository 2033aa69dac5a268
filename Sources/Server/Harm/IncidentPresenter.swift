import Access
import Pages
import Protection
import Store
import Workflows

/// Turns what is held of one incident into its page.
struct IncidentPresenter {
    let dossier: IncidentDossier
    let visitor: Visitor
    /// Names of areas.
    let names: [AreaRef: String]
    /// The day by whose end it was known; nil for now.
    let knownOn: Day?
    /// Whether it is read for review, without any form that changes it.
    let isReview: Bool
    /// Names read from the vault for this answer, by subject.
    let read: [String: String]
    /// Reports of the same area that may be linked, the newest first.
    var near: [ReportList.Entry] = []

    var incident: TrackedIncident { dossier.file.incident }
    var details: TrackedIncident.Details { incident.details }
    private var mayReadNarrative: Bool { visitor.allows(.incident, .narrative, on: dossier) }
    private var mayOpenReports: Bool { visitor.authorisation.opens(.report, at: visitor.now) }

    /// The page, with the forms that this reader may use now.
    func page(
        _ language: Language, returned: ReturnedForm? = nil, notice: RegisterPage.Notice? = nil
    ) -> IncidentPage {
        let killed = dossier.file.count(.killed, .civilian)
        let isEditing = !isReview && knownOn == nil
        let forms = isEditing ? IncidentForms(presenter: self).all() : IncidentForms(presenter: self).reviewing()
        return IncidentPage(
            frame: visitor.frame(language, returning: returned), id: incident.id, reference: incident.reference,
            heading: heading,
            lead: lead, notice: notice, remarks: remarks, killed: killed?.range,
            isContested: heldHarms.contains { $0.isContested }, accounts: accounts(isEditing), harms: heldHarms,
            ladders: ladders(isEditing), persons: persons, distinct: dossier.file.roll.distinct, names: namesPath,
            details: kept, evidence: evidence, moves: moves, rule: rule, known: known, history: history(isEditing),
            reviews: reviews, forms: forms, mode: mode)
    }

    private var heading: Phrase {
        let place = details.place.isEmpty ? Phrase(fr: "Lieu inconnu", en: "Place unknown") : same(details.place)
        func span(_ l: Language) -> String {
            switch details.datePrecision {
            case .month: l.month(details.start.month)
            case .year: String(details.start.month.year)
            default:
                details.start == details.end
                    ? l.day(details.start) : l.shortDay(details.start) + "\u{A0}\u{2013} " + l.day(details.end)
            }
        }
        return Phrase(fr: place.french + ", " + span(.french), en: place.english + ", " + span(.english))
    }

    private var lead: Phrase {
        let area = details.area.map { "\(names[$0] ?? $0.code) (\($0.code))" }
        let (fr, en) = (area ?? "zone inconnue", area ?? "area unknown")
        let reports = dossier.file.claims.count
        return Phrase(
            fr: "Incident \(incident.reference) · \(fr) · \(reports) \(reports < 2 ? "signalement" : "signalements") · "
                + "allégation \(incident.state.label.french)",
            en:
                "Incident \(incident.reference) · \(en) · \(reports) \(reports == 1 ? "report" : "reports") · allegation "
                + incident.state.label.english)
    }

    private var remarks: [(words: Phrase, path: String?)] {
        var remarks: [(words: Phrase, path: String?)] = []
        if let other = dossier.mergedInto {
            remarks.append(
                (
                    Phrase(
                        fr: "Fusionné dans \(other.reference) : ce qu’il tient compte là, et là seulement.",
                        en: "Merged into \(other.reference): what it holds counts there, and only there."), other.path
                ))
        }
        for other in dossier.merged {
            remarks.append(
                (
                    Phrase(
                        fr: "\(other.reference) est fusionné ici : ses récits et ses personnes comptent ici.",
                        en: "\(other.reference) is merged into this one: its accounts and persons count here."),
                    other.path
                ))
        }
        if case .decided(let decision) = incident.state {
            let wanting = dossier.file.shortfalls(of: decision).map(\.label)
            if !wanting.isEmpty {
                remarks.append(
                    (
                        Phrase(
                            fr: "Décidée « \(decision.label.french) » alors qu’il manque : "
                                + wanting.map(\.french).joined(separator: " ; ") + ".",
                            en: "Decided “\(decision.label.english)” while this is wanting: "
                                + wanting.map(\.english).joined(separator: "; ") + "."), nil
                    ))
            }
        }
        if let changed = dossier.changedSinceDecision {
            let (fr, en) = (Words.moment(changed).french, Words.moment(changed).english)
            remarks.append(
                (
                    Phrase(
                        fr:
                            "Modifié le \(fr), après la décision : elle a été prise sur d’autres chiffres ou un autre lieu. "
                            + "Reprenez l’enquête pour décider à nouveau.",
                        en:
                            "Changed on \(en), after the decision: it was made on other figures or another place. Take up "
                            + "the inquiry again to decide anew."), "#life"
                ))
        }
        if let knownOn {
            remarks.append(
                (
                    Phrase(
                        fr: "Tel que connu au \(Words.day(knownOn).french). Cette vue ne se modifie pas.",
                        en: "As known on \(Words.day(knownOn).english). This view cannot be edited."), incident.path
                ))
        }
        if isReview {
            remarks.append(
                (
                    Phrase(
                        fr: "Relecture : rien ne peut être modifié ici. Votre avis va à la fin de la page.",
                        en: "Review: nothing can be edited here. Your finding goes at the end of the page."), nil
                ))
        }
        return remarks
    }

    /// Analysts may step back and read as a reviewer does.
    private var mode: (words: Phrase, path: String)? {
        guard knownOn == nil else { return nil }
        if isReview {
            return visitor.decide(.incidentEdit, .record, on: incident.resource) == .allow
                ? (
                    Phrase(fr: "Revenir au travail sur l’incident", en: "Back to working on the incident"),
                    incident.path
                )
                : nil
        }
        return visitor.decide(.incidentReview, .record, on: incident.resource) == .allow
            ? (
                Phrase(fr: "Relire sans pouvoir modifier", en: "Review without being able to edit"),
                incident.path + "?mode=review"
            ) : nil
    }

    // MARK: - Accounts

    private func accounts(_ isEditing: Bool) -> [IncidentPage.Account] {
        let claims = dossier.file.claims
        let rows = claims.map { row(of: $0.claim) }
        return claims.enumerated().map { number, stored in
            let claim = stored.claim
            let shown = rows[number].enumerated().map { index, row in
                let told = rows.map { $0[index].value }.filter { $0 != Self.notSaid }
                return IncidentPage.Account.Row(
                    row.label, row.value, differs: Self.mayDiffer[index] && Set(told.map(\.french)).count > 1)
            }
            let source = dossier.sources[claim.report]
            return IncidentPage.Account(
                id: claim.id,
                title: Phrase(
                    fr: "\(number + 1). \(claim.sourceType.label.french), \(source?.channel.words.french ?? "")",
                    en: "\(number + 1). \(claim.sourceType.label.english), \(source?.channel.words.english ?? "")"),
                report: mayOpenReports ? claim.report : nil, killed: claim.count(.killed, .civilian), rows: shown,
                narrative: mayReadNarrative ? source?.narrative : nil, setAside: setAside(claim.use),
                forms: isEditing ? IncidentForms(presenter: self).claim(stored) : [])
        }
    }

    private func setAside(_ use: IncidentClaim.Use) -> String? {
        if case .setAside(let why) = use { why } else { nil }
    }

    static let notSaid = Phrase(fr: "non dit", en: "not said")
    /// Lines in which a difference says something: figures and actors, not who spoke when.
    private static let mayDiffer = [false, true, true, true, true, true, false, false]

    private func row(of claim: IncidentClaim) -> [IncidentPage.Account.Row] {
        func count(_ status: CivilianStatus) -> Phrase {
            claim.count(.killed, status).map(Self.words) ?? Self.notSaid
        }
        let others = claim.harms.filter { $0.kind != .killed && ($0.kind != .sexualViolence || maySeeSexualViolence) }
        let actors = claim.actors.map { actor in
            Phrase(
                fr: "\(actor.name) (\(actor.role.words.french))", en: "\(actor.name) (\(actor.role.words.english))")
        }
        return [
            .init(
                Phrase(fr: "Dit le", en: "Said on"),
                claim.saidOn.map(Words.day) ?? Phrase(fr: "jour inconnu", en: "day unknown")),
            .init(Phrase(fr: "Civils tués", en: "Civilians killed"), count(.civilian)),
            .init(Phrase(fr: "Combattants tués", en: "Combatants killed"), count(.combatant)),
            .init(Phrase(fr: "Tués, statut inconnu", en: "Killed, status unknown"), count(.unknown)),
            .init(Phrase(fr: "Autres dommages", en: "Other harm"), list(others.map(Self.words))),
            .init(Phrase(fr: "Acteurs mis en cause", en: "Alleged actors"), list(actors)),
            .init(Phrase(fr: "Accès au lieu", en: "Access to the place"), claim.access.words),
            .init(Phrase(fr: "Source / contenu", en: "Source / content"), same(claim.rating.description)),
        ]
    }

    var maySeeSexualViolence: Bool { visitor.maySeeSexualViolence(of: dossier) }

    private func list(_ phrases: [Phrase]) -> Phrase {
        guard !phrases.isEmpty else { return Self.notSaid }
        return Phrase(
            fr: phrases.map(\.french).joined(separator: " ; "), en: phrases.map(\.english).joined(separator: "; "))
    }

    static func words(_ range: CountRange) -> Phrase {
        Phrase(fr: Language.french.range(range), en: Language.english.range(range))
    }

    static func words(_ harm: Harm) -> Phrase {
        let count = words(harm.count)
        return Phrase(
            fr: "\(harm.kind.words.french) : \(count.french)", en: "\(harm.kind.words.english): \(count.english)")
    }

    func same(_ text: String) -> Phrase { Phrase(fr: text, en: text) }

    /// Who an account belongs to.
    func account(_ id: String?) -> String { id.map { dossier.accounts[$0] ?? $0 } ?? "Relève" }

    /// A claim as people call it: its number on the page.
    func claimName(_ id: String) -> String {
        let number = dossier.file.claims.firstIndex { $0.claim.id == id }
        guard let number else { return "–" }
        return "\(number + 1)"
    }

    // MARK: - What is held

    private func ladders(_ isEditing: Bool) -> [IncidentPage.Ladder] {
        let forms = IncidentForms(presenter: self)
        let happened = dossier.file.happened
        let steps = (0...5).compactMap { Grade($0) }
        func rest(_ kind: IncidentLink.Kind, _ comment: String) -> [Phrase] {
            dossier.links.filter { $0.kind == kind && $0.comment == comment }.map { recital($0.other) }
        }
        let first = IncidentPage.Ladder(
            title: Phrase(fr: "Que c’est arrivé", en: "That it happened"), step: details.happened,
            words: steps.map(GradeLadder.happenedWords), restsOn: rest(.happened, ""), proposed: happened.grade,
            proposedOn: happened.evidence.map(recital), missing: happened.missing.map(\.label),
            form: isEditing ? forms.grading(nil, happened) : nil)
        let graded = Set(details.attributions.compactMap(\.actor))
        let named = dossier.file.attributions
        let unnamed = graded.subtracting(named.map(\.actor)).sorted().map { actor in
            (actor: actor, proposal: GradeLadder.attribution(to: actor, dossier.file.claims.map(\.claim)))
        }
        return [first]
            + (named + unnamed).map { actor, proposal in
                IncidentPage.Ladder(
                    title: Phrase(fr: "Auteur présumé : \(actor)", en: "Alleged perpetrator: \(actor)"),
                    step: details.attributions.first { $0.actor == actor }?.grade,
                    words: steps.map(GradeLadder.attributionWords), restsOn: rest(.attribution, actor),
                    proposed: proposal.grade, proposedOn: proposal.evidence.map(recital),
                    missing: proposal.missing.map(\.label), form: isEditing ? forms.grading(actor, proposal) : nil)
            }
    }

    /// An account by its number on the page.
    func recital(_ claim: String) -> Phrase {
        let number = claimName(claim)
        return Phrase(fr: "récit\u{A0}\(number)", en: "account\u{A0}\(number)")
    }

    private var kept: [IncidentPage.Account.Row] {
        let unknown = Phrase(fr: "inconnu", en: "unknown")
        let objects = details.objects.map { DamagedObject(rawValue: $0)?.label ?? same($0) }
        return [
            .init(Phrase(fr: "Quoi", en: "What"), details.category?.label ?? unknown),
            .init(Phrase(fr: "Forme de violence", en: "Form of violence"), details.violence.label),
            .init(Phrase(fr: "Cause", en: "Cause"), dossier.codes.label(details.causeCode)),
            .init(Phrase(fr: "Date", en: "Date"), details.datePrecision.word),
            .init(Phrase(fr: "Lieu", en: "Place"), details.placePrecision.word),
            .init(Phrase(fr: "Biens touchés", en: "Objects damaged"), objects.isEmpty ? unknown : list(objects)),
            .init(
                Phrase(fr: "Confié à", en: "Assigned to"),
                details.assignedTo.map { same(account($0)) } ?? Phrase(fr: "personne", en: "nobody")),
            .init(
                Phrase(fr: "Reçu par", en: "Taken in by"),
                Phrase(
                    fr: "\(account(incident.takenInBy)), le \(Words.day(incident.takenInAt.day).french)",
                    en: "\(account(incident.takenInBy)), on \(Words.day(incident.takenInAt.day).english)")),
        ]
    }

    private var evidence: [(words: Phrase, path: String?)] {
        dossier.links.compactMap { link in
            guard let id = UUIDv7Text(link.other) else { return nil }
            switch link.kind {
            case .evidence:
                let reference = id.reference(.evidence)
                return (
                    same(reference + (link.comment.isEmpty ? "" : ", " + link.comment)),
                    "/evidence/\(link.other)/custody"
                )
            case .caseFile:
                return (
                    Phrase(fr: "Dossier \(id.reference(.caseFile))", en: "Case \(id.reference(.caseFile))"),
                    "/cases/" + link.other
                )
            default: return nil
            }
        }
    }

    private var known: [IncidentPage.Known] {
        var known: [IncidentPage.Known] = []
        for summary in dossier.summaries {
            let killed = summary.harm(.killed, .civilian)
            if let last = known.last, last.killed == killed { continue }
            known.append(.init(at: summary.recordedAt, killed: killed))
        }
        return known
    }
}
