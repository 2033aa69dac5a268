import Access
import Database
import Pages
import Protection
import Store
import Vault
import Workflows

/// Turns a pair into what the page shows of it.
struct DuplicatePresenter {
    let store: Store
    let vault: Vault?
    let visitor: Visitor
    let query: DuplicateQuery

    func pair(_ pair: StoredPair) async throws -> DuplicatesPage.Pair? {
        switch pair.kind {
        case .person: try await persons(pair)
        case .incident: try await incidents(pair)
        }
    }

    private func waterfall(_ reasons: PairReasons) -> PairWaterfall {
        PairWaterfall(
            start: reasons.start,
            steps: reasons.steps.map {
                PairWaterfall.Step(what: $0.what, level: $0.level, weight: $0.weight, isUnsaid: $0.isUnsaid)
            }, calibration: reasons.calibration, probability: reasons.probability)
    }

    private func decided(_ standing: PairStanding, _ pair: StoredPair) -> Phrase? {
        let own = standing.judgements.last { $0.first == pair.first && $0.second == pair.second }
        if let own {
            let byItself = own.account == nil
            return own.isSame
                ? byItself
                    ? Phrase(
                        fr: "Lié sans qu’on demande, au-dessus du seuil fixé.",
                        en: "Linked unasked, above the probability set.")
                    : Phrase(fr: "Décidé : un seul.", en: "Decided: one.")
                : Phrase(fr: "Décidé : deux.", en: "Decided: two.")
        }
        return standing.isOne
            ? Phrase(fr: "Déjà un seul, par d’autres liens.", en: "One already, by way of other links.") : nil
    }

    // MARK: persons

    private func persons(_ pair: StoredPair) async throws -> DuplicatesPage.Pair? {
        let (persons, subjects, standing) = try await store.facts.read { transaction in
            (
                try LinkablePerson.with(ids: [pair.first, pair.second], in: transaction),
                try [pair.first, pair.second].map { id in
                    try UUIDv7(id).flatMap { try StoredSubject.with($0, in: transaction) }
                },
                try PairStanding.load(pair.first, pair.second, .person, in: transaction)
            )
        }
        guard persons.count == 2 else { return nil }
        let reasons = PairReasons(pair)
        return DuplicatesPage.Pair(
            sides: (side(persons[0], standing.first.count), side(persons[1], standing.second.count)),
            rows: rows(persons[0], persons[1], reasons), names: try await names(subjects, pair),
            waterfall: waterfall(reasons), why: PairReasons.why(pair.why),
            path: "/duplicates/" + DuplicateQuery.name(pair.first, pair.second),
            hidden: query.hidden + [("seen", standing.mark)], decided: decided(standing, pair))
    }

    private func side(_ person: LinkablePerson, _ group: Int) -> DuplicatesPage.Side {
        let name = UUIDv7(person.id).map { Reference(.victim, $0).text } ?? person.id
        let list =
            person.list.isEmpty
            ? Phrase(fr: "source inconnue", en: "source unknown") : UndercountWords.list(person.list)
        let others = group - 1
        return DuplicatesPage.Side(
            name: name,
            caption: others == 0
                ? list
                : Phrase(
                    fr: "\(list.french), avec \(others) autre\(others > 1 ? "s" : "") fiche\(others > 1 ? "s" : "")",
                    en: "\(list.english), with \(others) other record\(others > 1 ? "s" : "")"))
    }

    private func rows(_ a: LinkablePerson, _ b: LinkablePerson, _ reasons: PairReasons) -> [DuplicatesPage.Row] {
        func agreement(_ what: String) -> Phrase? { reasons.steps.first { $0.what.english == what }?.level }
        func said(_ text: String) -> Phrase? { text.isEmpty ? nil : Phrase(fr: text, en: text) }
        func list(_ person: LinkablePerson) -> Phrase? {
            person.list.isEmpty ? nil : UndercountWords.list(person.list)
        }
        func sex(_ person: LinkablePerson) -> Phrase? {
            switch person[.sex].uppercased().first {
            case "F", "W": PersonSex.woman.label
            case "M", "H": PersonSex.man.label
            default: nil
            }
        }
        func place(_ person: LinkablePerson) -> Phrase? {
            let parts = [person[.placeName], person.areas.first?.code ?? ""].filter { !$0.isEmpty }
            return said(parts.joined(separator: " · "))
        }
        func date(_ person: LinkablePerson) -> Phrase? {
            guard let day = Day(person[.eventDate]), person[.datePrecision] != "year" else {
                return said(String(person[.eventDate].prefix(4)))
            }
            if person[.datePrecision] == "month" {
                let month = day.month
                return Phrase(fr: Language.french.month(month), en: Language.english.month(month))
            }
            return Words.day(day)
        }
        func event(_ person: LinkablePerson) -> Phrase? {
            HarmKind(rawValue: person[.eventType]).map(Self.words) ?? said(person[.eventType])
        }
        let rows = [
            DuplicatesPage.Row(Phrase(fr: "Sexe", en: "Sex"), sex(a), sex(b), agreement: agreement("sex")),
            DuplicatesPage.Row(
                Phrase(fr: "Âge", en: "Age"), said(a[.age]), said(b[.age]), agreement: agreement("age")),
            DuplicatesPage.Row(
                Phrase(fr: "Ce qui est arrivé", en: "What happened"), event(a), event(b),
                agreement: agreement("type of event")),
            DuplicatesPage.Row(
                Phrase(fr: "Quand", en: "When"), date(a), date(b), agreement: agreement("date of the event")),
            DuplicatesPage.Row(
                Phrase(fr: "Lieu", en: "Place"), place(a), place(b), agreement: agreement("place of the event")),
            DuplicatesPage.Row(
                Phrase(fr: "Métier", en: "Occupation"), said(a[.occupation]), said(b[.occupation]),
                agreement: agreement("occupation")),
            DuplicatesPage.Row(
                Phrase(fr: "Liste", en: "List"), list(a), list(b),
                agreement: agreement("lists they stand on")),
        ]
        return rows
    }

    private static func words(_ kind: HarmKind) -> Phrase {
        switch kind {
        case .killed: Phrase(fr: "tué", en: "killed")
        case .injured: Phrase(fr: "blessé", en: "injured")
        case .missing: Phrase(fr: "disparu", en: "missing")
        case .abducted: Phrase(fr: "enlevé", en: "abducted")
        case .sexualViolence: Phrase(fr: "violences sexuelles", en: "sexual violence")
        case .displaced: Phrase(fr: "déplacé", en: "displaced")
        case .property: Phrase(fr: "dégâts matériels", en: "damage to property")
        }
    }

    /// The names, to whoever is granted the case of both by name and asked for them; each read is logged first.
    private func names(_ subjects: [StoredSubject?], _ pair: StoredPair) async throws -> DuplicatesPage.Names {
        let known = subjects.compactMap { $0 }.filter { $0.destroyedAt == nil }
        guard !known.isEmpty else {
            return .sealed(Phrase(fr: "Aucun nom n’est connu du coffre.", en: "The vault knows no name."))
        }
        let decisions = known.map { visitor.decide(.victimIdentity, .victimIdentity, on: $0.resource) }
        if decisions.contains(.notFound) {
            return .sealed(
                Phrase(
                    fr: "Scellés : à qui le dossier est confié par son nom.",
                    en: "Sealed: for those granted the case by name."))
        }
        if decisions.contains(where: { $0 != .allow }) {
            return .sealed(
                Phrase(
                    fr: "Scellés : prouvez à nouveau qui vous êtes (Mon compte), puis rechargez.",
                    en: "Sealed: prove again who you are (My account), then reload."))
        }
        guard query.showsNames, let vault, let account = visitor.profile?.id else {
            var asked = query.with(pair: (pair.first, pair.second))
            asked.showsNames = true
            return vault == nil
                ? .sealed(Phrase(fr: "Scellés : le coffre est fermé.", en: "Sealed: the vault is locked."))
                : .onDemand(path: asked.path)
        }
        var shown: [String?] = []
        for subject in subjects {
            guard let subject, subject.destroyedAt == nil else {
                shown.append(nil)
                continue
            }
            let identity = try await ReadIdentity(store: store, vault: vault)(subject, by: account, at: visitor.now)
            let parts = [
                identity.text(.givenName), identity.text(.familyName), identity.text(.otherNames).map { "(\($0))" },
            ]
            shown.append(parts.compactMap { $0 }.joined(separator: " "))
        }
        return .shown(left: shown[0], right: shown[1])
    }

    // MARK: incidents

    private func incidents(_ pair: StoredPair) async throws -> DuplicatesPage.Pair? {
        let (files, narratives, standing) = try await store.facts.read { transaction in
            let files = try [pair.first, pair.second].compactMap { try HarmFile.load($0, in: transaction) }
            let reports = files.flatMap { $0.claims.map(\.claim.report) }
            return (
                files, try StoredReading.narratives(of: reports, in: transaction),
                try PairStanding.load(pair.first, pair.second, .incident, in: transaction)
            )
        }
        guard files.count == 2 else { return nil }
        let reasons = PairReasons(pair)
        return DuplicatesPage.Pair(
            sides: (side(files[0]), side(files[1])), rows: rows(files[0], files[1], narratives, reasons),
            names: .none, waterfall: waterfall(reasons), why: PairReasons.why(pair.why),
            path: "/duplicates/" + DuplicateQuery.name(pair.first, pair.second),
            hidden: query.hidden + [("seen", standing.mark)], decided: decided(standing, pair),
            consequence: standing.isOne ? nil : Self.merging(files.map(\.incident)))
    }

    /// Which of the two would go into the other, and that figures follow.
    private static func merging(_ incidents: [TrackedIncident]) -> Phrase? {
        let order = JudgeIncidents.order(incidents)
        guard order.count == 2 else { return nil }
        let (kept, merged) = (order[0].reference, order[1].reference)
        return Phrase(
            fr: "Un seul : \(merged) est fusionné dans \(kept) ; les décomptes n’en tiennent plus qu’un.",
            en: "One: \(merged) is merged into \(kept); counts then hold one of them only.")
    }

    private func side(_ file: HarmFile) -> DuplicatesPage.Side {
        let count = file.claims.count
        return DuplicatesPage.Side(
            name: file.incident.reference,
            caption: Phrase(
                fr: "\(count) signalement\(count > 1 ? "s" : "")", en: "\(count) report\(count == 1 ? "" : "s")"),
            path: "/harm/" + file.incident.id)
    }

    private func rows(
        _ a: HarmFile, _ b: HarmFile, _ narratives: [String: String], _ reasons: PairReasons
    ) -> [DuplicatesPage.Row] {
        func agreement(_ what: String) -> Phrase? { reasons.steps.first { $0.what.english == what }?.level }
        func said(_ text: String) -> Phrase? { text.isEmpty ? nil : Phrase(fr: text, en: text) }
        func when(_ file: HarmFile) -> Phrase? {
            let details = file.incident.details
            if details.datePrecision == .day { return Words.day(details.start) }
            let month = details.start.month
            return details.datePrecision.fitsMonth
                ? Phrase(fr: Language.french.month(month), en: Language.english.month(month)) : said(String(month.year))
        }
        func place(_ file: HarmFile) -> Phrase? {
            let details = file.incident.details
            return said([details.place, details.area?.code ?? ""].filter { !$0.isEmpty }.joined(separator: " · "))
        }
        func killed(_ file: HarmFile) -> Phrase? {
            let ranges = CivilianStatus.allCases.compactMap { file.count(.killed, $0)?.range }
            guard let first = ranges.first else { return nil }
            let sum = ranges.dropFirst().reduce(first, +)
            return Phrase(fr: Language.french.range(sum), en: Language.english.range(sum))
        }
        func actors(_ file: HarmFile) -> Phrase? {
            said(Set(file.claims.flatMap { $0.claim.actors.map(\.name) }).sorted().joined(separator: ", "))
        }
        func words(_ file: HarmFile) -> Phrase? {
            guard visitor.decide(.incident, .narrative, on: file.incident.resource) == .allow else { return nil }
            let text = file.claims.compactMap { narratives[$0.claim.report] }.joined(separator: " · ")
            return said(text.count > 400 ? text.prefix(400) + "…" : text)
        }
        return [
            .init(Phrase(fr: "Quand", en: "When"), when(a), when(b), agreement: agreement("date")),
            .init(Phrase(fr: "Lieu", en: "Place"), place(a), place(b), agreement: agreement("place")),
            .init(
                Phrase(fr: "Type", en: "Type"), a.incident.details.category.map(\.label),
                b.incident.details.category.map(\.label), agreement: agreement("type")),
            .init(
                Phrase(fr: "Auteurs présumés", en: "Alleged actors"), actors(a), actors(b),
                agreement: agreement("alleged actors")),
            .init(
                Phrase(fr: "Tués, recensés", en: "Killed, recorded"), killed(a), killed(b),
                agreement: agreement("number killed")),
            .init(
                Phrase(fr: "Récits, sans noms", en: "Accounts, without names"), words(a), words(b),
                agreement: agreement("words of the accounts")),
        ]
    }
}
