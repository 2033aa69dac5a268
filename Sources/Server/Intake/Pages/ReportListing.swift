import Foundation
import Pages
import Protection
import Store

/// The list of reports as a page: those that count, and apart from them training, drafts and what was set aside.
struct ReportListing {
    let frame: Frame
    let list: ReportList
    /// What was looked for among the names of places.
    let place: String?
    /// The area asked for, as typed.
    let area: String?
    let entries: [ReportList.Entry]
    /// Names of areas.
    let names: [AreaRef: String]
    /// The place as the source named it, by report, where the reader may see it.
    let places: [String: String]
    /// The reports whose words the reader may see.
    let readable: Set<String>
    let count: ReportList.Count
    /// Whether there may be more.
    let isFull: Bool

    var page: RegisterPage {
        RegisterPage(
            frame: frame, path: "/reports", title: Phrase(fr: "Signalements", en: "Reports"),
            lead: Phrase(
                fr: "Ce que chaque source a dit, une fois, par une voie. Ce qui a été mis de côté reste ici, entier.",
                en: "What each source said, once, by one channel. What was set aside stays here, whole."),
            sections: [standings, rows])
    }

    private var standings: RegisterPage.Section {
        RegisterPage.Section(
            id: "which", title: Phrase(fr: "Lesquels", en: "Which"),
            columns: [Phrase(fr: "Sorte", en: "Sort"), Phrase(fr: "Montrés", en: "Shown")],
            rows: StoredReading.Standing.allCases.map { standing in
                RegisterPage.Line([
                    .link(standing.words[frame.language], to: "/reports?standing=\(standing.rawValue)"),
                    standing == list.standing
                        ? .words(Phrase(fr: "oui", en: "yes")) : .words(Phrase(fr: "non", en: "no")),
                ])
            },
            forms: [
                Form(
                    to: "/reports", submit: Phrase(fr: "Chercher", en: "Search"),
                    fields: [
                        .init(
                            "place", Phrase(fr: "Lieu nommé", en: "Place named"), .text(longest: 100),
                            isRequired: false, value: place ?? ""),
                        .init(
                            "area", Phrase(fr: "Zone", en: "Area"), .area,
                            hint: Phrase(fr: "par son nom, dans la liste", en: "by its name, out of the list"),
                            isRequired: false,
                            value: area ?? ""),
                        .init(
                            "kind", Phrase(fr: "Genre", en: "Kind"),
                            .choice(
                                [("", Phrase(fr: "tous", en: "all"))]
                                    + ReportKind.allCases.map { ($0.rawValue, $0.words) }),
                            isRequired: false, value: list.kind?.rawValue ?? ""),
                        .init(
                            "category", Phrase(fr: "Quoi", en: "What"),
                            .choice(
                                [("", Phrase(fr: "tout", en: "all"))]
                                    + ReportCategory.allCases.map { ($0.rawValue, $0.label) }),
                            isRequired: false, value: list.category?.rawValue ?? ""),
                    ],
                    hidden: [("standing", list.standing.rawValue)], onlyAsks: true)
            ])
    }

    private var rows: RegisterPage.Section {
        let number = count.isAtLeast ? "≥ \(count.number)" : "\(count.number)"
        return RegisterPage.Section(
            id: "reports", title: Phrase(fr: "\(number) signalements", en: "\(number) reports"),
            columns: [
                Phrase(fr: "Reçu", en: "Received"), Phrase(fr: "Genre", en: "Kind"), Phrase(fr: "Quoi", en: "What"),
                Phrase(fr: "Lieu", en: "Place"), Phrase(fr: "Premiers mots", en: "First words"),
                Phrase(fr: "Voie", en: "Channel"), Phrase(fr: "Signalement", en: "Report"),
            ],
            rows: entries.map { entry in
                RegisterPage.Line([
                    .moment(entry.report.receivedAt),
                    entry.reading.isUrgent
                        ? .state(entry.reading.kind.words, calls: true) : .words(entry.reading.kind.words),
                    entry.reading.category.map { .words($0.label) } ?? .none,
                    place(of: entry), words(entry),
                    .words(entry.report.channel.words),
                    .link(entry.report.shortName, to: "/reports/" + entry.report.id),
                ])
            },
            next: isFull ? entries.last.map { next($0.report.id) } : nil)
    }

    private func place(of entry: ReportList.Entry) -> RegisterPage.Cell {
        let area = entry.reading.area.map { names[$0] ?? $0.code }
        let both = [places[entry.report.id], area].compactMap(\.self)
        return both.isEmpty ? .words(Phrase(fr: "inconnu", en: "unknown")) : .text(both.joined(separator: ", "))
    }

    private func words(_ entry: ReportList.Entry) -> RegisterPage.Cell {
        guard readable.contains(entry.report.id), let text = entry.reading.narrative, !text.isEmpty else {
            return .none
        }
        return .text(text.count > 90 ? text.prefix(90) + "…" : text)
    }

    private func next(_ id: String) -> String {
        let parts: [(name: String, value: String)] = [
            ("standing", list.standing.rawValue), ("place", place ?? ""), ("area", area ?? ""),
            ("kind", list.kind?.rawValue ?? ""), ("category", list.category?.rawValue ?? ""), ("before", id),
        ]
        return "/reports?" + parts.filter { !$0.value.isEmpty }.inAddress
    }
}

extension StoredReport {
    /// What people call it: the end of its identity, which differs from one to the next.
    var shortName: String { "R-" + id.suffix(8).uppercased() }
}

extension StoredReading.Standing {
    var words: Phrase {
        switch self {
        case .live: Phrase(fr: "Comptent", en: "Count")
        case .training: Phrase(fr: "Exercices : ne comptent pas", en: "Training: do not count")
        case .draft: Phrase(fr: "Essais de formulaires : ne comptent pas", en: "Trials of forms: do not count")
        case .setAside: Phrase(fr: "Mis de côté : à regarder", en: "Set aside: to be looked at")
        }
    }
}

extension ReportKind {
    var words: Phrase {
        switch self {
        case .alert: Phrase(fr: "alerte", en: "alert")
        case .incident: Phrase(fr: "incident", en: "incident")
        case .allClear: Phrase(fr: "fin d’alerte", en: "all clear")
        case .optOut: Phrase(fr: "arrêt demandé", en: "stop asked for")
        case .help: Phrase(fr: "aide", en: "help")
        case .acknowledgement: Phrase(fr: "accusé de réception", en: "acknowledgement")
        default: Phrase(fr: "non classé", en: "not sorted")
        }
    }
}

extension Channel {
    var words: Phrase {
        switch self {
        case .odk: Phrase(fr: "téléphone (ODK)", en: "phone (ODK)")
        case .kobo: Phrase(fr: "serveur Kobo", en: "Kobo server")
        case .sms: Phrase(fr: "SMS", en: "text message")
        case .web: Phrase(fr: "formulaire web", en: "web form")
        case .api: Phrase(fr: "programme", en: "program")
        case .table: Phrase(fr: "tableau", en: "table")
        case .voice: Phrase(fr: "appel ou visite", en: "call or visit")
        case .system: Phrase(fr: "Relève", en: "Relève")
        }
    }
}
