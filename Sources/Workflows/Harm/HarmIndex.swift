import Database
public import Protection
public import Store

/// The incidents as lists see them. One pass over one set of lines gives the count, the sums, the choices, the page, the
/// map and the export of a selection, so that they cannot differ.
///
/// The lines lie in memory and are brought up to the last change of the store by each question, so that several servers
/// on one store answer alike. 100,000 incidents are passed over in two to three milliseconds; what was asked for is kept
/// until the next change.
public final class HarmIndex: Sendable {
    private struct Held {
        var lines = HarmLines()
        /// The incidents that have a stem, as of `wordsAt`.
        var words: [String: [Int32]] = [:]
        var wordsAt = -1
        /// Figures and pages asked for since the last change.
        var figures: [Question: HarmFigures] = [:]
        var figuresAt = -1
    }

    private struct Question: Hashable {
        let selection: HarmSelection
        let reach: Set<AreaRef>?
        let place: Place?
        let size: Int
    }

    private let store: Store
    private let held = Guarded(Held())
    /// Stems whose incidents are kept between two changes.
    private static let mostWords = 256
    private static let mostFigures = 64

    public init(store: Store) {
        self.store = store
    }

    /// Where a page of the list begins: after the last incident of the page before it.
    public struct Place: Hashable, Sendable {
        public let day: Day
        public let incident: String

        public init(day: Day, incident: String) {
            self.day = day
            self.incident = incident
        }

        /// As an address writes it, `2023-05-04,018c…`; nil where it does not read.
        public init?(_ text: String) {
            let parts = text.split(separator: ",", maxSplits: 1).map(String.init)
            guard parts.count == 2, let day = Day(parts[0]), parts[1].utf8.count == 36 else { return nil }
            self.init(day: day, incident: parts[1])
        }

        public var text: String { "\(day),\(incident)" }
    }

    /// Reads every summary into memory, so that the first list needs not wait for it.
    public func warm() async throws {
        _ = try await lines()
    }

    /// Figures of a selection, and a page of it.
    /// - Parameters:
    ///   - reach: The areas whose incidents may be seen; nil for all, and for those nobody has placed.
    ///   - size: How many incidents a page has.
    public func page(
        _ selection: HarmSelection, within reach: Set<AreaRef>?, after place: Place? = nil, size: Int
    ) async throws -> (figures: HarmFigures, incidents: [IncidentSummary]) {
        let question = Question(selection: selection, reach: reach, place: place, size: size)
        let figures = try await figures(question)
        let incidents = try await store.facts.read { try IncidentSummary.with(changes: figures.page, in: $0) }
        return (figures, incidents)
    }

    /// The changes whose summaries a selection holds, all of them, in the order of the list.
    public func changes(_ selection: HarmSelection, within reach: Set<AreaRef>?) async throws -> [Int] {
        try await pass(selection, within: reach, over: try await lines()).figures(from: .everything, size: .max).page
    }

    private func figures(_ question: Question) async throws -> HarmFigures {
        let lines = try await lines()
        let kept = held.withLock { $0.figuresAt == lines.last ? $0.figures[question] : nil }
        if let kept { return kept }
        let start: HarmPass.Start =
            question.place.map { .after(day: Int32(clamping: $0.day.daysSinceEpoch), incident: $0.incident) } ?? .newest
        let figures = try await pass(question.selection, within: question.reach, over: lines)
            .figures(from: start, size: question.size)
        held.withLock { held in
            if held.figuresAt != lines.last || held.figures.count >= Self.mostFigures {
                held.figures = [:]
                held.figuresAt = lines.last
            }
            held.figures[question] = figures
        }
        return figures
    }

    private func pass(
        _ selection: HarmSelection, within reach: Set<AreaRef>?, over lines: HarmLines
    ) async throws -> HarmPass {
        let found = try await found(selection.words, in: lines)
        return HarmPass(lines: lines, selection: selection, reach: reach, found: found)
    }

    /// The lines up to the last change.
    private func lines() async throws -> HarmLines {
        let known = held.withLock { $0.lines }
        let newer = try await store.facts.read { transaction in
            guard try IncidentSummary.lastChange(in: transaction) > known.last else { return [IncidentSummary]() }
            var newer: [IncidentSummary] = []
            try IncidentSummary.after(known.last, in: transaction) { newer.append($0) }
            return newer
        }
        guard !newer.isEmpty else { return known }
        return held.withLock { held in
            // Someone else may have been faster; what is held already is passed over.
            held.lines.append(newer)
            return held.lines
        }
    }

    // MARK: - Words

    /// Whether each incident has all the words; nil where none were asked for that could find anything.
    private func found(_ words: String?, in lines: HarmLines) async throws -> [Bool]? {
        guard let words else { return nil }
        let stems = SearchStems.of(words).sorted()
        // Words too common to find anything by are asked for all the same, and nothing has them.
        guard !stems.isEmpty else { return [Bool](repeating: false, count: lines.incidents.count) }
        var hits = [Int](repeating: 0, count: lines.incidents.count)
        for stem in stems {
            for incident in try await incidents(with: stem, in: lines) where Int(incident) < hits.count {
                hits[Int(incident)] += 1
            }
        }
        return hits.map { $0 == stems.count }
    }

    private func incidents(with stem: String, in lines: HarmLines) async throws -> [Int32] {
        let kept = held.withLock { $0.wordsAt == lines.last ? $0.words[stem] : nil }
        if let kept { return kept }
        let ids = try await store.facts.read { try IncidentStems.incidents(with: stem, in: $0) }
        let numbers = ids.compactMap { lines.incidents.known($0) }
        held.withLock { held in
            if held.wordsAt != lines.last || held.words.count >= Self.mostWords {
                held.words = [:]
                held.wordsAt = lines.last
            }
            held.words[stem] = numbers
        }
        return numbers
    }
}
