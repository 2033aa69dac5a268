public import Interchange
public import Linkage
public import LinkageFiles

/// Finds out which records of a file speak of one person, with a team's settings, model and decisions where it has any.
public struct LinkRecords: Sendable {
    /// What the run is busy with.
    public enum Step: Sendable {
        case reading
        case learning(records: Int)
        case comparing
    }

    public var profile: LinkageProfile

    public init(profile: LinkageProfile = LinkageProfile()) {
        self.profile = profile
    }

    /// Reads records, and decisions on them, and links them.
    /// - Throws: `InterchangeError`, `LinkageFileError` where a file is refused; `CancellationError` when cancelled.
    public func callAsFunction(
        _ source: some ByteSource, decisions: (any ByteSource)? = nil, progress: (Step) -> Void = { _ in }
    ) throws -> LinkedRecords {
        do {
            progress(.reading)
            let file = try RecordFile(source, map: profile.map, shouldStop: { Task.isCancelled })
            if file.table.count == 0, let first = file.rejections.first {
                throw LinkageFileError.nothingRead(line: first.line, why: first.why)
            }
            let judged = try decisions.map { try DecisionFile($0, on: file) }
            let book = DecisionBook(judged?.decisions ?? [])
            progress(.learning(records: file.table.count))
            let index = try LinkageIndex(
                file.table, settings: profile.settings, model: profile.model, decisions: book,
                shouldStop: { Task.isCancelled })
            progress(.comparing)
            let result = try index.link(shouldStop: { Task.isCancelled })
            return LinkedRecords(
                file: file, index: index, result: result, book: book, refusedDecisions: judged?.rejections ?? [])
        } catch LinkageError.cancelled {
            throw CancellationError()
        }
    }
}

/// What came of linking a file.
public struct LinkedRecords {
    public let file: RecordFile
    /// The records with the model, for questions about single pairs.
    public let index: LinkageIndex
    public let result: LinkageResult
    /// The decisions that held, and those that later ones overruled.
    public let book: DecisionBook
    /// Rows of the decisions that could not be taken.
    public let refusedDecisions: [Rejection]
}
