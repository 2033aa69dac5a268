/// How a store stands to the structure this program knows.
public enum MigrationStatus: Sendable, Hashable {
    /// Nothing in it yet.
    case empty
    /// It holds tables, but not ours, or another kind of store.
    case unknown
    /// Steps are missing: the last one it has, and the last one there is.
    case older(at: Int, latest: Int)
    /// It has every step, and no other.
    case current(at: Int)
    /// A later version of the program has changed it.
    case newer(at: Int, latest: Int)
}

/// Why a store is not opened.
public struct MigrationRefusal: Error, Sendable, Hashable {
    /// What was found; never `.current`.
    public let status: MigrationStatus
    /// The kind of store that was expected, such as "facts".
    public let store: String

    public init(status: MigrationStatus, store: String) {
        self.status = status
        self.store = store
    }

    /// What happened and what to do, in English.
    public var english: String {
        switch status {
        case .empty: "The \(store) store is empty. Make it with `releve init`."
        case .unknown: "This is not a \(store) store of Relève. Check the path or the URL; nothing was changed."
        case .older(let at, let latest):
            "The \(store) store is at step \(at) of \(latest). Make a backup, then run `releve migrate`."
        case .current: "The \(store) store is up to date."
        case .newer(let at, let latest):
            "The \(store) store is at step \(at); this program knows \(latest). Use a newer version of Relève."
        }
    }

    /// What happened and what to do, in French.
    public var french: String {
        switch status {
        case .empty: "La base « \(store) » est vide. Créez-la avec `releve init`."
        case .unknown:
            "Ceci n’est pas une base « \(store) » de Relève. Vérifiez le chemin ou l’URL ; rien n’a été changé."
        case .older(let at, let latest):
            "La base « \(store) » est à l’étape \(at) sur \(latest). Sauvegardez-la, puis lancez `releve migrate`."
        case .current: "La base « \(store) » est à jour."
        case .newer(let at, let latest):
            "La base « \(store) » est à l’étape \(at) ; ce programme en connaît \(latest). "
                + "Utilisez une version plus récente de Relève."
        }
    }
}

extension MigrationRefusal: CustomStringConvertible {
    /// The English sentence.
    public var description: String { english }
}
