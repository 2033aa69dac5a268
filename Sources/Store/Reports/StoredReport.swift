public import Access
public import Database
public import Protection

/// A report as it stands in the store: never changed after it was written, its body sealed.
public struct StoredReport: Hashable, Sendable {
    /// How the body is to be read, once opened.
    public enum Format: String, CaseIterable, Sendable {
        /// A form by OpenRosa, as XML.
        case xform
        /// A form whose fields only its own key opens (ODK's encrypted submissions); opaque here.
        case encryptedForm = "encrypted_form"
        /// A Kobo server's JSON.
        case kobo
        /// A message as written.
        case text
        /// Our own JSON of answers: from the API, the field form, a table, or the product itself.
        case answers
        /// A sealed report: opened on an analyst's machine, never here.
        case sealed
    }

    /// Our own identity of it; in the order of arrival.
    public let id: String
    /// The identity its sender gave it.
    public let key: Report.ID
    public let channel: Channel
    public let purpose: Report.Purpose
    public let format: Format
    public let form: Report.Form?
    public let receivedAt: Instant
    public let saidAt: Instant?
    /// What the same identity is compared by.
    public let digest: AnswersDigest
    /// What was received, sealed.
    public let body: [UInt8]
    public let replaces: Report.ID?
    public let owner: Owner?
    /// A pseudonym of the source.
    public let source: String?
    /// The areas the channel vouches for. Of a device, or a program limited to areas, the first is the one it named, or else its
    /// own; those it is registered for follow.
    public let areas: [AreaRef]
    /// What the sender of a sealed report chose to say in clear, in the envelope's own spelling.
    public let clearHeader: String?
    /// Why it was set aside, where it was.
    public let quarantine: FloodGauge.Reason?

    public init(
        id: String, key: Report.ID, channel: Channel, purpose: Report.Purpose, format: Format, form: Report.Form?,
        receivedAt: Instant, saidAt: Instant?, digest: AnswersDigest, body: [UInt8], replaces: Report.ID?,
        owner: Owner?, source: String?, areas: [AreaRef], clearHeader: String?, quarantine: FloodGauge.Reason?
    ) {
        self.id = id
        self.key = key
        self.channel = channel
        self.purpose = purpose
        self.format = format
        self.form = form
        self.receivedAt = receivedAt
        self.saidAt = saidAt
        self.digest = digest
        self.body = body
        self.replaces = replaces
        self.owner = owner
        self.source = source
        self.areas = areas
        self.clearHeader = clearHeader
        self.quarantine = quarantine
    }

    /// Where it lies until more is understood: the one area the channel vouches for, or the one a registered sender named.
    public var vouchedArea: AreaRef? { StoredReport.vouched(areas, for: owner) }

    static func vouched(_ areas: [AreaRef], for owner: Owner?) -> AreaRef? {
        switch owner {
        case .device, .token: areas.first
        case .account, nil: areas.count == 1 ? areas.first : nil
        }
    }

    /// The areas its sender is registered for; empty where it is registered for none.
    public var homeAreas: [AreaRef] {
        switch owner {
        case .device: areas.count > 1 ? Array(areas.dropFirst()) : areas
        case .token: Array(areas.dropFirst())
        case .account, nil: []
        }
    }

    /// Whether it may reach alerts, incidents, counts and coverage.
    public var counts: Bool { purpose.counts && quarantine == nil }

    /// By which channel some reports came, and when, by identity; their bodies are not read.
    public static func arrivals(
        of reports: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String: (channel: Channel, receivedAt: Instant)] {
        var found: [String: (channel: Channel, receivedAt: Instant)] = [:]
        for start in stride(from: 0, to: reports.count, by: 400) {
            let chunk = reports[start..<min(start + 400, reports.count)]
            for row in try transaction.query(
                "SELECT id, channel, received_at FROM report WHERE \(SQL.isIn("id", chunk))")
            {
                guard let channel = Channel(rawValue: try row.text(at: 1)) else {
                    throw DatabaseError(.corrupt, "a report's row does not read", place: "report")
                }
                found[try row.text(at: 0)] = (channel, Instant(microseconds: Int64(try row.int(at: 2))))
            }
        }
        return found
    }

    /// The report of this identity.
    public static func with(id: String, in transaction: any Transaction) throws(DatabaseError) -> StoredReport? {
        try transaction.first("SELECT \(columns) FROM report WHERE id = \(id)").map(StoredReport.init(row:))
    }

    /// The report to which its sender gave this identity.
    public static func with(key: Report.ID, in transaction: any Transaction) throws(DatabaseError) -> StoredReport? {
        try transaction.first("SELECT \(columns) FROM report WHERE report_key = \(key.text)").map(
            StoredReport.init(row:))
    }

    /// The report that corrects another.
    public static func replacing(
        _ key: Report.ID, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredReport? {
        try transaction.first("SELECT \(columns) FROM report WHERE replaces = \(key.text)").map(StoredReport.init(row:))
    }

    /// Our own identity of a report, from that or from the one its sender gave it.
    public static func id(ofEither text: String, in transaction: any Transaction) throws(DatabaseError) -> String? {
        try transaction.first("SELECT id FROM report WHERE id = \(text) OR report_key = \(text) ORDER BY id LIMIT 1")
            .map { row throws(DatabaseError) in try row.text(at: 0) }
    }

    /// Whether it still has to be read.
    public static func isPending(_ id: String, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.first("SELECT report FROM report_pending WHERE report = \(id)") != nil
    }

    /// The newest report of a source that came before another.
    public static func latest(
        of source: String, before id: String, in transaction: any Transaction
    ) throws(DatabaseError) -> String? {
        try transaction.first(
            "SELECT id FROM report WHERE source = \(source) AND id < \(id) ORDER BY id DESC LIMIT 1"
        )?.text(at: 0)
    }

    /// Adds it, to be read later.
    /// - Throws: `uniqueViolation` where another server was first with the same identity, or with a correction of the
    ///   same report.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO report (\(StoredReport.columns))
            VALUES (\(id), \(key.text), \(channel.rawValue), \(purpose.rawValue), \(format.rawValue), \(form?.id),
                    \(form?.version), \(receivedAt.microseconds), \(saidAt?.microseconds), \(digest.bytes), \(body),
                    \(replaces?.text), \(owner?.kind), \(owner?.id), \(source), \(AreaList.text(of: areas)),
                    \(clearHeader), \(quarantine?.rawValue))
            """)
        try transaction.execute("INSERT INTO report_pending (report) VALUES (\(id))")
    }

    /// Some reports, by identity; one that is not there, or does not read, is left out.
    public static func with(
        ids: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String: StoredReport] {
        var found: [String: StoredReport] = [:]
        for row in try transaction.query("SELECT \(columns) FROM report WHERE \(SQL.isIn("id", ids))") {
            guard let report = try? StoredReport(row: row) else { continue }  // left out, as said above
            found[report.id] = report
        }
        return found
    }

    /// Reports nobody has read yet, oldest first, each with its identity; nil for one whose row does not read, which
    /// holds up no other.
    /// - Parameter id: The last one looked at before.
    public static func pending(
        _ count: Int, after id: String = "", in transaction: any Transaction
    ) throws(DatabaseError) -> [(id: String, report: StoredReport?)] {
        try transaction.query(
            """
            SELECT \(columns) FROM report
            WHERE id IN (SELECT report FROM report_pending WHERE report > \(id) ORDER BY report LIMIT \(count))
            ORDER BY id
            """
        ).map { row throws(DatabaseError) in
            (try row.text(at: 0), try? StoredReport(row: row))  // nil, as said above
        }
    }

    /// Notes the codes of words to find a report again by, in place of those noted before.
    /// - Parameter isFirst: Whether none can have been noted.
    public static func note(
        words: [Int64], of id: String, isFirst: Bool, in transaction: any Transaction
    ) throws(DatabaseError) {
        if !isFirst { try transaction.execute("DELETE FROM report_word WHERE report = \(id)") }
        for word in words {
            try transaction.execute(
                "INSERT INTO report_word (word, report) VALUES (\(word), \(id)) ON CONFLICT (word, report) DO NOTHING")
        }
    }

    /// Has every report on a form read again: what its answers mean has changed.
    /// - Returns: How many.
    public static func readAgain(form: String, in transaction: any Transaction) throws(DatabaseError) -> Int {
        try transaction.execute(
            """
            INSERT INTO report_pending (report)
            SELECT id FROM report WHERE form = \(form)
            ON CONFLICT (report) DO NOTHING
            """)
    }

    /// Notes that it was read.
    /// - Returns: False where another server did so first.
    public static func settle(_ id: String, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute("DELETE FROM report_pending WHERE report = \(id)") == 1
    }

    /// Identity, the sender's identity and digest of what was received, in order of arrival: enough to see that
    /// nothing was lost, and no content.
    public static func receipts(
        _ count: Int, after id: String?, in transaction: any Transaction
    ) throws(DatabaseError) -> [(id: String, key: String, digest: [UInt8], receivedAt: Instant)] {
        var receipts: [(id: String, key: String, digest: [UInt8], receivedAt: Instant)] = []
        for row in try transaction.query(
            """
            SELECT id, report_key, digest, received_at FROM report WHERE id > \(id ?? "") ORDER BY id LIMIT \(count)
            """)
        {
            receipts.append(
                (
                    try row.text(at: 0), try row.text(at: 1), try row.blob(at: 2),
                    Instant(microseconds: Int64(try row.int(at: 3)))
                ))
        }
        return receipts
    }

    static let columns: SQL = """
        id, report_key, channel, purpose, format, form, form_version, received_at, said_at, digest, body, replaces,
        owner_kind, owner, source, areas, clear_header, quarantine
        """

    init(row: Row) throws(DatabaseError) {
        guard let key = Report.ID(try row.text(at: 1)), let channel = Channel(rawValue: try row.text(at: 2)),
            let purpose = Report.Purpose(rawValue: try row.text(at: 3)),
            let format = Format(rawValue: try row.text(at: 4)), let digest = AnswersDigest(try row.blob(at: 9))
        else { throw DatabaseError(.corrupt, "a report's row does not read", place: "report") }
        self.init(
            id: try row.text(at: 0), key: key, channel: channel, purpose: purpose, format: format,
            form: try row.optionalText(at: 5).map { [version = try row.optionalText(at: 6)] in
                Report.Form(id: $0, version: version)
            },
            receivedAt: Instant(microseconds: Int64(try row.int(at: 7))),
            saidAt: try row.optionalInt(at: 8).map { Instant(microseconds: Int64($0)) }, digest: digest,
            body: try row.blob(at: 10), replaces: try row.optionalText(at: 11).flatMap { Report.ID($0) },
            owner: Owner(kind: try row.optionalText(at: 12), id: try row.optionalText(at: 13)),
            source: try row.optionalText(at: 14), areas: AreaList.areas(in: try row.text(at: 15)),
            clearHeader: try row.optionalText(at: 16),
            quarantine: try row.optionalText(at: 17).flatMap(FloodGauge.Reason.init(rawValue:)))
    }
}

extension Owner {
    /// The word of the column: who sent it stands in two columns.
    var kind: String {
        switch self {
        case .account: "account"
        case .token: "token"
        case .device: "device"
        }
    }

    var id: String {
        switch self {
        case .account(let account): account.rawValue
        case .token(let token): token.rawValue
        case .device(let device): device.rawValue
        }
    }

    init?(kind: String?, id: String?) {
        guard let kind, let id else { return nil }
        switch kind {
        case "account": self = .account(AccountID(id))
        case "token": self = .token(TokenID(id))
        case "device": self = .device(DeviceID(id))
        default: return nil
        }
    }
}

/// Some areas in one column: `scheme␟code` one a line.
enum AreaList {
    static func text(of areas: [AreaRef]) -> String {
        areas.map { $0.scheme + "\u{1F}" + $0.code }.joined(separator: "\n")
    }

    static func areas(in text: String) -> [AreaRef] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\u{1F}", maxSplits: 1)
            return parts.count == 2 ? AreaRef(scheme: String(parts[0]), code: String(parts[1])) : nil
        }
    }
}
