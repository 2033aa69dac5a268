import Access
import Database
import Pages
import Protection
import Store
import Workflows

/// An identity of the store as people call the thing it names.
struct UUIDv7Text {
    let id: UUIDv7

    init?(_ text: String) {
        guard let id = UUIDv7(text) else { return nil }
        self.id = id
    }

    func reference(_ kind: Reference.Kind) -> String { Reference(kind, id).text }
}

extension IncidentPresenter {
    /// What people call a person's record: its reference where it is in the vault's form, else the end of its identity.
    func reference(of person: String) -> String {
        UUIDv7Text(person)?.reference(.victim) ?? String(person.suffix(8))
    }

    var persons: [IncidentPage.Person] {
        let (file, codes) = (dossier.file, dossier.codes)
        return file.persons.map { person in
            let who = [
                codes.label(person.codes.sex), codes.label(person.codes.age), codes.label(person.codes.status),
            ]
            let fates = file.fates.filter { $0.fate.person == person.id }
            let same = file.judgements.filter { $0.isSame && ($0.first == person.id || $0.second == person.id) }
                .map { $0.first == person.id ? $0.second : $0.first }
            let subject = dossier.subjects[person.id]
            let mayAsk = subject.map { visitor.decide(.victimIdentity, .victimIdentity, on: $0.resource) != .notFound }
            return IncidentPage.Person(
                id: person.id, reference: reference(of: person.id),
                path: mayAsk == true ? subject?.path : nil, name: read[person.id],
                fates: fates.map { words(of: $0.fate, among: fates.map(\.fate)) },
                who: Phrase(
                    fr: who.map(\.french).joined(separator: ", "), en: who.map(\.english).joined(separator: ", ")),
                reports: Set(fates.compactMap(\.report)).count, identity: identity(person, subject),
                sameAs: same.map(reference))
        }
    }

    private func words(of fate: PersonFate, among fates: [PersonFate]) -> Phrase {
        let day = fate.on.map { Phrase(fr: ", le \(Words.day($0).french)", en: ", on \(Words.day($0).english)") }
        let what: Phrase =
            switch fate.kind {
            case .killed: Phrase(fr: "tuée", en: "killed")
            case .injured: Phrase(fr: "blessée", en: "injured")
            case .missing: Phrase(fr: "portée disparue", en: "missing")
            case .abducted: Phrase(fr: "enlevée", en: "abducted")
            case .displaced: Phrase(fr: "déplacée", en: "displaced")
            case .property, .sexualViolence: fate.kind.words
            }
        let doubt = doubt(on: fate, among: fates)
        return Phrase(
            fr: what.french + (day?.french ?? "") + (doubt.map { " (\($0.french))" } ?? ""),
            en: what.english + (day?.english ?? "") + (doubt.map { " (\($0.english))" } ?? ""))
    }

    /// What cannot well be: a death told of on two days, before the incident, or more than a year after it.
    private func doubt(on fate: PersonFate, among fates: [PersonFate]) -> Phrase? {
        guard let day = fate.on else { return nil }
        let slack = details.datePrecision.slack
        if day < details.start.advanced(by: -slack) {
            return Phrase(
                fr: "avant l’incident : l’une des dates est fausse",
                en: "before the incident: one of the dates is wrong")
        }
        guard fate.kind == .killed else { return nil }
        if fates.contains(where: { $0.kind == .killed && $0.on != nil && $0.on != day }) {
            return Phrase(
                fr: "dite de deux jours : l’un est faux, ou ce sont deux personnes",
                en: "told of on two days: one is wrong, or they are two persons")
        }
        guard day > details.end.advanced(by: slack + 366) else { return nil }
        return Phrase(
            fr: "plus d’un an après l’incident : vérifiez la date", en: "over a year after the incident: check the date"
        )
    }

    private func identity(_ person: HarmedPerson, _ subject: StoredSubject?) -> Phrase {
        guard person.isNamed else { return Phrase(fr: "sans nom", en: "not named") }
        if let at = subject?.destroyedAt {
            return Phrase(
                fr: "clé détruite le \(Words.day(at.day).french)", en: "key destroyed on \(Words.day(at.day).english)")
        }
        return Phrase(fr: "scellée", en: "sealed")
    }

    /// Those of its persons whose identity this reader may read now.
    var readable: [StoredSubject] {
        dossier.file.persons.compactMap { dossier.subjects[$0.id] }.filter { subject in
            subject.destroyedAt == nil
                && visitor.decide(.victimIdentity, .victimIdentity, on: subject.resource) == .allow
        }
    }

    /// Leads to the names where somebody's case is granted to this reader; a stale proof is asked for on the way.
    var namesPath: String? {
        guard read.isEmpty else { return nil }
        let mayAsk = dossier.subjects.values.contains { subject in
            subject.destroyedAt == nil
                && visitor.decide(.victimIdentity, .victimIdentity, on: subject.resource) != .notFound
        }
        return mayAsk ? incident.path + "?names=read#persons" : nil
    }

    var moves: [IncidentPage.Move] {
        dossier.file.allegation.moves.map { move in
            IncidentPage.Move(
                at: move.at, state: move.to.label, by: account(move.by),
                reason: reason(move.reason) ?? Phrase(fr: "", en: ""),
                evidence: move.evidence.map(evidenceName))
        }
    }

    /// A reason as it was written; those the product writes itself, in the reader's language.
    func reason(_ written: String) -> Phrase? {
        switch written {
        case "": nil
        case TrackIncident.takenIn: Phrase(fr: "reçue", en: "taken in")
        case IncidentEdit.takenOn: Phrase(fr: "prise en charge", en: "taken on")
        case IncidentEdit.handedBack: Phrase(fr: "rendue", en: "handed back")
        default: same(written)
        }
    }

    private func evidenceName(_ id: String) -> Phrase {
        if dossier.file.claims.contains(where: { $0.claim.id == id }) { return recital(id) }
        return same(UUIDv7Text(id)?.reference(.evidence) ?? id)
    }

    /// That it was verified after its month was over: figures of that month told before do not hold it as verified.
    private var late: Phrase? {
        let month = details.end.month
        guard details.datePrecision != .year,
            dossier.file.allegation.isLate(for: month.firstDay...month.lastDay, publishedOn: month.lastDay)
        else {
            return nil
        }
        return Phrase(
            fr:
                " Vérifiée tard, après la fin de \(Language.french.month(month)) : les chiffres dits de ce mois avant cela ne la "
                + "tenaient pas pour vérifiée.",
            en:
                " Verified late, after \(Language.english.month(month)) was over: figures told of that month before did not hold it as "
                + "verified.")
    }

    var rule: Phrase {
        let taker = account(incident.takenInBy)
        switch dossier.file.allegation.state {
        case .proposed(let decision):
            let by = account(dossier.file.allegation.moves.last?.by)
            return Phrase(
                fr: "Décision proposée : \(decision.label.french). À confirmer par une autre personne que \(by) et que "
                    + "\(taker), qui a reçu l’allégation.",
                en:
                    "Decision proposed: \(decision.label.english). To be confirmed by someone other than \(by) and than "
                    + "\(taker), who took the allegation in.")
        case .decided:
            let late = late ?? Phrase(fr: "", en: "")
            return Phrase(
                fr: "Décidée par deux personnes. Elle peut être reprise ; l’historique reste." + late.french,
                en: "Decided by two people. It can be revisited; the history stays." + late.english)
        default:
            return Phrase(
                fr: "La décision se prend à deux, jamais par \(taker), qui a reçu l’allégation.",
                en: "Two people decide, and never \(taker), who took the allegation in.")
        }
    }
}
