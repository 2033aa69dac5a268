/// Why linkage gave no result.
public enum LinkageError: Error, Sendable, Hashable {
    /// The caller asked to stop.
    case cancelled
    /// A decision names a record by a place where none is.
    case unknownRecord(Int, held: Int)
    /// A model compares other columns beyond the schema than the records have.
    case otherColumns

    /// The sentence for people, in English.
    public var english: String {
        switch self {
        case .cancelled: "Linkage was stopped before it was done. Nothing was changed; start it again."
        case .otherColumns:
            "The model compares other further columns than these records have. Use its column map, or learn a new one."
        case .unknownRecord(let index, let held):
            "A decision names record \(index), but only \(held) records are held. Load the records it was made on."
        }
    }

    /// The sentence for people, in French.
    public var french: String {
        switch self {
        case .cancelled: "Le rapprochement a été arrêté avant la fin. Rien n’a été modifié ; relancez-le."
        case .otherColumns:
            "Le modèle compare en plus d’autres colonnes que celles de ces fiches. Prenez sa table de colonnes, ou "
                + "apprenez un nouveau modèle."
        case .unknownRecord(let index, let held):
            "Une décision cite la fiche \(index), mais \(held) fiches seulement sont chargées. Chargez celles sur "
                + "lesquelles elle a été prise."
        }
    }
}
