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

    /// Files first and the facts last: until they are there nobody can open a store, and a restore that was cut off can
    /// be done again, over what it left.
    /// - Returns: What was put back.
    /// - Throws: `Refusal` for a backup that is not whole or of another engine, and where something else is in the
    ///   place of what it holds; `DatabaseError` where a store is there.
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
        guard try !Store.holds(.facts, at: location) else {
            throw DatabaseError(.readOnly, "there is a store here already")
        }
        let parts = Store.CopiedPart.allCases.compactMap { part in
            manifest.files.first { $0.name == part.fileName(engine) }.map { (part, $0) }
        }
        let missing = try parts.reversed().filter { part, file in try !isBack(part, as: file) }
        try copyFiles(manifest, from: folder)
        for (part, file) in missing {
            try await Store.restore(part, from: folder + "/" + file.name, to: location)
        }
        let store = try await Store.open(location, files: files)
        do {
            let event = LogEvent(.restored, .backup, nil, by: nil, at: now)
            try await store.facts.append { try LogWriter.append(event, in: $0) }
            try await store.close()
        } catch {
            try? await store.close()  // the first error is the one to tell
            throw error
        }
        return manifest
    }

    /// Whether a part is there already, put back by a restore that was cut off.
    private func isBack(_ part: Store.CopiedPart, as file: BackupManifest.File) throws -> Bool {
        guard try Store.holds(part, at: location) else { return false }
        switch location {
        case .folder(let folder):
            if try BackupManifest.File(file.name, at: folder.vault) == file { return true }
            throw Refusal.inTheWay(folder.vault)
        case .postgres(_, let vault): throw Refusal.inTheWay(vault.description)
        }
    }

    /// Where the files of the store go.
    private var target: String? {
        switch location {
        case .folder(let folder): folder.files
        case .postgres: files
        }
    }

    private func copyFiles(_ manifest: BackupManifest, from folder: String) throws {
        let held = manifest.files.filter { $0.name.hasPrefix("files/") }
        guard !held.isEmpty else { return }
        guard let target else { throw Refusal.noFilesFolder }
        let files = FileManager.default
        for file in held {
            let path = target + "/" + file.name.dropFirst("files/".count)
            if files.fileExists(atPath: path) {
                guard try BackupManifest.File(file.name, at: path) == file else { throw Refusal.inTheWay(path) }
                continue
            }
            try files.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let part = path + ".part"
            try? files.removeItem(atPath: part)  // left by one that was cut off
            try files.copyItem(atPath: folder + "/" + file.name, toPath: part)
            try files.moveItem(atPath: part, toPath: path)
        }
        try FileSystem.synchronize(target)
    }
}

extension Refusal {
    /// What a restore would have to write over.
    fileprivate static func inTheWay(_ place: String) -> Refusal {
        Refusal(
            .store, code: "restore_in_the_way",
            message: Phrase(
                fr: "Il y a déjà autre chose à cette place, et rien n’est écrasé.",
                en: "Something else is in its place already, and nothing is written over."),
            place: place,
            remedy: Phrase(
                fr:
                    "Si cela vient d’une remise en place interrompue, ôtez-le et recommencez ; sinon donnez une autre place.",
                en: "If a restore that was cut off left it, remove it and start again; else give another place."))
    }

    /// Files have no place to be.
    static let noFilesFolder = Refusal(
        .store, code: "no_files_folder",
        message: Phrase(fr: "Cette base n’a pas de dossier de fichiers.", en: "This store has no folder for files."),
        remedy: Phrase(
            fr: "Nommez-en un : --files DOSSIER, ou RELEVE_FILES.", en: "Name one: --files FOLDER, or RELEVE_FILES."))
}
