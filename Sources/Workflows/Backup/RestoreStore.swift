public import Database
import Foundation
public import Protection
import Store
import TransparencyLog

/// Puts a backup back where there is no store. The wraps, which are in no backup, stay as they are: whom they have
/// forgotten stays forgotten.
public struct RestoreStore: Sendable {
    private let location: StoreLocation
    private let files: String?

    /// - Parameter files: The folder of files of a store on PostgreSQL.
    public init(_ location: StoreLocation, files: String? = nil) {
        self.location = location
        self.files = files
    }

    /// - Returns: What was put back.
    /// - Throws: `Refusal` for a backup that is not whole or of another engine; `DatabaseError` where a store is there.
    @discardableResult
    public func callAsFunction(from folder: String, at now: Instant) async throws -> BackupManifest {
        let manifest = try BackupManifest.verified(in: folder)
        let engine: Engine = if case .folder = location { .sqlite } else { .postgres }
        guard manifest.engine == (engine == .sqlite ? "sqlite" : "postgres") else {
            throw Refusal(
                .usage, code: "backup_of_other_engine",
                message: Phrase(
                    fr: "Cette sauvegarde vient d’un autre moteur (\(manifest.engine)).",
                    en: "This backup is of another engine (\(manifest.engine))."),
                place: folder, remedy: Phrase(fr: "Vérifiez --store.", en: "Check --store."))
        }
        // Before anything is put back: where a store is, a second try is refused.
        guard engine == .sqlite || files != nil || Self.files(of: manifest).isEmpty else { throw Refusal.noFilesFolder }
        for part in Store.CopiedPart.allCases where manifest.files.contains(where: { $0.name == part.fileName(engine) })
        {
            try await Store.restore(part, from: folder + "/" + part.fileName(engine), to: location)
        }
        let store = try await Store.open(location, files: files)
        do {
            try Self.copyFiles(manifest, from: folder, to: store.filesFolder)
            let event = LogEvent(.restored, .backup, nil, by: nil, at: now)
            try await store.facts.append { try LogWriter.append(event, in: $0) }
            try await store.close()
        } catch {
            try? await store.close()  // the first error is the one to tell
            throw error
        }
        return manifest
    }

    private static func files(of manifest: BackupManifest) -> [String] {
        manifest.files.map(\.name).filter { $0.hasPrefix("files/") }
    }

    private static func copyFiles(_ manifest: BackupManifest, from folder: String, to target: String?) throws {
        guard let target else { return }
        for name in files(of: manifest) {
            let path = target + "/" + name.dropFirst("files/".count)
            guard !FileManager.default.fileExists(atPath: path) else { continue }
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try FileManager.default.copyItem(atPath: folder + "/" + name, toPath: path)
        }
    }
}

extension Refusal {
    /// Files have no place to be.
    static let noFilesFolder = Refusal(
        .store, code: "no_files_folder",
        message: Phrase(fr: "Cette base n’a pas de dossier de fichiers.", en: "This store has no folder for files."),
        remedy: Phrase(
            fr: "Nommez-en un : --files DOSSIER, ou RELEVE_FILES.", en: "Name one: --files FOLDER, or RELEVE_FILES."))
}
