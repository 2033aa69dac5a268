import Access
import Database
import Protection
public import Store

/// Adds a file to a report that is here already: photos may follow the words by days.
public struct AttachFile: Sendable {
    private let store: Store
    private let files: ReportFiles

    public init(store: Store, files: ReportFiles) {
        self.store = store
        self.files = files
    }

    /// What came of it.
    public enum Outcome: Hashable, Sendable {
        case stored
        /// The same bytes were here.
        case same
        /// Other bytes came first under this name: those stay.
        case conflict
    }

    /// Where it is not stored its bytes go from the disk again.
    /// - Parameter report: Our own identity of the report.
    public func callAsFunction(_ file: ArrivedFile, to report: String) async throws -> Outcome {
        try await files.settling([file]) {
            try await store.facts.append { transaction in
                guard try StoredAttachment.arrived(file.content, name: file.name, of: report, in: transaction) else {
                    return .conflict
                }
                let held = try StoredAttachment.all(of: report, in: transaction).first { $0.name == file.name }
                // Another server may have stored the same bytes between our look and our write.
                return held?.content?.file == file.content.file ? .stored : .same
            }
        }
    }
}
