import Access
import Pages
import Protection
import Store
import Workflows

/// Turns alerts into what the pages show.
struct AlertPresenter {
    let visitor: Visitor
    let names: [AreaRef: String]
    let clocks: AlertClocks
    let now: Instant

    /// One alert as a line of the ledger.
    func line(_ entry: AlertLedger.Entry) -> AlertsPage.Line {
        let (stored, alert) = (entry.record.stored, entry.record.alert)
        let isSilence = stored.channel == .system
        return AlertsPage.Line(
            id: stored.id, name: stored.shortName, area: stored.area.map { names[$0] ?? $0.code },
            place: entry.words?.place, receivedAt: stored.receivedAt,
            channel: stored.channel?.label ?? Phrase(fr: "voie inconnue", en: "channel unknown"),
            title: title(entry), said: isSilence ? nil : entry.words?.text,
            isSealed: stored.isSealed || entry.words?.isSealed ?? false,
            isTampered: entry.words?.isTampered ?? false,
            notUnderstood: entry.words?.notUnderstood ?? [],
            isUrgent: stored.isUrgent, isInvented: stored.isInvented, isOpen: stored.isOpen,
            isUnseen: alert.isReadable && alert.isOpen && alert.time(of: .seen) == nil, isReadable: alert.isReadable,
            isNeverAnswered: clocks.isNeverAnswered(alert, at: now), level: alert.isOpen ? entry.level : 0,
            clocks: AlertStep.allCases.map { clock($0, alert) } + (alert.isReadable ? [answer(stored, alert)] : []),
            near: entry.near.map { ($0.shortName, "/alerts/" + $0.id) },
            tasks: unseen(entry) + entry.record.checksDue(at: now).map(Self.task))
    }

    /// What it is about. Silence says which week; a warning sent from here of another area says which area; one of this
    /// area by someone registered elsewhere says so.
    func title(_ entry: AlertLedger.Entry) -> Phrase {
        guard entry.record.stored.channel == .system else {
            let kind = entry.record.stored.category?.label ?? Phrase(fr: "Nature inconnue", en: "Kind unknown")
            guard entry.isFromElsewhere else { return kind }
            return Phrase(
                fr: kind.french + ", d’un envoyeur inscrit pour une autre zone",
                en: kind.english + ", from a sender registered for another area")
        }
        // The product's own notices: only silence is of no kind.
        guard entry.record.stored.category == nil else {
            let area = entry.words?.text.map { " (" + $0 + ")" } ?? ""
            return Phrase(
                fr: "Un appareil ou un programme inscrit ici a alerté sur une autre zone\(area)",
                en: "A device or program registered here warned of another area\(area)")
        }
        let week = entry.words?.text.map { " (" + $0 + ")" } ?? ""
        return Phrase(
            fr: "Silence : personne d’attendu n’a été entendu\(week)", en: "Silence: nobody expected was heard\(week)")
    }

    /// That the person who warned has answered a question.
    private func unseen(_ entry: AlertLedger.Entry) -> [Phrase] {
        let count = entry.unseenAnswers.values.reduce(0, +)
        return count == 0 ? [] : [ReportTalk.words(count)]
    }

    static func task(_ check: ReprisalCheck) -> Phrase {
        Phrase(
            fr: "À vérifier : représailles, \(check.rawValue) jours après",
            en: "To check: reprisals, \(check.rawValue) days after")
    }

    private func clock(_ step: AlertStep, _ alert: Alert) -> AlertClock {
        let name = step.label
        switch clocks.reading(step, of: alert, at: now) {
        case .done(let at, let isLate):
            if step == .closed, case .closed(let outcome) = alert.state {
                return AlertClock(name, isLate ? .late : .done, outcome.label)
            }
            return AlertClock(name, isLate ? .late : .done, duration(from: alert.receivedAt, to: at))
        case .running(let until):
            // A clock runs once the step before it was taken; before that it only has a limit.
            let isNext = AlertStep(rawValue: step.rawValue - 1).map { alert.time(of: $0) != nil } ?? true
            let limit = duration(from: alert.receivedAt, to: until)
            return AlertClock(
                name, isNext ? .running : .waiting,
                Phrase(fr: "limite \(limit.french)", en: "limit \(limit.english)"))
        case .overdue(let since):
            let late = duration(from: since, to: now)
            return AlertClock(name, .overdue, Phrase(fr: "+ \(late.french)", en: "+ \(late.english)"))
        case .notCalledFor: return AlertClock(name, .waiting, Phrase(fr: "sans objet", en: "not called for"))
        case .noLimit: return AlertClock(name, .waiting, Phrase(fr: "sans limite", en: "no limit"))
        case .unknown: return AlertClock(name, .waiting, Phrase(fr: "inconnu", en: "unknown"))
        }
    }

    /// The last clock: that of the person who warned.
    private func answer(_ stored: StoredAlert, _ alert: Alert) -> AlertClock {
        let name = Phrase(fr: "Retour", en: "Answer")
        guard stored.channel != .system else {
            return AlertClock(name, .waiting, Phrase(fr: "sans objet", en: "not called for"))
        }
        let limit = clocks.limits(for: alert).minutesToAnswer
        if let event = alert.events.last(where: { $0.what == .answered }) {
            let isLate = event.at > alert.receivedAt.advanced(byMinutes: limit)
            return AlertClock(name, isLate ? .late : .done, duration(from: alert.receivedAt, to: event.at))
        }
        let due = alert.receivedAt.advanced(byMinutes: limit)
        guard now <= due else {
            let late = duration(from: due, to: now)
            return AlertClock(name, .overdue, Phrase(fr: "+ \(late.french)", en: "+ \(late.english)"))
        }
        return AlertClock(
            name, .running,
            Phrase(fr: "due le \(Language.french.shortDay(due.day))", en: "due \(Language.english.shortDay(due.day))"))
    }

    func duration(from start: Instant, to end: Instant) -> Phrase {
        Language.duration(minutes: Int(max(0, end.microseconds - start.microseconds) / 60_000_000))
    }

    /// The head of the ledger.
    func figures(_ figures: AlertLedger.Figures) -> AlertsPage.Figures {
        let statistics = figures.statistics
        return AlertsPage.Figures(
            responseRate: statistics.responseRate, actedOn: statistics.actedOn, actionable: statistics.actionable,
            pending: statistics.pending, median: statistics.medianDelay, ninthDecile: statistics.ninthDecileDelay,
            neverAnswered: statistics.neverAnswered, received: statistics.received, unanswered: figures.unanswered,
            withSource: figures.withSource,
            oldestUnanswered: figures.oldestUnanswered.map { duration(from: $0, to: now) },
            unreadable: figures.unreadable, isAssumed: figures.hasInvented)
    }
}

extension StoredAlert {
    /// What people call it: the last signs of its identity, without those that look alike.
    var shortName: String {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let hex = id.filter(\.isHexDigit).suffix(8)
        guard let number = UInt32(hex, radix: 16) else { return "A-" + id.suffix(4) }
        return "A-" + String((0..<4).map { alphabet[Int(number >> (5 * $0) & 31)] })
    }
}

extension AlertStep {
    /// The name of its clock.
    var label: Phrase {
        switch self {
        case .seen: Phrase(fr: "Vue", en: "Seen")
        case .acted: Phrase(fr: "Agir", en: "Act")
        case .arrived: Phrase(fr: "Sur place", en: "Arrived")
        case .closed: Phrase(fr: "Close", en: "Closed")
        }
    }
}

extension Channel {
    /// The name people read.
    var label: Phrase {
        switch self {
        case .odk: Phrase(fr: "ODK", en: "ODK")
        case .kobo: Phrase(fr: "Kobo", en: "Kobo")
        case .sms: Phrase(fr: "SMS", en: "SMS")
        case .web: Phrase(fr: "Web", en: "Web")
        case .api: Phrase(fr: "API", en: "API")
        case .table: Phrase(fr: "Tableau", en: "Table")
        case .voice: Phrase(fr: "Appel ou visite", en: "Call or visit")
        case .system: Phrase(fr: "Relève", en: "Relève")
        }
    }
}
