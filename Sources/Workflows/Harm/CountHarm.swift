import Database
import Protection
public import Store

/// Counts what the incidents hold, over distinct incidents only, as known at any moment.
///
/// Figures come from the tallies that every change of an incident writes (`KeepTallies`), held in memory and brought up
/// to date before each answer: what was stored before the question is in the answer.
public actor CountHarm {
    private let store: Store
    private var held = TallyBook()
    /// Brings tallies up that a store made before they were kept lacks: once.
    private var catchingUp: Task<Void, any Error>?
    private var sheets: [(question: CountQuestion, last: Int, sheet: CountSheet)] = []
    private static let kept = 32
    /// What combinations add up to, for the last moments and grades asked for.
    private var moments: [(last: Int, knownAt: Instant, atLeast: Grade?, sums: TallySums)] = []
    private static let keptMoments = 6

    public init(store: Store) {
        self.store = store
    }

    /// The counts under a question.
    public func callAsFunction(_ question: CountQuestion = CountQuestion()) async throws -> CountSheet {
        self(question, of: try await book())
    }

    /// The counts under a question, of a book just read: several questions of one page are then of one moment.
    public func callAsFunction(_ question: CountQuestion, of book: TallyBook) -> CountSheet {
        if let index = sheets.firstIndex(where: { $0.last == book.last && $0.question == question }) {
            let found = sheets.remove(at: index)
            sheets.append(found)
            return found.sheet
        }
        let sheet = book.sheet(question, sums(question, of: book))
        sheets.append((question, book.last, sheet))
        if sheets.count > Self.kept { sheets.removeFirst() }
        return sheet
    }

    private func sums(_ question: CountQuestion, of book: TallyBook) -> TallySums {
        let (knownAt, atLeast) = (question.knownAt, question.atLeast)
        moments.removeAll { $0.last != book.last }
        if let found = moments.first(where: { $0.knownAt == knownAt && $0.atLeast == atLeast }) { return found.sums }
        let sums = TallySums(book, knownAt: knownAt, atLeast: atLeast)
        moments.append((book.last, knownAt, atLeast, sums))
        if moments.count > Self.keptMoments { moments.removeFirst() }
        return sums
    }

    /// Everything ever tallied, up to date.
    public func book() async throws -> TallyBook {
        let task = catchingUp ?? Task { [store] in _ = try await KeepTallies.catchUp(in: store) }
        catchingUp = task
        do {
            try await task.value
        } catch {
            catchingUp = nil
            throw error
        }
        let last = held.last
        let news = try await store.facts.read { transaction in
            var news: [StoredTally] = []
            try StoredTally.forEach(after: last, in: transaction) { news.append($0) }
            return news
        }
        // Another question may have brought some of it while this one waited.
        for tally in news where tally.number > held.last { held.add(tally) }
        return held
    }
}
