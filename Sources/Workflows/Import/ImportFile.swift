private import Foundation
public import Interchange
public import Protection
public import Store

/// Loads a file of facts into the store: streaming, taken up again where it was cut off, the same file twice changes
/// nothing, and nothing half-loaded is ever seen.
public struct ImportFile: Sendable {
    private let store: Store
    private static let batch = 2_000

    public init(store: Store) {
        self.store = store
    }

    /// Reads the file and stores what is new or revised.
    ///
    /// - Parameters:
    ///   - path: The file, or `-` for standard input.
    ///   - recordedAt: The moment its facts count as known from; by default now.
    ///   - dryRun: Does everything but make the facts known.
    ///   - progress: Called with the number of rows done, now and then.
    public func callAsFunction(
        _ kind: ImportKind, path: String, options: ImportOptions, recordedAt: Instant? = nil, dryRun: Bool = false,
        progress: (@Sendable (Int) -> Void)? = nil
    ) async throws -> ImportSummary {
        let fingerprint = try Self.fingerprint(of: path, options: options)
        // Opened before anything is written, so that a missing file leaves no trace.
        let source = path == "-" ? FileBytes(descriptor: 0, name: "-") : try FileBytes(path: path)
        let opened = SingleUse(source)
        return try await load(
            kind, fileName: URL(fileURLWithPath: path).lastPathComponent, fingerprint: fingerprint,
            recordedAt: recordedAt, dryRun: dryRun, progress: progress
        ) { emit in
            try ImportedFact.read(kind, opened.value, options: options, emit: emit)
        }
    }

    private func load(
        _ kind: ImportKind, fileName: String, fingerprint: String, recordedAt: Instant?, dryRun: Bool,
        progress: (@Sendable (Int) -> Void)?,
        reading read: @escaping @Sendable ((ImportedFact, Int) throws -> Void) throws -> ReadSummary
    ) async throws -> ImportSummary {
        let staged = try await StagedImport.begin(
            kind: kind.rawValue, fileName: fileName, fingerprint: fingerprint, recordedAt: recordedAt,
            tables: ImportedFact.tables(of: kind), in: store)
        do {
            var load = FactLoad()
            var done = 0
            let summary = try await RecordPipe<ImportedFact, ReadSummary>.run(batch: Self.batch, reading: read) {
                batch in
                try await load.stage(batch, in: staged)
                done += batch.count
                if let progress, done % (25 * Self.batch) == 0 { progress(done) }
            }
            load.close(with: summary)
            // A file that changes nothing leaves no trace.
            if dryRun || load.summary.new + load.summary.revised == 0 {
                try await staged.discard()
            } else {
                try await staged.publish(load.summary)
            }
            return load.summary
        } catch {
            // What was staged is seen by nobody; if it cannot be removed now, the next import of this kind does.
            try? await staged.discard()
            throw error
        }
    }

    /// Size, time of change and name of the file with the options that change its meaning.
    private static func fingerprint(of path: String, options: ImportOptions) throws -> String {
        guard path != "-" else { return "-\(UInt64.random(in: .min ... .max))" }
        let attributes = (try? FileManager.default.attributesOfItem(atPath: path)) ?? [:]  // opening it tells more
        let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
        let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return [
            path, String(size), String(changed), options.scheme ?? "", options.release ?? "", options.mission ?? "",
            options.country ?? "", options.year.map(String.init) ?? "",
        ].joined(separator: "|")
    }
}

/// A file handle that one thread opens and one other reads: the pipe's reader is its only user.
private struct SingleUse: @unchecked Sendable {
    // Proof: handed over once, before the reading thread starts, and never touched again by the giver.
    let value: FileBytes

    init(_ value: FileBytes) {
        self.value = value
    }
}
