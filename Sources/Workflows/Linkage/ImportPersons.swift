import Access
import Database
public import Interchange
import Linkage
public import LinkageFiles
import PlaceNames
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Takes a list of persons in: names into the vault, everything else beside them under a pseudonym. Row by row and again
/// without harm: a row is known by its list and its key, and one that says the same changes nothing.
///
/// Names, nicknames and nothing else go to the vault. Rows without any name become persons nobody named. Every person sealed
/// is in the log.
public struct ImportPersons: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// How a list is to be taken.
    public struct Options: Sendable {
        /// The case whose keys seal the names; nil for one that is opened once for lists.
        public var caseFile: StoredCase?
        /// The list, where no column says it.
        public var list: String?
        /// The scheme of its area codes.
        public var scheme: String
        public var map: ColumnMap

        public init(caseFile: StoredCase? = nil, list: String? = nil, scheme: String, map: ColumnMap = ColumnMap()) {
            self.caseFile = caseFile
            self.list = list
            self.scheme = scheme
            self.map = map
        }
    }

    /// As many persons as an interruption may leave without a fact before `SettleVault` asks whether the facts are whole.
    private static let batch = 20
    private static let setting = "case_of_person_lists"

    public func callAsFunction(
        _ source: some ByteSource, _ options: Options, at now: Instant, dryRun: Bool = false,
        progress: (@Sendable (Int) -> Void)? = nil
    ) async throws -> ImportSummary {
        var stream = try RecordStream(source, map: options.map)
        var summary = ImportSummary()
        var values = ListedValues(scheme: options.scheme, at: now)
        let caseFile = dryRun ? nil : try await caseFile(options, at: now)
        var seen: [String: Int] = [:]
        var waiting: [Row] = []
        var cut: [(field: RecordField, line: Int)] = []
        while let next = try stream.next() {
            summary.read += 1
            if summary.read % 1_000 == 0 { progress?(summary.read) }
            switch next {
            case .refused(let rejection):
                summary.rejected.append(
                    .init(line: rejection.line, column: rejection.column, value: rejection.value, why: rejection.why))
            case .record(let record):
                var row = Row(record, options, line: stream.line)
                if let problem = row.problem(stream) {
                    summary.rejected.append(problem)
                } else if let first = seen.updateValue(stream.line, forKey: row.list + "\u{1F}" + record.id) {
                    summary.rejected.append(
                        .init(
                            line: stream.line, column: stream.name(of: .id) ?? "", value: record.id,
                            why: RejectionReason.duplicate(firstLine: first).phrase))
                } else {
                    cut += row.cut.map { ($0, row.line) }
                    row.dropped = values.check(record, stream)
                    try await values.checkAreas(record, stream, in: store)
                    waiting.append(row)
                }
                if waiting.count == Self.batch {
                    try await take(waiting, into: caseFile, at: now, &summary)
                    waiting.removeAll(keepingCapacity: true)
                }
            }
        }
        try await take(waiting, into: caseFile, at: now, &summary)
        summary.unread = values.unread
        if let first = cut.first {
            let (column, longest) = (stream.name(of: first.field) ?? first.field.rawValue, Row.longestValue)
            summary.notes.append(
                Phrase(
                    fr: "\(cut.count) valeurs de plus de \(longest) caractères ont été coupées ; la première : ligne "
                        + "\(first.line), \(column).",
                    en:
                        "\(cut.count) values of more than \(longest) characters were cut; the first: line \(first.line), "
                        + "\(column)."))
        }
        return summary
    }

    /// The case the names go into.
    private func caseFile(_ options: Options, at now: Instant) async throws -> StoredCase {
        if let caseFile = options.caseFile { return caseFile }
        let held = try await store.facts.read { transaction -> StoredCase? in
            guard let id = try Settings.value(Self.setting, in: transaction).flatMap({ UUIDv7($0) }) else { return nil }
            return try StoredCase.with(id, in: transaction)
        }
        if let held { return held }
        let opened = try await OpenCase(store: store, vault: vault)(
            title: "Listes de personnes · Lists of persons", bounds: Bounds(), by: nil, at: now)
        try await store.facts.write { try Settings.set(Self.setting, to: opened.id.description, in: $0) }
        return opened
    }

    // MARK: a batch

    fileprivate enum Step {
        case add(Row, id: UUIDv7)
        case revise(Row, StoredPersonRecord)
    }

    /// Takes a batch in; without a case nothing is stored, and only counted what would be.
    private func take(
        _ rows: [Row], into caseFile: StoredCase?, at now: Instant, _ summary: inout ImportSummary
    ) async throws {
        guard !rows.isEmpty else { return }
        var steps: [Step] = []
        for (list, rows) in Dictionary(grouping: rows, by: \.list).sorted(by: { $0.key < $1.key }) {
            let keys = rows.map(\.record.id)
            let held = try await store.facts.read { try StoredPersonRecord.held(keys, of: list, in: $0) }
            let known = Dictionary(held.map { ($0.sourceKey, $0) }, uniquingKeysWith: { first, _ in first })
            for row in rows {
                let digest = try vault.mark(row.bytes, for: "rows of person lists")
                var row = row
                row.digest = digest
                if let old = known[row.record.id] {
                    if old.digest == digest { summary.unchanged += 1 } else { steps.append(.revise(row, old)) }
                } else {
                    steps.append(.add(row, id: store.ids.next()))
                }
            }
        }
        for step in steps {
            if case .add = step { summary.new += 1 } else { summary.revised += 1 }
        }
        guard let caseFile, !steps.isEmpty else { return }
        // The vault first; what is interrupted here has no fact, and is swept at the next start.
        let compartment = caseFile.compartment
        try await vault.makeCompartment(compartment, at: now)
        try await vault.enrol(
            try steps.compactMap { step in
                guard case .add(let row, let id) = step, row.isNamed else { return nil }
                return try NewIdentity(SubjectID(id), .victim, in: [compartment], texts: row.names)
            }, at: now)
        for case .revise(let row, let old) in steps {
            guard let id = UUIDv7(old.person) else { continue }
            try await rename(row, id, compartment, at: now)
        }
        try await store.facts.write { [store, steps] transaction in
            try LogWriter.reserve(in: transaction)
            var events: [LogEvent] = []
            for step in steps { events += try store.write(step, caseFile, at: now, in: transaction) }
            try LogWriter.append(events, in: transaction)
        }
    }

    private func rename(_ row: Row, _ id: UUIDv7, _ compartment: CompartmentID, at now: Instant) async throws {
        let held = try await store.facts.read { try StoredSubject.with(id, in: $0) }
        // Who was forgotten stays forgotten, whatever a list goes on saying.
        if held?.destroyedAt != nil { return }
        guard row.isNamed || held != nil else { return }
        let own = held.flatMap { CompartmentID($0.compartment) } ?? compartment
        try await vault.replace(
            [.givenName, .familyName, .otherNames],
            by: try NewIdentity(SubjectID(id), .victim, in: [own], texts: row.names), at: now)
    }

    /// One row of a list.
    fileprivate struct Row: Sendable {
        let record: CasualtyRecord
        let list: String
        let scheme: String
        let line: Int
        var digest: [UInt8] = []
        /// What it writes and cannot mean: not said.
        var dropped: Set<RecordField> = []

        init(_ record: CasualtyRecord, _ options: Options, line: Int) {
            self.record = record
            list = record.source.isEmpty ? options.list ?? "" : record.source
            scheme = options.scheme
            self.line = line
        }

        var isNamed: Bool { !names.isEmpty }

        var names: [IdentityField: String] {
            var names: [IdentityField: String] = [:]
            if !record.givenName.isEmpty { names[.givenName] = record.givenName }
            if !record.familyName.isEmpty { names[.familyName] = record.familyName }
            if !record.nickname.isEmpty { names[.otherNames] = record.nickname }
            return names
        }

        /// Everything it says, as bytes.
        var bytes: [UInt8] {
            ([scheme, list] + RecordField.allCases.map { record[$0] }).flatMap { Array($0.utf8) + [0x1F] }
        }

        /// Why it cannot be taken; nil where it can.
        func problem(_ stream: RecordStream) -> ImportSummary.Rejected? {
            guard !list.isEmpty else {
                return .init(
                    line: line, column: stream.name(of: .source) ?? RecordField.source.rawValue, value: "",
                    why: Self.noList)
            }
            // A key stands among the facts, in clear: it must be a number or a code, and no name.
            let isCode =
                record.id.utf8.count <= 64
                && record.id.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || [0x2D, 0x2E, 0x2F, 0x3A, 0x5F].contains(byte)
                }
            let hasFigure = record.id.utf8.contains { (0x30...0x39).contains($0) }
            guard isCode, hasFigure else {
                return .init(
                    line: line, column: stream.name(of: .id) ?? "", value: "…", why: Self.noCode)
            }
            guard !speaksOfSexualViolence else {
                return .init(
                    line: line, column: stream.name(of: .eventType) ?? "", value: record.eventType,
                    why: Refusal.countAndReferralOnly.message)
            }
            return nil
        }

        private var speaksOfSexualViolence: Bool {
            let words = NameFold.plain(record.eventType).split { !(0x61...0x7A).contains($0) }
            return ListedHarm.speaksOfSexualViolence(words.map { String(decoding: $0, as: UTF8.self) })
        }

        private func said(_ field: RecordField) -> String { dropped.contains(field) ? "" : record[field] }

        /// The characters of a value that are kept.
        static let longestValue = 200

        /// The fields of which not all is kept.
        var cut: [RecordField] { Self.columns.map(\.1).filter { record[$0].count > Self.longestValue } }

        func stored(_ person: String, version: Int, at now: Instant) -> StoredPersonRecord {
            var values: [StoredPersonRecord.Column: String] = [:]
            for (column, field) in Self.columns where !said(field).isEmpty {
                values[column] = String(said(field).prefix(Self.longestValue))
            }
            return StoredPersonRecord(
                person: person, version: version, recordedAt: now, list: list, sourceKey: record.id, digest: digest,
                scheme: scheme, values: values)
        }

        func person(_ id: String) -> HarmedPerson {
            HarmedPerson(
                id: id, isNamed: isNamed, sex: ListedHarm.sex(said(.sex)),
                age: Int(said(.age)).flatMap(AgeBand.init(years:)) ?? .unknown)
        }

        private static let columns: [(StoredPersonRecord.Column, RecordField)] = [
            (.reportDate, .reportDate), (.sex, .sex), (.age, .age), (.eventDate, .eventDate),
            (.datePrecision, .datePrecision), (.eventType, .eventType), (.admin1, .admin1), (.admin2, .admin2),
            (.admin3, .admin3), (.placeName, .placeName), (.latitude, .latitude), (.longitude, .longitude),
            (.occupation, .occupation), (.incidentReference, .incidentReference),
        ]

        private static let noList = Phrase(
            fr: "aucune colonne ne dit la liste ; donnez --list", en: "no column says which list; give --list")
        private static let noCode = Phrase(
            fr: "la clé doit être un numéro ou un code, sans nom : lettres, chiffres et . / : _ -",
            en: "the key is to be a number or a code, no name: letters, figures and . / : _ -")
    }
}

extension Store {
    /// Stores one step with what the log is to say of it.
    fileprivate func write(
        _ step: ImportPersons.Step, _ caseFile: StoredCase, at now: Instant, in transaction: any Transaction
    ) throws -> [LogEvent] {
        let reached = LogID(caseFile.id)
        func event(_ action: LogAction, _ id: UUIDv7) -> LogEvent {
            LogEvent(
                microseconds: now.microseconds, actor: .system(.commandLine), action: action,
                object: LogObject(.victim, LogID(id)), compartment: reached, under: reached)
        }
        switch step {
        case .add(let row, let id):
            if row.isNamed {
                try StoredSubject(id, .victim, of: caseFile, by: nil, at: now).insert(in: transaction)
            }
            try StoredPersons.record(row.person(id.description), at: now, by: "", in: transaction)
            try row.stored(id.description, version: 1, at: now).insert(in: transaction)
            return [event(row.isNamed ? .sealed : .created, id)]
        case .revise(let row, let old):
            guard let id = UUIDv7(old.person) else { return [] }
            let isSealed = try row.isNamed && StoredSubject.with(id, in: transaction) == nil
            if isSealed { try StoredSubject(id, .victim, of: caseFile, by: nil, at: now).insert(in: transaction) }
            try StoredPersons.record(row.person(old.person), at: now, by: "", in: transaction)
            try row.stored(old.person, version: old.version + 1, at: now).insert(in: transaction)
            return [event(isSealed ? .sealed : .changed, id)]
        }
    }
}
