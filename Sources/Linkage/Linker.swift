/// Finds out which records of casualty lists speak of the same person.
///
/// ```swift
/// var table = RecordTable()
/// for record in records { table.append(record) }
/// let linkage = try Linker(settings: LinkageSettings()).link(table)
/// linkage.person(of: 0)
/// ```
///
/// The model is Fellegi and Sunter's, learnt without labels from the records themselves (`AgreementModel`); persons are
/// built by average linkage (`Clustering`). The same records and settings give the same result on every run.
public struct Linker: Sendable {
    public let settings: LinkageSettings

    public init(settings: LinkageSettings = LinkageSettings()) {
        self.settings = settings
    }

    /// Links all records of a table. Throws `LinkageError.cancelled` where `shouldStop` ended it.
    public func link(
        _ records: RecordTable, decisions: DecisionBook = DecisionBook(), shouldStop: () -> Bool = { false }
    ) throws(LinkageError) -> LinkageResult {
        try LinkageIndex(records, settings: settings, decisions: decisions, shouldStop: shouldStop)
            .link(shouldStop: shouldStop)
    }
}
