import Access
import Database
import Protection
public import Store

/// Adds a file to a report that is here already: photos may follow the words by days.
public struct AttachFile: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// What came of it.
    public enum Outcome: Hashable, Sendable {
        case stored
        /// The same bytes were here.
        case same
        /// Other bytes came first under this name: those stay.
        case conflict
    }

    /// - Parameter report: Our own identity of the report.
    public func callAsFunction(_ file: ArrivedFile, to report: String) async throws -> Outcome {
        try await store.facts.append { transaction in
            let held = try StoredAttachment.all(of: report, in: transaction).first { $0.name == file.name }
            if let content = held?.content { return content.sha256 == file.content.sha256 ? .same : .conflict }
            _ = try StoredAttachment.arrived(file.content, name: file.name, of: report, in: transaction)
            return .stored
        }
    }
}
