/// Why a sealed file cannot be written or opened.
public enum SealError: Error, Sendable, Hashable {
    /// Changed, cut short, or not a sealed file; a wrong key or identifier looks the same.
    case damaged
    /// The file is not there, or cannot be read or written.
    case storage

    /// What happened and what to do, in English.
    public var english: String {
        switch self {
        case .damaged:
            "The sealed file does not open: it was changed or cut, or this is not its key. Take it from a backup."
        case .storage: "The sealed file cannot be read or written. Check the disk and the rights of the folder."
        }
    }

    /// What happened and what to do, in French.
    public var french: String {
        switch self {
        case .damaged:
            "Le fichier scellé ne s’ouvre pas : modifié, coupé, ou ce n’est pas sa clé. Reprenez-le d’une sauvegarde."
        case .storage: "Le fichier scellé ne peut être lu ni écrit. Vérifiez le disque et les droits du dossier."
        }
    }
}
