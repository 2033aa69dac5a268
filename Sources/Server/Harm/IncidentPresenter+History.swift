import Access
import Pages
import Protection
import Store
import Workflows

extension IncidentPresenter {
    /// Everything that was changed, newest first: what is held, the accounts, the persons, merging.
    func history(_ isEditing: Bool) -> [IncidentPage.Change] {
        var changes = versionChanges + claimChanges
        changes += dossier.personJudgements.flatMap { changesOf($0, isEditing) }
        changes += dossier.judgements.flatMap { changesOf($0, false) }
        return changes.sorted { $0.at > $1.at }
    }

    var reviews: [IncidentPage.Change] {
        dossier.reviews.map { review in
            IncidentPage.Change(
                at: review.at,
                what: Phrase(
                    fr: "\(review.finding.words.french) (version \(review.version))",
                    en: "\(review.finding.words.english) (version \(review.version))"),
                by: account(review.account), reason: reason(review.note))
        }
    }

    private var versionChanges: [IncidentPage.Change] {
        dossier.versions.enumerated().map { number, version in
            let before = number > 0 ? dossier.versions[number - 1] : nil
            return IncidentPage.Change(
                at: version.recordedAt,
                what: before == nil
                    ? Phrase(fr: "consigné", en: "logged")
                    : Phrase(fr: "version \(version.version)", en: "version \(version.version)"),
                by: account(version.recordedBy),
                reason: before == nil ? nil : reason(version.reason),
                fields: before.map { fields(from: $0, to: version) } ?? [])
        }
    }

    private func fields(from old: TrackedIncident, to new: TrackedIncident) -> [IncidentPage.Change.Field] {
        var fields: [IncidentPage.Change.Field] = []
        func add(_ label: Phrase, _ before: Phrase, _ after: Phrase) {
            if before != after { fields.append(.init(label, before: before, after: after)) }
        }
        let unknown = Phrase(fr: "inconnu", en: "unknown")
        let (a, b) = (old.details, new.details)
        func grade(_ grade: Grade?) -> Phrase {
            grade.map { same("\($0.step) / 5") } ?? Phrase(fr: "non évalué", en: "not graded")
        }
        add(Phrase(fr: "Allégation", en: "Allegation"), old.state.label, new.state.label)
        add(Phrase(fr: "Du", en: "From"), Words.day(a.start), Words.day(b.start))
        add(Phrase(fr: "Au", en: "To"), Words.day(a.end), Words.day(b.end))
        add(Phrase(fr: "Précision de la date", en: "Precision of the date"), a.datePrecision.word, b.datePrecision.word)
        add(
            Phrase(fr: "Lieu", en: "Place"), a.place.isEmpty ? unknown : same(a.place),
            b.place.isEmpty ? unknown : same(b.place))
        add(Phrase(fr: "Zone", en: "Area"), a.area.map(area) ?? unknown, b.area.map(area) ?? unknown)
        add(
            Phrase(fr: "Précision du lieu", en: "Precision of the place"), a.placePrecision.word, b.placePrecision.word)
        add(Phrase(fr: "Quoi", en: "What"), a.category?.label ?? unknown, b.category?.label ?? unknown)
        add(Phrase(fr: "Forme de violence", en: "Form of violence"), a.violence.label, b.violence.label)
        add(
            Phrase(fr: "Cause", en: "Cause"), dossier.codes.label(a.causeCode), dossier.codes.label(b.causeCode))
        add(Phrase(fr: "Que c’est arrivé", en: "That it happened"), grade(a.happened), grade(b.happened))
        for actor in Set((a.attributions + b.attributions).compactMap(\.actor)).sorted() {
            add(
                Phrase(fr: "Auteur présumé : \(actor)", en: "Alleged perpetrator: \(actor)"),
                grade(a.attributions.first { $0.actor == actor }?.grade),
                grade(b.attributions.first { $0.actor == actor }?.grade))
        }
        add(
            Phrase(fr: "Biens touchés", en: "Objects damaged"),
            a.objects.isEmpty ? unknown : same(a.objects.joined(separator: ", ")),
            b.objects.isEmpty ? unknown : same(b.objects.joined(separator: ", ")))
        let nobody = Phrase(fr: "personne", en: "nobody")
        add(
            Phrase(fr: "Confié à", en: "Assigned to"), a.assignedTo.map { same(account($0)) } ?? nobody,
            b.assignedTo.map { same(account($0)) } ?? nobody)
        if old.mergedInto != new.mergedInto {
            let itself = Phrase(fr: "lui-même", en: "itself")
            func other(_ id: String?) -> Phrase {
                id.map { same(dossier.references[$0] ?? $0) } ?? itself
            }
            add(Phrase(fr: "Tient pour", en: "Stands for"), other(old.mergedInto), other(new.mergedInto))
        }
        return fields
    }

    private func area(_ ref: AreaRef) -> Phrase { same("\(names[ref] ?? ref.code) (\(ref.code))") }

    private var claimChanges: [IncidentPage.Change] {
        var last: [String: StoredClaim] = [:]
        var changes: [IncidentPage.Change] = []
        for stored in dossier.claimHistory {
            let before = last[stored.claim.id]
            last[stored.claim.id] = stored
            let name = claimName(stored.claim.id)
            let what: Phrase
            switch (before, stored.isWithdrawn) {
            case (nil, _):
                what = Phrase(fr: "signalement rattaché (récit \(name))", en: "report linked (account \(name))")
            case (_, true): what = Phrase(fr: "récit retiré", en: "account taken away")
            default: what = Phrase(fr: "récit \(name) corrigé", en: "account \(name) corrected")
            }
            changes.append(
                IncidentPage.Change(
                    at: stored.recordedAt, what: what, by: account(stored.recordedBy), reason: nil,
                    fields: before.map { fields(from: $0.claim, to: stored.claim) } ?? []))
        }
        return changes
    }

    private func fields(from old: IncidentClaim, to new: IncidentClaim) -> [IncidentPage.Change.Field] {
        var fields: [IncidentPage.Change.Field] = []
        func add(_ label: Phrase, _ before: Phrase, _ after: Phrase) {
            if before != after { fields.append(.init(label, before: before, after: after)) }
        }
        add(Phrase(fr: "Type de source", en: "Sort of source"), old.sourceType.label, new.sourceType.label)
        add(
            Phrase(fr: "Source / contenu", en: "Source / content"), same(old.rating.description),
            same(new.rating.description))
        add(Phrase(fr: "Accès au lieu", en: "Access to the place"), old.access.words, new.access.words)
        let maySee = visitor.maySeeSexualViolence(of: dossier)
        for kind in HarmKind.allCases where kind != .sexualViolence || maySee {
            for status in CivilianStatus.allCases {
                add(
                    Phrase(
                        fr: "\(kind.words.french), \(status.words.french)",
                        en: "\(kind.words.english), \(status.words.english)"),
                    old.count(kind, status).map(Self.words) ?? Self.notSaid,
                    new.count(kind, status).map(Self.words) ?? Self.notSaid)
            }
        }
        let none = Phrase(fr: "personne", en: "nobody")
        func actors(_ claim: IncidentClaim) -> Phrase {
            claim.actors.isEmpty ? none : same(claim.actors.map(\.name).joined(separator: ", "))
        }
        add(Phrase(fr: "Acteurs mis en cause", en: "Alleged actors"), actors(old), actors(new))
        func use(_ use: IncidentClaim.Use) -> Phrase {
            switch use {
            case .held: Phrase(fr: "retenu", en: "used")
            case .setAside(let why): Phrase(fr: "non retenu : \(why)", en: "not used: \(why)")
            }
        }
        add(Phrase(fr: "Décompte", en: "Counting"), use(old.use), use(new.use))
        return fields
    }

    /// A decision about a pair, and where it was taken back, that too.
    private func changesOf(_ judgement: StoredJudgement, _ isEditing: Bool) -> [IncidentPage.Change] {
        let isPair = judgement.kind == .person
        let pair = isPair ? "\(reference(of: judgement.first)) · \(reference(of: judgement.second))" : ""
        let other = [judgement.first, judgement.second].first { $0 != incident.id } ?? ""
        let merged = dossier.references[other] ?? other
        let what =
            isPair
            ? judgement.isSame
                ? Phrase(fr: "une seule personne : \(pair)", en: "one person: \(pair)")
                : Phrase(fr: "deux personnes : \(pair)", en: "two persons: \(pair)")
            : judgement.isSame
                ? Phrase(fr: "fusion avec \(merged)", en: "merged with \(merged)")
                : Phrase(fr: "deux incidents : celui-ci et \(merged)", en: "two incidents: this one and \(merged)")
        var changes = [
            IncidentPage.Change(
                at: judgement.judgedAt, what: what, by: account(judgement.account), reason: reason(judgement.reason),
                undo: isEditing && judgement.undone == nil ? IncidentForms(presenter: self).undoing(judgement) : nil)
        ]
        if let undone = judgement.undone {
            changes.append(
                IncidentPage.Change(
                    at: undone.at,
                    what: isPair
                        ? Phrase(fr: "décision défaite : \(pair)", en: "decision undone: \(pair)")
                        : Phrase(fr: "décision défaite : \(merged)", en: "decision undone: \(merged)"),
                    by: account(undone.by), reason: reason(undone.reason)))
        }
        return changes
    }
}

extension IncidentReview.Finding {
    var words: Phrase {
        switch self {
        case .agrees: Phrase(fr: "tient tel quel", en: "holds as it stands")
        case .questions: Phrase(fr: "à regarder de nouveau", en: "to be looked at again")
        case .objects: Phrase(fr: "ne tient pas tel quel", en: "does not hold as it stands")
        }
    }
}
