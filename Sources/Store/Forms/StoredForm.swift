public import Access
public import Database
public import Protection

/// A version of a form as somebody uploaded it: kept and served byte for byte.
public struct StoredForm: Hashable, Sendable {
    /// What may be done with it.
    public enum State: String, CaseIterable, Sendable {
        /// Not given to any phone.
        case draft
        /// Given to phones in training; what they send counts nothing.
        case test
        case live
        /// No longer given out; what was filled in on it is still taken.
        case closed
    }

    public let id: String
    public let version: String
    public let title: String
    public let state: State
    /// The XForm.
    public let xml: [UInt8]
    /// MD5 of these bytes, which phones compare.
    public let md5: [UInt8]
    public let uploadedBy: AccountID?
    public let uploadedAt: Instant

    public init(
        id: String, version: String, title: String, state: State, xml: [UInt8], md5: [UInt8], uploadedBy: AccountID?,
        uploadedAt: Instant
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.state = state
        self.xml = xml
        self.md5 = md5
        self.uploadedBy = uploadedBy
        self.uploadedAt = uploadedAt
    }

    /// Every version of every form, in the order of upload.
    public static func all(in transaction: any Transaction) throws(DatabaseError) -> [StoredForm] {
        try transaction.query("SELECT \(columns) FROM form ORDER BY uploaded_at, id, version").map(
            StoredForm.init(row:))
    }

    /// Adds a version.
    /// - Throws: `uniqueViolation` where that version is here already: a version never changes.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO form (\(StoredForm.columns))
            VALUES (\(id), \(version), \(title), \(state.rawValue), \(xml), \(md5), \(uploadedBy?.rawValue),
                    \(uploadedAt.microseconds))
            """)
        try Settings.bumpFormsVersion(in: transaction)
    }

    /// - Returns: False where there is no such version.
    public static func set(
        _ state: State, of id: String, version: String, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try Settings.bumpFormsVersion(in: transaction)
        return try transaction.execute(
            "UPDATE form SET state = \(state.rawValue) WHERE id = \(id) AND version = \(version)") == 1
    }

    private static let columns: SQL = "id, version, title, state, xml, md5, uploaded_by, uploaded_at"

    private init(row: Row) throws(DatabaseError) {
        self.init(
            id: try row.text(at: 0), version: try row.text(at: 1), title: try row.text(at: 2),
            state: State(rawValue: try row.text(at: 3)) ?? .draft, xml: try row.blob(at: 4), md5: try row.blob(at: 5),
            uploadedBy: try row.optionalText(at: 6).map { AccountID($0) },
            uploadedAt: Instant(microseconds: Int64(try row.int(at: 7))))
    }
}

/// A file that a form needs beside it.
public struct StoredFormMedia: Hashable, Sendable {
    public let form: String
    public let name: String
    public let content: [UInt8]
    public let md5: [UInt8]

    public init(form: String, name: String, content: [UInt8], md5: [UInt8]) {
        self.form = form
        self.name = name
        self.content = content
        self.md5 = md5
    }

    public static func all(in transaction: any Transaction) throws(DatabaseError) -> [StoredFormMedia] {
        try transaction.query("SELECT form, name, content, md5 FROM form_media ORDER BY form, name").map {
            row throws(DatabaseError) in
            StoredFormMedia(
                form: try row.text(at: 0), name: try row.text(at: 1), content: try row.blob(at: 2),
                md5: try row.blob(at: 3))
        }
    }

    /// Keeps it in place of the file of that name.
    public func put(at now: Instant, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO form_media (form, name, content, md5, uploaded_at)
            VALUES (\(form), \(name), \(content), \(md5), \(now.microseconds))
            ON CONFLICT (form, name) DO UPDATE
            SET content = excluded.content, md5 = excluded.md5, uploaded_at = excluded.uploaded_at
            """)
        try Settings.bumpFormsVersion(in: transaction)
    }
}

/// Which forms are for some devices alone.
public enum FormAssignment {
    /// The devices of each form that is not for all.
    public static func all(in transaction: any Transaction) throws(DatabaseError) -> [String: Set<DeviceID>] {
        var devices: [String: Set<DeviceID>] = [:]
        for row in try transaction.query("SELECT form, device FROM form_device") {
            devices[try row.text(at: 0), default: []].insert(DeviceID(try row.text(at: 1)))
        }
        return devices
    }

    /// Gives a form to these devices alone; to none named, it is for all.
    public static func set(
        _ devices: [DeviceID], of form: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute("DELETE FROM form_device WHERE form = \(form)")
        for device in Set(devices) {
            try transaction.execute("INSERT INTO form_device (form, device) VALUES (\(form), \(device.rawValue))")
        }
        try Settings.bumpFormsVersion(in: transaction)
    }
}

/// What the answers of a form mean, as somebody wrote it down; the newest version holds.
public enum StoredMapping {
    /// The lines of each form's newest mapping, as text.
    public static func newest(
        in transaction: any Transaction
    ) throws(DatabaseError) -> [(form: String, version: Int, lines: String)] {
        try transaction.query(
            """
            SELECT form, version, lines FROM form_mapping
            WHERE (form, version) IN (SELECT form, max(version) FROM form_mapping GROUP BY form)
            ORDER BY form
            """
        ).map { row throws(DatabaseError) in (try row.text(at: 0), try row.int(at: 1), try row.text(at: 2)) }
    }

    /// Adds a version.
    public static func insert(
        _ lines: String, of form: String, by account: AccountID?, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        let last = try transaction.first("SELECT max(version) AS version FROM form_mapping WHERE form = \(form)")?
            .optionalInt(at: 0)
        try transaction.execute(
            """
            INSERT INTO form_mapping (form, version, lines, made_by, made_at)
            VALUES (\(form), \((last ?? 0) + 1), \(lines), \(account?.rawValue), \(now.microseconds))
            """)
        try Settings.bumpFormsVersion(in: transaction)
    }
}

extension Settings {
    /// Rises with every change of a form, its files, its devices or its mapping.
    public static func formsVersion(in transaction: any Transaction) throws(DatabaseError) -> Int {
        Int(try value(.formsVersion, in: transaction) ?? "0") ?? 0
    }

    static func bumpFormsVersion(in transaction: any Transaction) throws(DatabaseError) {
        try set(.formsVersion, to: String(try formsVersion(in: transaction) + 1), in: transaction)
    }
}
