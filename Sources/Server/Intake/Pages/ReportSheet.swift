import Foundation
import Pages
import Protection
import Store
import Workflows

/// One report as a page: as received, beside what was understood.
struct ReportSheet {
    let frame: Frame
    let report: StoredReport
    /// Nil until it was read.
    let reading: StoredReading?
    /// Whether its sender is registered for another area.
    let isFromElsewhere: Bool
    /// How many readings there are.
    let versions: Int
    /// Answers by receipt code that nobody on duty has seen; nil where its sender has no code, or for who may not ask.
    let unseenAnswers: Int?
    let files: [StoredAttachment]
    let said: Said
    /// The words of the reading, for whoever may read them.
    let words: ReadingWords?
    /// The incidents it lies under, and what may be made of it.
    let incidents: ReportIncidents?
    /// Makes its sender a source of a case; nil where nobody knows the sender, or the reader may not.
    let binding: Form?
    /// The account without names; nil where there is none, or not for this reader.
    var narrative: RegisterPage.Section?

    /// What may be shown of what was said.
    enum Said {
        case message(String)
        case answers(ReportAnswersShown)
        /// Sealed by its sender.
        case sealed
        /// On a form only its own key opens.
        case encrypted
        case unreadable
        /// Changed since it was sealed.
        case tampered
        /// Made up for the demonstration.
        case invented
        /// The vault is locked.
        case locked
        /// Not for this reader.
        case hidden
    }

    var page: RegisterPage {
        RegisterPage(
            frame: frame, path: "/reports/" + report.id,
            title: Phrase(fr: "Signalement \(report.shortName)", en: "Report \(report.shortName)"),
            lead: report.counts
                ? Phrase(
                    fr: "Une source, une fois, par une voie. Ce n’est pas encore un incident.",
                    en: "One source, once, by one channel. It is not an incident yet.")
                : Phrase(
                    fr: "Ce signalement ne compte pas : \(standing.words.french).",
                    en: "This report does not count: \(standing.words.english)."),
            sections: [received, understood] + (narrative.map { [$0] } ?? []) + (incidents.map { [$0.section] } ?? [])
                + (files.isEmpty ? [] : [attached]) + (binding.map { [source($0)] } ?? []),
            pair: 0)
    }

    private var standing: StoredReading.Standing {
        switch report.purpose {
        case .training: .training
        case .draft: .draft
        case .live: report.quarantine == nil ? .live : .setAside
        }
    }

    private static let columns = [Phrase(fr: "Quoi", en: "What"), Phrase(fr: "Valeur", en: "Value")]

    private var received: RegisterPage.Section {
        var rows: [(Phrase, RegisterPage.Cell)] = [
            (Phrase(fr: "Reçu", en: "Received"), .moment(report.receivedAt)),
            (Phrase(fr: "Dit, selon l’horloge de l’envoyeur", en: "Said, by the sender’s clock"), saidAt),
            (Phrase(fr: "Voie", en: "Channel"), .words(report.channel.words)),
            (Phrase(fr: "Formulaire", en: "Form"), report.form.map { .code($0.id) } ?? .none),
            (Phrase(fr: "Identifiant de l’envoyeur", en: "The sender’s identity of it"), .code(report.key.text)),
        ]
        if let replaced = report.replaces {
            rows.append((Phrase(fr: "Corrige", en: "Corrects"), .code(replaced.text)))
        }
        if let reason = report.quarantine {
            rows.append((Phrase(fr: "Mis de côté", en: "Set aside"), .state(reason.words, calls: true)))
        }
        if let unseenAnswers {
            rows.append(
                (
                    Phrase(fr: "Questions et réponses", en: "Questions and answers"),
                    .link(
                        ReportTalk.words(unseenAnswers)[frame.language], to: ReportTalk.path(of: report.id))
                ))
        }
        var note: Phrase?
        var told: [RegisterPage.Line] = []
        switch said {
        case .message(let text): rows.append((Phrase(fr: "Message", en: "Message"), .text(text)))
        case .answers(let answers):
            told = answers.rows
            note = answers.note
        case .sealed:
            note = Phrase(
                fr: "Scellé par son envoyeur : il s’ouvre sur la machine d’un analyste, jamais ici.",
                en: "Sealed by its sender: it opens on an analyst’s machine, never here.")
        case .encrypted:
            note = Phrase(
                fr: "Chiffré par le formulaire : seul le détenteur de sa clé peut le lire.",
                en: "Encrypted by the form: only the holder of its key can read it.")
        case .invented:
            note = Phrase(
                fr: "Inventé pour la démonstration : personne ne l’a dit.",
                en: "Made up for the demonstration: nobody said it.")
        case .unreadable: note = Phrase(fr: "Le contenu ne se lit pas.", en: "The content does not read.")
        case .tampered:
            note = Phrase(
                fr: "Sceau rompu : ce qui fut reçu a été changé depuis. Prévenez qui tient la machine.",
                en: "Broken seal: what was received was changed since. Tell whoever runs the machine.")
        case .locked: note = Phrase(fr: "Le coffre est fermé.", en: "The vault is locked.")
        case .hidden: note = Phrase(fr: "Le récit n’est pas montré ici.", en: "The narrative is not shown here.")
        }
        return RegisterPage.Section(
            id: "received", title: Phrase(fr: "Tel que reçu", en: "As received"), note: note, columns: Self.columns,
            rows: rows.map { RegisterPage.Line([.words($0.0), $0.1]) } + told)
    }

    private var saidAt: RegisterPage.Cell {
        guard let saidAt = report.saidAt else { return .none }
        let seconds = (saidAt.microseconds - report.receivedAt.microseconds) / 1_000_000
        guard seconds > 600 || seconds < -35 * 86_400 else { return .moment(saidAt) }
        return .state(
            Phrase(fr: "\(saidAt) : horloge douteuse", en: "\(saidAt): the clock cannot be right"), calls: true)
    }

    private var understood: RegisterPage.Section {
        guard let reading else {
            return RegisterPage.Section(
                id: "understood", title: Phrase(fr: "Ce qui a été compris", en: "What was understood"),
                note: Phrase(fr: "Pas encore lu.", en: "Not read yet."))
        }
        var rows: [(Phrase, RegisterPage.Cell)] = [
            (Phrase(fr: "Genre", en: "Kind"), .words(reading.kind.words)),
            (Phrase(fr: "Quoi", en: "What"), reading.category.map { .words($0.label) } ?? Self.unknown),
            (Phrase(fr: "Zone", en: "Area"), reading.area.map(name(of:)) ?? Self.unknown),
            (Phrase(fr: "Jour", en: "Day"), reading.day.map { .words(Words.day($0)) } ?? Self.unknown),
            (Phrase(fr: "En cours", en: "Under way"), answer(reading.isOngoing)),
            (Phrase(fr: "Consentement", en: "Consent"), answer(reading.consent)),
            (Phrase(fr: "Source et crédit", en: "Source and credibility"), .code(reading.rating.description)),
        ]
        if isFromElsewhere {
            rows.append(
                (
                    Phrase(fr: "Envoyeur", en: "Sender"),
                    .state(
                        Phrase(
                            fr: "hors de la zone où il est inscrit, qui en est prévenue",
                            en: "outside the area it is registered for, which was told"), calls: true)
                ))
        }
        for harm in reading.harms {
            rows.append(
                (
                    Phrase(
                        fr: "Dommage : \(harm.kind.words.french)", en: "Harm: \(harm.kind.words.english)"),
                    .text(frame.language.range(harm.count))
                ))
        }
        if let words {
            if let place = words.place { rows.append((Phrase(fr: "Lieu nommé", en: "Place named"), .text(place))) }
            if let need = words.need { rows.append((Phrase(fr: "Besoin", en: "Need"), .text(need))) }
            for actor in words.actors {
                let label =
                    actor.isAlleged
                    ? Phrase(fr: "Auteur présumé", en: "Alleged perpetrator")
                    : Phrase(fr: "Acteur nommé", en: "Actor named")
                rows.append((label, .text(actor.text)))
            }
            for text in words.notUnderstood {
                rows.append((Phrase(fr: "Non compris", en: "Not understood"), .text(text)))
            }
        }
        return RegisterPage.Section(
            id: "understood", title: Phrase(fr: "Ce qui a été compris", en: "What was understood"),
            note: Phrase(
                fr: "Lecture \(reading.version) sur \(versions). Ce qui manque n’a pas été dit ou pas été compris.",
                en: "Reading \(reading.version) of \(versions). What is missing was not said or not understood."),
            columns: Self.columns, rows: rows.map { RegisterPage.Line([.words($0.0), $0.1]) })
    }

    private func answer(_ told: Bool?) -> RegisterPage.Cell {
        told.map { .words($0 ? Phrase(fr: "oui", en: "yes") : Phrase(fr: "non", en: "no")) } ?? Self.unknown
    }

    private static let unknown = RegisterPage.Cell.words(Phrase(fr: "inconnu", en: "unknown"))

    private func name(of area: AreaRef) -> RegisterPage.Cell {
        .text(frame.areas.first { $0.value == area.typed }?.name ?? area.typed)
    }

    private func source(_ binding: Form) -> RegisterPage.Section {
        RegisterPage.Section(
            id: "source", title: Phrase(fr: "Qui l’a dit", en: "Who said it"),
            note: Phrase(
                fr: "La source peut être rattachée à un dossier, sous un pseudonyme. Vous ne verrez pas qui c’est : "
                    + "son numéro passe d’un lieu scellé à l’autre, et ne s’ouvre ensuite qu’à deux personnes.",
                en: "The source can be bound to a case, under a pseudonym. You will not see who it is: the number goes "
                    + "from one sealed place to another, and opens from then on for two persons only."),
            forms: [binding])
    }

    private var attached: RegisterPage.Section {
        RegisterPage.Section(
            id: "files", title: Phrase(fr: "Fichiers", en: "Files"),
            note: Phrase(
                fr: "Ouvrir un original demande de prouver de nouveau qui l’on est, et s’inscrit au journal.",
                en: "Opening an original asks for a new proof of who one is, and is noted in the log."),
            columns: [Phrase(fr: "Fichier", en: "File"), Phrase(fr: "Octets", en: "Bytes")],
            rows: files.map { file in
                let name = file.name.inAddress
                return RegisterPage.Line([
                    file.content == nil
                        ? .text(file.name) : .link(file.name, to: "/reports/\(report.id)/files/\(name)"),
                    file.content.map { .number($0.size) }
                        ?? .state(Phrase(fr: "attendu", en: "still to come"), calls: false),
                ])
            })
    }
}

extension FloodGauge.Reason {
    var words: Phrase {
        switch self {
        case .oneSource: Phrase(fr: "une source envoie trop", en: "one source sends too much")
        case .manyNewSources: Phrase(fr: "trop de sources nouvelles à la fois", en: "too many new sources at once")
        }
    }
}
