import Access
import Pages
import Protection
import Store
import Workflows

extension AlertPresenter {
    /// What was understood of the report, each part with its word; parts nobody said are left out but for the place.
    func understood(_ entry: AlertLedger.Entry) -> [AlertPage.Understood] {
        let stored = entry.record.stored
        let place = stored.areas.map { names[$0] ?? $0.code }.joined(separator: ", ")
        let unknown = Phrase(fr: "inconnu", en: "unknown")
        var lines = [
            AlertPage.Understood(
                Phrase(fr: "Lieu", en: "Place"), place.isEmpty ? unknown : Phrase(fr: place, en: place))
        ]
        func add(_ fr: String, _ en: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            lines.append(AlertPage.Understood(Phrase(fr: fr, en: en), Phrase(fr: value, en: value)))
        }
        add("Lieu, dit par la source", "Place, as the source says", entry.words?.place)
        if let when = entry.words?.when {
            lines.append(
                AlertPage.Understood(Phrase(fr: "Quand, selon la source", en: "When, as the source says"), when.label))
        }
        if let precision = entry.reading?.placePrecision {
            lines.append(AlertPage.Understood(Phrase(fr: "Précision", en: "Precision"), precision.word))
        }
        if let people = entry.reading?.peopleAtRisk {
            lines.append(
                AlertPage.Understood(
                    Phrase(fr: "Personnes en danger", en: "People at risk"),
                    Phrase(fr: Language.french.range(people), en: Language.english.range(people))))
        }
        if let goesOn = entry.reading?.isOngoing {
            lines.append(
                AlertPage.Understood(
                    Phrase(fr: "En cours", en: "Under way"),
                    goesOn ? Phrase(fr: "oui", en: "yes") : Phrase(fr: "non", en: "no")))
        }
        if entry.reading?.isHearsay == true {
            lines.append(
                AlertPage.Understood(Phrase(fr: "Source", en: "Source"), Phrase(fr: "par ouï-dire", en: "hearsay")))
        }
        add(
            "Auteur présumé, selon la source", "Alleged perpetrator, as the source says",
            entry.words?.actors.joined(separator: ", "))
        add("Besoin", "Need", entry.words?.need)
        if let rating = entry.reading?.rating { add("Source / contenu", "Source / content", rating.description) }
        return lines
    }

    /// Where the person who warned can be asked, and has answered; the report that came last first.
    func talks(_ entry: AlertLedger.Entry) -> [(words: Phrase, path: String)] {
        entry.unseenAnswers.sorted { $0.key > $1.key }.map { report, unseen in
            (ReportTalk.words(unseen), ReportTalk.path(of: report))
        }
    }

    /// What happened, reception first.
    func steps(_ detail: AlertLedger.Detail) -> [AlertPage.Step] {
        let record = detail.entry.record
        let received = AlertPage.Step(
            at: record.stored.receivedAt, writtenAt: nil, what: Phrase(fr: "reçue", en: "received"), inTime: nil,
            by: nil,
            note: nil,
            told: detail.reports > 1
                ? [
                    Phrase(
                        fr: "\(detail.reports) signalements : le premier et ses corrections",
                        en: "\(detail.reports) reports: the first and its corrections")
                ] : [])
        return [received] + record.events.map { event in step(event, detail) }
    }

    private func step(_ event: StoredAlertEvent, _ detail: AlertLedger.Detail) -> AlertPage.Step {
        let told = detail.notices.filter { $0.seq == event.seq }.map { notice in
            notice.way == .page
                ? Phrase(
                    fr: "\(notice.name) : Relève n’a rien envoyé, l’alerte est affichée ici",
                    en: "\(notice.name): Relève sent nothing, the alert is shown here")
                : Phrase(
                    fr: "\(notice.name) : \(notice.way.label.french), \(notice.state.label.french)",
                    en: "\(notice.name): \(notice.way.label.english), \(notice.state.label.english)")
        }
        let wasLate = event.writtenAt.microseconds - event.event.at.microseconds >= 60_000_000
        return AlertPage.Step(
            at: event.event.at, writtenAt: wasLate ? event.writtenAt : nil, what: Self.words(of: event.event.what),
            inTime: inTime(event.event, detail.entry.record.alert),
            by: event.writtenBy.map { detail.writers[$0.rawValue] ?? $0.rawValue }, note: detail.notes[event.seq],
            told: told)
    }

    /// Whether a step kept to its time, where this event stopped its clock.
    private func inTime(_ event: AlertEvent, _ alert: Alert) -> (isLate: Bool, words: Phrase)? {
        let step: AlertStep
        switch event.what {
        case .seen: step = .seen
        case .decidedToAct, .decidedNot: step = .acted
        case .arrived: step = .arrived
        case .closed: step = .closed
        default: return nil
        }
        guard alert.time(of: step) == event.at, let limit = clocks.limits(for: alert).minutes[step] else { return nil }
        let taken = duration(from: alert.receivedAt, to: event.at)
        let most = Language.duration(minutes: limit)
        return (
            event.at > alert.receivedAt.advanced(byMinutes: limit),
            Phrase(fr: "\(taken.french), limite \(most.french)", en: "\(taken.english), limit \(most.english)")
        )
    }

    private static func words(of what: AlertEvent.What) -> Phrase {
        switch what {
        case .seen: return Phrase(fr: "vue", en: "seen")
        case .decidedToAct(let told):
            let list = told.joined(separator: ", ")
            return Phrase(fr: "décision : agir ; prévenus : \(list)", en: "decided to act; told: \(list)")
        case .decidedNot(let reason, _):
            return Phrase(
                fr: "décision : ne pas agir, \(reason.label.french)", en: "decided not to act, \(reason.label.english)")
        case .arrived(let actor):
            return actor.isEmpty
                ? Phrase(fr: "sur place", en: "arrived") : Phrase(fr: "sur place : \(actor)", en: "arrived: \(actor)")
        case .closed(let outcome):
            return Phrase(fr: "close : \(outcome.label.french)", en: "closed: \(outcome.label.english)")
        case .escalated(let step, let level):
            return Phrase(
                fr: "délai « \(step.label.french) » passé, relance au niveau \(level)",
                en: "clock “\(step.label.english)” ran out, escalated to level \(level)")
        case .reprisalChecked(let check, let finding):
            return Phrase(
                fr: "représailles, \(check.rawValue) jours après : \(finding.label.french)",
                en: "reprisals, \(check.rawValue) days after: \(finding.label.english)")
        case .answered: return Phrase(fr: "retour donné à la source", en: "source answered")
        case .reopened: return Phrase(fr: "rouverte", en: "reopened")
        }
    }
}

extension AlertRecipient.Way {
    var label: Phrase {
        switch self {
        case .page: Phrase(fr: "page des alertes", en: "alert page")
        case .webhook: Phrase(fr: "avis à un programme", en: "webhook")
        case .sms: Phrase(fr: "SMS", en: "SMS")
        }
    }
}

extension StoredNotice.State {
    var label: Phrase {
        switch self {
        case .shown: Phrase(fr: "affiché", en: "shown")
        case .queued: Phrase(fr: "en attente d’envoi", en: "waiting to be sent")
        case .sent: Phrase(fr: "envoyé", en: "sent")
        case .failed: Phrase(fr: "non envoyé", en: "not sent")
        }
    }
}

extension InactionReason {
    var label: Phrase {
        switch self {
        case .duplicate: Phrase(fr: "déjà connue par une autre alerte", en: "known from another alert")
        case .unfounded: Phrase(fr: "sans fondement", en: "unfounded")
        case .informationOnly: Phrase(fr: "pour information seulement", en: "for information only")
        case .noMeans: Phrase(fr: "aucun moyen", en: "no means")
        case .noAccess: Phrase(fr: "aucun accès", en: "no access")
        case .tooDangerous: Phrase(fr: "trop dangereux", en: "too dangerous")
        case .refused: Phrase(fr: "refus de ceux qui pouvaient agir", en: "refused by those who could act")
        case .conflictOfInterest:
            Phrase(fr: "mise en cause de ceux qui pouvaient agir", en: "laid to those who could act")
        }
    }
}

extension ReprisalCheck.Finding {
    var label: Phrase {
        switch self {
        case .none: Phrase(fr: "aucune", en: "none")
        case .suspected: Phrase(fr: "soupçonnées", en: "suspected")
        case .confirmed: Phrase(fr: "confirmées", en: "confirmed")
        case .notReached: Phrase(fr: "personne n’a pu être jointe", en: "nobody could be reached")
        }
    }
}
