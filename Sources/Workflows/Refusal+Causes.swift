private import Access
private import Catalogue
private import Database
private import Evidence
private import Estimation
private import Interchange
private import Linkage
private import LinkageFiles
private import Protection
private import Sealing
private import Sequencing
private import TransparencyLog
private import Vault
private import Warning

extension Refusal {
    /// Any failure of the modules beneath, in a person's words. What none of them foresaw keeps its own text.
    public init(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let error as DatabaseError: self.init(error)
        case let error as UnreadReports: self.init(error)
        case let refusal as MigrationRefusal:
            self.init(
                .store, code: "store_not_opened", message: Phrase(fr: refusal.french, en: refusal.english),
                remedy: Phrase(fr: "Vérifiez --store, ou créez la base.", en: "Check --store, or make the store."))
        case let error as InterchangeError:
            self.init(
                .data, code: error.code, message: error.message, place: error.place, remedy: error.remedy)
        case let error as SequencingError: self.init(error)
        case let error as EstimationError: self.init(error)
        case let error as LinkageFileError: self.init(error)
        case let error as LinkageError: self.init(error)
        case let error as CatalogueError:
            self.init(
                .data, code: "catalogue_refused",
                message: Phrase(fr: error.sentence(in: .french), en: error.sentence(in: .english)), place: error.file,
                remedy: Phrase(fr: "Corrigez ces lignes du catalogue.", en: "Correct these lines of the catalogue."))
        case let refusal as BuildInstance.Refusal: self.init(refusal)
        case let error as LogError: self.init(error)
        case let refusal as LogRefusal: self.init(refusal)
        case let error as GrantError: self.init(.usage, code: "grant_refused", message: error.words)
        case let error as ApprovalError: self.init(.usage, code: "approval_refused", message: error.words)
        case let error as AllegationError:
            self.init(.usage, code: "move_refused", message: error.phrase, place: error.field)
        case let error as AlertError:
            self.init(.usage, code: "alert_refused", message: error.phrase, place: error.field)
        case let error as WarningError: self.init(.usage, code: "warning_refused", message: error.phrase)
        case let error as VaultError: self.init(error)
        case let error as UploadRefusal:
            self.init(.data, code: "upload_refused", told: Phrase(fr: error.french, en: error.english))
        case let error as ViewingCopy.Failure:
            self.init(.data, code: "no_viewing_copy", told: Phrase(fr: error.french, en: error.english))
        case let error as MalwareScanner.Failure:
            self.init(
                error == .silent ? .store : .data, code: error == .silent ? "scanner_silent" : "file_malicious",
                told: Phrase(fr: error.french, en: error.english))
        case let error as SealError:
            self.init(.store, code: "evidence_unreadable", told: Phrase(fr: error.french, en: error.english))
        case let error as SealingError:
            self.init(
                .store, code: "sealing_refused", told: Phrase(fr: error.french, en: error.english), place: error.path)
        case is CancellationError:
            self.init(
                .cancelled, code: "cancelled", message: Phrase(fr: "Arrêté à la demande.", en: "Stopped as asked."),
                remedy: Phrase(fr: "Relancez quand vous voulez.", en: "Start again when ready."))
        default:
            self.init(
                .fault, code: "unforeseen",
                message: Phrase(fr: "Échec imprévu : \(error)", en: "Unforeseen failure: \(error)"),
                remedy: Phrase(
                    fr: "Signalez-le : c’est un défaut du programme.", en: "Report it: this is a fault of the program.")
            )
        }
    }

    private init(_ error: UnreadReports) {
        let count = error.reports.count
        self.init(
            .store, code: "reports_unread",
            message: Phrase(
                fr: "\(count) signalement(s) n’ont pu être gardés tels que compris : \(error.cause.french)",
                en: "\(count) report(s) could not be kept as understood: \(error.cause.english)"),
            place: error.reports.prefix(5).joined(separator: ", "),
            remedy: Phrase(
                fr:
                    "Rien de ce qui fut reçu n’est perdu ; mettez tous les serveurs à la même version, sinon signalez-le.",
                en: "Nothing received is lost; bring all servers to one version, else report it."))
    }

    private init(_ error: DatabaseError) {
        self.init(
            .store, code: "store_" + error.kind.rawValue, message: Phrase(fr: error.french, en: error.english),
            place: error.place, remedy: Phrase(fr: error.frenchRemedy, en: error.englishRemedy))
    }

    private init(_ error: VaultError) {
        let kind: Kind =
            switch error {
            case .unknownSubject, .unknownCompartment: .notFound
            default: .store
            }
        self.init(kind, code: "vault_refused", told: Phrase(fr: error.french, en: error.english))
    }

    private init(_ error: EstimationError) {
        let kind: Kind =
            switch error {
            case .cancelled: .cancelled
            case .unknownModel, .unknownTerm, .saturated, .level: .usage
            default: .data
            }
        self.init(kind, code: error.code, told: Phrase(fr: error.french, en: error.english))
    }

    private init(_ error: SequencingError) {
        let code: String
        var place: String?
        var kind = Kind.data
        switch error {
        case .malformed(let at, _): (code, place) = ("instance_malformed", at)
        case .invalid(let flaws): (code, place) = ("instance_invalid", flaws.first?.place)
        case .infeasible: code = "plan_infeasible"
        case .undecided: code = "plan_undecided"
        case .cancelled: (code, kind) = ("cancelled", .cancelled)
        }
        let remedy =
            switch error {
            case .malformed, .invalid:
                Phrase(fr: "Corrigez l’instance à cet endroit.", en: "Correct the instance there.")
            case .infeasible: Phrase(fr: "Desserrez l’une de ces limites.", en: "Relax one of these limits.")
            case .undecided, .cancelled: Phrase(fr: "Accordez plus de temps.", en: "Give more time.")
            }
        self.init(kind, code: code, message: Phrase(fr: error.french, en: error.english), place: place, remedy: remedy)
    }

    private init(_ refusal: BuildInstance.Refusal) {
        switch refusal {
        case .noMission(let name, let known):
            let list = known.isEmpty ? "–" : known.joined(separator: ", ")
            self.init(
                .data, code: "mission_unknown",
                message: Phrase(
                    fr: "Aucun site ni aucune présence de « \(name) » dans la base ; missions connues : \(list).",
                    en: "The store holds no site and no presence of “\(name)”; missions known: \(list)."),
                place: name,
                remedy: Phrase(
                    fr: "Importez ses sites (releve import sites) ou sa présence (releve import presence).",
                    en: "Import its sites (releve import sites) or its presence (releve import presence)."))
        case .deadlineTooSoon(let day, let earliest):
            self.init(
                .data, code: "deadline_too_soon",
                message: Phrase(
                    fr: "L’échéance du \(day) ne laisse pas le temps d’une fermeture ordonnée.",
                    en: "A deadline of \(day) leaves no time for an orderly closing."),
                place: day.description,
                remedy: Phrase(fr: "Donnez le \(earliest) ou plus tard.", en: "Give \(earliest) or later."))
        case .deadlineTooFar(let day):
            self.init(
                .data, code: "deadline_too_far",
                message: Phrase(
                    fr: "L’échéance du \(day) est à plus de cinq ans.",
                    en: "A deadline of \(day) is over five years away."),
                place: day.description,
                remedy: Phrase(fr: "Vérifiez l’année.", en: "Check the year."))
        case .noForecast:
            self.init(
                .data, code: "forecast_missing",
                message: Phrase(
                    fr: "Aucune zone des sites n’a d’historique : rien ne permet de prévoir.",
                    en: "No area of the sites has a history: nothing to forecast from."),
                remedy: Phrase(
                    fr: "Importez les zones et les événements (releve import areas, releve import ged).",
                    en: "Import areas and events (releve import areas, releve import ged)."))
        }
    }
}

extension AllegationError {
    /// The field of a form it is about.
    fileprivate var field: String? {
        switch self {
        case .reasonMissing: "reason"
        case .evidenceMissing: "evidence"
        default: nil
        }
    }
}

extension AlertError {
    /// The field of a form it is about.
    fileprivate var field: String? {
        switch self {
        case .reasonMissing: "note"
        case .nobodyNotified: "told"
        case .beforeItsTime: "at"
        default: nil
        }
    }
}

extension SealingError {
    /// The file it is about; nil where it is about none.
    fileprivate var path: String? {
        switch self {
        case .openToOthers(let path), .unreadable(let path): path
        default: nil
        }
    }
}
