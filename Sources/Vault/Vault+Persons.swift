internal import Crypto
import Database
public import Linkage

extension Vault {
    /// The index of persons in memory, if it was made from the same basis and nobody was forgotten since, here or on
    /// another server.
    /// - Parameter basis: Numbers that change where the index has to be learnt anew.
    public func heldPersonIndex(basis: [Int]) async throws -> PersonIndex? {
        _ = try keyring.master
        guard let held = persons.held else { return nil }
        guard held.basis == basis + [try await tombstoneCount()] else {
            persons.drop()
            return nil
        }
        return held.index
    }

    /// The index of persons made from a basis: the one in memory, else what `make` gives. Who asks while it is being made
    /// waits for the same one, and never are two made at once: each takes seconds and its memory.
    /// - Parameter make: Calls `makePersonIndex`; its own task, which goes on when whoever asked has gone.
    public func personIndex(
        basis: [Int], make: @escaping @Sendable () async throws -> PersonIndex
    ) async throws -> PersonIndex {
        while true {
            try Task.checkCancellation()
            if let held = try await heldPersonIndex(basis: basis) { return held }
            let (task, isOfThis) = persons.making(basis, make)
            if isOfThis { return try await task.value }
            // What comes of another basis is not for this one: only its end is waited for.
            _ = await task.result
        }
    }

    /// Opens the names of these persons beside their facts, and learns who may be whom. The index stays in the vault's
    /// memory until the vault is locked, someone is forgotten, or another basis is given.
    ///
    /// Only the names of victims are opened. Nothing is answered here; whoever asks the index logs it.
    /// - Parameters:
    ///   - facts: What is held of each person, by identity, without names.
    ///   - basis: As in `heldPersonIndex`.
    /// - Throws: `VaultError`: `tampered`, `locked`, also where it was locked meanwhile; `LinkageError`; `DatabaseError`.
    public func makePersonIndex(
        of facts: [CasualtyRecord], settings: LinkageSettings, model: LinkageModel?, decisions: [PersonDecision],
        basis: [Int], shouldStop: @Sendable () -> Bool = { false }
    ) async throws -> PersonIndex {
        let emptied = persons.emptied
        _ = try keyring.master
        let tombstones = try await tombstoneCount()
        let index = try PersonIndex(
            try await named(facts), settings: settings, model: model, decisions: decisions, shouldStop: shouldStop)
        // Whoever was forgotten while it was made must not stay in it.
        guard try await tombstoneCount() == tombstones else {
            return try await makePersonIndex(
                of: facts, settings: settings, model: model, decisions: decisions, basis: basis,
                shouldStop: shouldStop)
        }
        persons.put(PersonShelf.Held(index: index, basis: basis + [tombstones]), emptied: emptied)
        // Locked while it was made: it was not kept, and is not handed out.
        _ = try keyring.master
        return index
    }

    /// Takes persons recorded since into an index.
    public func insert(_ facts: [CasualtyRecord], into index: PersonIndex) async throws {
        for record in try await named(facts) where await !index.holds(record.id) { await index.insert(record) }
    }

    /// Facts with the names of those whom the vault knows. A person it does not know keeps none: nobody named them, or
    /// they were forgotten.
    private func named(_ facts: [CasualtyRecord]) async throws -> [CasualtyRecord] {
        let subjects = facts.compactMap { UUIDv7($0.id).map(SubjectID.init) }
        let names = try await names(of: subjects)
        return facts.map { fact in
            guard let subject = UUIDv7(fact.id).map(SubjectID.init), let known = names[subject] else { return fact }
            var record = fact
            record.givenName = known.given ?? ""
            record.familyName = known.family ?? ""
            record.nickname = known.others.first ?? ""
            return record
        }
    }

    private func tombstoneCount() async throws -> Int {
        try await stores.wraps.read { transaction in
            try transaction.first("SELECT count(DISTINCT subject) AS n FROM tombstone")?.int("n") ?? 0
        }
    }

    /// The names of victims, whatever their compartment. For a few the rows are asked for, for many all are read.
    private func names(of subjects: [SubjectID]) async throws -> [SubjectID: SubjectNames] {
        guard !subjects.isEmpty else { return [:] }
        let few = subjects.count <= Self.fewSubjects ? subjects : nil
        let wanted = Set(subjects)
        let keys = try await stores.wraps.read { [keyring] transaction in
            var keys: [SubjectID: SymmetricKey] = [:]
            let condition: SQL = few.map { SQL.isIn("subject", $0) } ?? "1 = 1"
            for row in try transaction.query(
                "SELECT \(SubjectWrap.columns) FROM subject_wrap WHERE class = 'victim' AND \(condition)")
            {
                let wrap = try SubjectWrap(row)
                guard wanted.contains(wrap.subject), keys[wrap.subject] == nil else { continue }
                keys[wrap.subject] = try wrap.opened(keyring, in: transaction)
            }
            return keys
        }
        return try await stores.vault.read { transaction in
            var values: [SubjectID: [IdentityField: [UInt8]]] = [:]
            let names = IdentityField.names.map(\.rawValue)
            let condition: SQL = few.map { SQL.isIn("subject", $0) } ?? "1 = 1"
            try transaction.forEach(
                "SELECT subject, name, box FROM identity_field WHERE name IN (\(list: names)) AND \(condition)"
            ) { row in
                let subject = SubjectID(try row.uuid(at: 0))
                guard let key = keys[subject] else { return }
                let name = try row.text(at: 1)
                guard let field = IdentityField(rawValue: name),
                    let value = FieldBox.open(try row.blob(at: 2), key, BoundContext.field(subject, .victim, field))
                else { throw VaultError.tampered("\(name) of \(subject)") }
                values[subject, default: [:]][field] = value
            }
            return values.mapValues(SubjectNames.init)
        }
    }

    private static let fewSubjects = 200
}
