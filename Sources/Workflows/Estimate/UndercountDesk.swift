public import Access
import Database
import Estimation
import Foundation
public import Protection
public import Store
import TransparencyLog

/// Estimates of the unrecorded, asked for and made one after the other beside everything else the server does.
///
/// Each takes seconds of one processor, so few run at once, on threads of their own; those that wait do so in the order
/// they were asked for. What came of each is kept in the store.
public actor UndercountDesk {
    /// How many may wait or run, in all and of one person.
    public static let most = 12
    public static let mostOfOne = 3
    /// How many run at once, on however many processors: each takes one, and people wait for pages meanwhile.
    public static let mostAtOnce = 2

    private struct Waiting {
        let id: String
        let account: String
        let tables: UndercountTables
        /// Whether the question stands in the store; what came of it before that would be kept nowhere.
        var isKept = false
    }

    private let store: Store
    private let atOnce: Int
    private var waiting: [Waiting] = []
    private var running: [String: (account: String, stop: StopSign)] = [:]

    /// - Parameter atOnce: How many run at once; by default all processors but one, two at most.
    public init(store: Store, atOnce: Int? = nil) {
        self.store = store
        self.atOnce = max(1, min(atOnce ?? ProcessInfo.processInfo.activeProcessorCount - 1, Self.mostAtOnce))
    }

    /// Whether an estimate waits, runs, or is none of this desk's.
    public enum Standing: Sendable {
        case waiting(ahead: Int)
        case running
        case unknown
    }

    public func standing(of id: String) -> Standing {
        if running[id] != nil { return .running }
        guard let place = waiting.firstIndex(where: { $0.id == id }) else { return .unknown }
        return .waiting(ahead: place)
    }

    /// Takes a question in.
    /// - Parameters:
    ///   - title: What the asker calls it.
    ///   - areas: The areas it draws on; nil for everything.
    /// - Returns: Its identity.
    /// - Throws: `Refusal` where too many wait.
    public func ask(
        _ tables: UndercountTables, title: String, question: Phrase, areas: Set<AreaRef>?, isPasted: Bool,
        by account: AccountID, at now: Instant
    ) async throws -> String {
        let own =
            waiting.count { $0.account == account.rawValue } + running.values.count { $0.account == account.rawValue }
        guard waiting.count + running.count < Self.most, own < Self.mostOfOne else { throw Refusal.tooManyEstimates }
        let run = StoredUndercount(
            id: store.ids.next().description, account: account.rawValue, askedAt: now, title: title, areas: areas,
            isPasted: isPasted, question: try Self.text(UndercountAnswer.Said(question)), lists: try Self.text(tables))
        // Its place is taken before anything is awaited, so that many at once do not pass the limit together.
        waiting.append(Waiting(id: run.id, account: account.rawValue, tables: tables))
        do {
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                try run.insert(in: transaction)
                try LogWriter.append(LogEvent(.assessed, .assessment, run.id, by: account, at: now), in: transaction)
            }
        } catch {
            waiting.removeAll { $0.id == run.id }
            throw error
        }
        if let place = waiting.firstIndex(where: { $0.id == run.id }) { waiting[place].isKept = true }
        runNext()
        return run.id
    }

    /// Stops one that waits or runs; what has ended already stays as it is.
    public func stop(_ id: String, by account: AccountID, at now: Instant) async throws {
        waiting.removeAll { $0.id == id }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredUndercount.finish(id, .stopped, answer: "", at: now, in: transaction) else { return }
            try LogWriter.append(LogEvent(.closed, .assessment, id, by: account, at: now), in: transaction)
        }
        // Told afterwards: whoever runs it would else be the first to note its end, and nobody would stand in the log.
        running[id]?.stop.raise()
    }

    private func runNext() {
        while running.count < atOnce, let first = waiting.firstIndex(where: \.isKept) {
            let next = waiting.remove(at: first)
            let sign = StopSign()
            running[next.id] = (next.account, sign)
            // A thread of its own: seconds of computing in the pool of the tasks would hold up every answer.
            let thread = Thread { [self] in
                let outcome = Self.outcome(of: next.tables, stop: sign)
                Task { await finished(next.id, outcome) }
            }
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    private func finished(_ id: String, _ outcome: (StoredUndercount.Outcome, String)) async {
        // What cannot be kept now reads as interrupted, and can be asked for again.
        _ = try? await store.facts.write {
            try StoredUndercount.finish(id, outcome.0, answer: outcome.1, at: .now, in: $0)
        }
        running[id] = nil
        runNext()
    }

    private static func outcome(of tables: UndercountTables, stop: StopSign) -> (StoredUndercount.Outcome, String) {
        do {
            let answer = try estimate(tables) { stop.isRaised }
            return (answer.isGiven ? .done : .refused, try text(answer))
        } catch EstimationError.cancelled {
            return (.stopped, "")
        } catch let error as EstimationError {
            let why = Phrase(fr: error.french, en: error.english)
            return (try? text(UndercountAnswer.Said(why))).map { (.refused, $0) } ?? (.failed, error.code)
        } catch {
            return (.failed, Refusal(error).code)
        }
    }

    /// Runs the three methods.
    public static func estimate(
        _ tables: UndercountTables, level: Double = 0.95, shouldStop: () -> Bool = { false }
    ) throws -> UndercountAnswer {
        let estimator = Estimator(level: level)
        var drawn: [ListTable] = []
        for one in tables.tables { drawn.append(try tables.table(one)) }
        var strata: [(name: String, table: ListTable)] = []
        for one in tables.strata { strata.append((one.name, try tables.table(one))) }
        let warnings = tables.warnings.map(\.phrase)
        guard !strata.isEmpty else {
            let report = try estimator.report(onDraws: drawn, shouldStop: shouldStop)
            return UndercountAnswer(report, level: level, draws: drawn.count, parts: [], warnings: warnings)
        }
        let whole = try estimator.report(onDraws: drawn, shouldStop: shouldStop)
        let split = try estimator.report(onStrata: strata, shouldStop: shouldStop)
        let sum = (name: "", report: split.total)
        return UndercountAnswer(
            whole, level: level, draws: drawn.count, parts: split.strata + [sum], warnings: warnings)
    }

    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension StoredUndercount {
    /// What was asked, in words.
    public var asked: Phrase? { read(question, as: UndercountAnswer.Said.self)?.phrase }
    /// The tables it rests on.
    public var tables: UndercountTables? { read(lists, as: UndercountTables.self) }
    /// What the methods gave; nil while it is not finished, and where it was refused whole.
    public var result: UndercountAnswer? { answer.flatMap { read($0, as: UndercountAnswer.self) } }
    /// The word for the fault of the program that ended it.
    public var fault: String? { outcome == .failed ? answer : nil }
    /// Why it was refused whole.
    public var refusal: Phrase? { answer.flatMap { read($0, as: UndercountAnswer.Said.self) }?.phrase }

    private func read<Value: Decodable>(_ text: String, as type: Value.Type) -> Value? {
        // A row that does not read is shown as such, not as an empty answer.
        try? JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

/// Tells a computation on another thread to stop.
private final class StopSign: Sendable {
    private let raised = Guarded(false)

    func raise() { raised.withLock { $0 = true } }
    var isRaised: Bool { raised.withLock { $0 } }
}

extension Refusal {
    static let tooManyEstimates = Refusal(
        .data, code: "too_many_estimates",
        message: Phrase(
            fr: "Trop d’estimations attendent déjà.", en: "Too many estimates are waiting already."),
        remedy: Phrase(
            fr: "Attendez que l’une finisse, ou arrêtez-en une.", en: "Wait until one ends, or stop one."))
}
