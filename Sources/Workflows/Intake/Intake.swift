import Collection
import Database
import PlaceNames
public import Protection
public import Store
public import Vault

/// The one intake of every channel: `receive` stores, `readAll` reads what was stored. One for each server process.
public final class Intake: Sendable {
    public let store: Store
    public let sealing: ReportSealing
    /// Takes a report in; only after it answers the report may be acknowledged.
    public let receive: ReceiveReport
    /// Where photos and recordings lie, sealed; nil where the server was given no folder for them.
    public let files: ReportFiles?
    /// The forms phones fill in, and what their answers mean.
    public let forms: Forms
    /// Rung when a report was stored.
    public let arrivals: IntakeBell
    /// Rung when something was read, and with it alerts were opened: what the duty analyst's page waits for.
    public let news: IntakeBell

    private struct Ready {
        let facts: Int
        let forms: Int
        let reader: ReportReader
        let nesting: AreaNesting
    }

    private let ready = Guarded<Ready?>(nil)
    private let dictionaries: Dictionaries?
    private let ordinary = Guarded<OrdinaryWords?>(nil)

    /// - Parameters:
    ///   - files: The folder of photos and recordings; by default a part of the store's folder of files.
    ///   - dictionaries: Read once, with the names of the places; without them more words of an account are kept back.
    public init(store: Store, vault: Vault, files: String? = nil, dictionaries: Dictionaries? = nil) {
        self.store = store
        self.dictionaries = dictionaries
        sealing = ReportSealing(vault)
        forms = Forms(store: store)
        arrivals = IntakeBell()
        news = IntakeBell()
        receive = ReceiveReport(store: store, sealing: sealing, bell: arrivals)
        self.files = (files ?? store.filesFolder.map { $0 + "/reports" }).map { [sealing] in
            ReportFiles(folder: $0, sealing: sealing, store: store)
        }
    }

    /// Reads everything that has not been read yet.
    /// - Returns: How many reports were read.
    /// - Throws: `UnreadReports` where the store refused some, once every other has had its turn.
    @discardableResult
    public func readAll(at now: Instant) async throws -> Int {
        let ready = try await prepared()
        let reading = ReadReports(store: store, sealing: sealing, reader: ready.reader, nesting: ready.nesting)
        var (total, last): (Int, String?) = (0, "")
        var refused: [(report: String, error: DatabaseError)] = []
        while let after = last {
            let turn = try await reading(after: after, at: now)
            total += turn.read
            refused += turn.refused
            if turn.read > 0 { news.ring() }
            last = turn.last
        }
        if let unread = UnreadReports(refused) { throw unread }
        return total
    }

    /// Runs what stores files that came, and then removes those that no report has.
    public func settling<T>(_ arrived: [ArrivedFile], _ body: () async throws -> T) async throws -> T {
        guard let files else { return try await body() }
        return try await files.settling(arrived, body)
    }

    /// What of an account may stand among the facts, knowing the places of this store.
    public func sieve() async throws -> AccountSieve { try await prepared().reader.sieve }

    /// Puts the oldest accounts through the sieve that have waited for it since an upgrade.
    /// - Returns: How many; 0 once none is left.
    public func sieveWaiting(at now: Instant) async throws -> Int {
        try await SieveWaiting(store: store, sealing: sealing, sieve: try await sieve())(at: now)
    }

    /// Read once, however many ask at the same time.
    private func ordinaryWords() -> OrdinaryWords {
        ordinary.withLock { held in
            let words = held ?? OrdinaryWords(dictionary: dictionaries?.read() ?? .none)
            held = words
            return words
        }
    }

    /// The reader, made anew when the areas, the places or a form's mapping have changed.
    private func prepared() async throws -> Ready {
        let (facts, formsVersion) = try await store.facts.read { transaction in
            (try Settings.factsVersion(in: transaction), try Settings.formsVersion(in: transaction))
        }
        if let known = ready.withLock({ $0 }), known.facts == facts, known.forms == formsVersion { return known }
        let (areas, walks, places, usual) = try await store.facts.read { transaction in
            (
                try FactTable<Area>.all(knownAt: .latest, in: transaction),
                try FactTable<Crosswalk>.all(knownAt: .latest, in: transaction),
                try FactTable<NamedPlace>.all(knownAt: .latest, in: transaction),
                try Settings.value(.scheme, in: transaction)
            )
        }
        let (scheme, level) = AreaSchemes(areas).choice(preferring: usual)
        let known = KnownPlaces(areas: areas, crosswalks: walks, places: places, scheme: scheme, level: level)
        let mappings = Array(try await forms.shelf(at: formsVersion).mappings.values)
        let reader = ReportReader(
            mappings: mappings, gazetteer: Gazetteer(known.all), scheme: scheme, areas: Set(areas.map(\.ref)),
            ordinary: ordinaryWords())
        let made = Ready(facts: facts, forms: formsVersion, reader: reader, nesting: AreaNesting(areas))
        ready.withLock { $0 = made }
        return made
    }
}
