public import Access
public import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Opens a case, and with it a compartment of the vault with keys of its own.
public struct OpenCase: Sendable {
    private let store: Store
    private let vault: Vault?

    /// - Parameter vault: Nil while it is locked: the keys are then made when the first identity comes.
    public init(store: Store, vault: Vault?) {
        self.store = store
        self.vault = vault
    }

    public func callAsFunction(
        title: String, bounds: Bounds, by account: Access.AccountID?, at now: Instant
    ) async throws -> StoredCase {
        guard !title.isEmpty, title.utf8.count <= 200 else {
            throw Refusal(
                .usage, code: "title_missing",
                message: Phrase(
                    fr: "Le titre manque ou dépasse 200 octets.", en: "The title is missing or exceeds 200 bytes."),
                place: "title",
                remedy: Phrase(
                    fr: "Dites de quoi il s’agit, sans nom de personne.", en: "Say what it is about, without names."))
        }
        let opened = StoredCase(id: store.ids.next(), title: title, bounds: bounds, openedBy: account, openedAt: now)
        try await vault?.makeCompartment(opened.compartment, at: now)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            if let area = bounds.area { try Keys.requireKnown(area, in: transaction) }
            try opened.insert(in: transaction)
            try LogWriter.append(
                LogEvent(.created, .caseFile, opened.id.description, by: account, at: now), in: transaction)
        }
        return opened
    }
}

extension StoredCase {
    /// The compartment of the vault whose keys open the case.
    var compartment: CompartmentID { CompartmentID(for: id) }
}

extension StoredSubject {
    /// A person of a case.
    public init(_ id: UUIDv7, _ kind: Kind, of caseFile: StoredCase, by account: Access.AccountID?, at now: Instant) {
        self.init(
            id: id, kind: kind, compartment: caseFile.compartment.rawValue, caseFile: caseFile.id,
            bounds: caseFile.bounds, madeBy: account, madeAt: now)
    }
}

extension CompartmentID {
    /// Where those who told us stand until their word becomes part of a case.
    public static let reports = CompartmentID(known: "reports")

    init(for id: UUIDv7) {
        self.init(known: id.description)
    }

    private init(known text: String) {
        guard let compartment = CompartmentID(text) else {
            preconditionFailure("a compartment is named by an identifier or a word of ours")
        }
        self = compartment
    }
}
