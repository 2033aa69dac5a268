internal import Crypto
internal import Database
internal import Protection
private import Sealing

/// A subject's key, wrapped under one version of one compartment's key.
struct SubjectWrap {
    let subject: SubjectID
    let subjectClass: SubjectClass
    let version: Keyring.Version
    let box: [UInt8]

    /// Bytes of a wrapped key: nonce, key, tag.
    static let boxCount = 12 + 32 + 16

    static let columns: SQL = "subject, class, compartment, version, box"

    init(_ row: Row) throws {
        subject = SubjectID(try row.uuid(at: 0))
        guard let found = SubjectClass(rawValue: try row.text(at: 1)),
            let compartment = CompartmentID(try row.text(at: 2))
        else { throw VaultError.tampered("wrap of \(subject)") }
        subjectClass = found
        version = Keyring.Version(compartment: compartment, number: try row.int(at: 3))
        box = try row.blob(at: 4)
    }

    /// Wraps a subject's key under the newest version of a compartment's key.
    init(
        _ key: SymmetricKey, of subject: SubjectID, _ subjectClass: SubjectClass, under version: Keyring.Version,
        _ keyring: Keyring, in transaction: any Transaction
    ) throws {
        self.subject = subject
        self.subjectClass = subjectClass
        self.version = version
        let context = BoundContext.wrap(subject, subjectClass, version.compartment, version: version.number)
        box = try GCMBox.seal(
            key.withUnsafeBytes { Array($0) }, keyring.key(version, in: transaction), authenticating: context)
    }

    /// All wraps of a subject's key, by compartment.
    static func all(of subject: SubjectID, in transaction: any Transaction) throws -> [SubjectWrap] {
        try transaction.query("SELECT \(columns) FROM subject_wrap WHERE subject = \(subject) ORDER BY compartment")
            .map(SubjectWrap.init)
    }

    /// The subject's key.
    func opened(_ keyring: Keyring, in transaction: any Transaction) throws -> SymmetricKey {
        let context = BoundContext.wrap(subject, subjectClass, version.compartment, version: version.number)
        let key = try keyring.key(version, in: transaction)
        guard let bytes = GCMBox.open(box, key, authenticating: context) else {
            throw VaultError.tampered("wrap of \(subject)")
        }
        return SymmetricKey(data: bytes)
    }

    func insert(at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO subject_wrap (subject, compartment, version, class, box, made_at)
            VALUES (\(subject), \(version.compartment), \(version.number), \(subjectClass.rawValue), \(box),
                    \(now.microseconds))
            """)
    }
}

/// A subject whose key is open, for the length of one call.
struct OpenedSubject {
    let wrap: SubjectWrap
    let key: SymmetricKey
}
