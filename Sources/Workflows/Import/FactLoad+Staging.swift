import Interchange
import Protection
import Store

extension FactLoad {
    /// Stages a batch, each kind of fact in its own table.
    mutating func stage(_ batch: [(ImportedFact, line: Int)], in staged: StagedImport) async throws {
        try await stage(batch, in: staged) { if case .incident(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .area(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .crosswalk(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .place(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .population(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .site(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .presence(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .route(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .actor(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .task(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .standing(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .value(let fact) = $0 { fact } else { nil } }
        try await stage(batch, in: staged) { if case .coverage(let fact) = $0 { fact } else { nil } }
    }

    private mutating func stage<Fact: StoredFact>(
        _ batch: [(ImportedFact, line: Int)], in staged: StagedImport, taking take: (ImportedFact) -> Fact?
    ) async throws {
        var facts: [Fact] = []
        var lines: [Int] = []
        for (fact, line) in batch {
            guard let taken = take(fact) else { continue }
            facts.append(taken)
            lines.append(line)
        }
        guard !facts.isEmpty else { return }
        let keys = facts.map(\.key)
        let outcome = try await staged.stage(facts)
        add(outcome, lines: lines, keys: keys)
    }

    /// Adds what the reader saw.
    mutating func close(with summary: ReadSummary?) {
        guard let summary else { return }
        let rejected = summary.rejections.map {
            ImportSummary.Rejected(line: $0.line, column: $0.column, value: $0.value, why: $0.why)
        }
        close(read: summary.read, rejected: rejected, notes: summary.notes)
    }
}
