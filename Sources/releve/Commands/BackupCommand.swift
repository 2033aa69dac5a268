import ArgumentParser
import Protection
import Store
import Workflows

/// `releve backup DIR`: facts, vault and files; never the wraps.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy a store into a new folder, while it is served.",
        discussion: """
            The wrapped keys that open the vault are never in a backup: whom they have forgotten must stay forgotten. Mirror \
            them live to a second machine instead (docs/security-vault.md).
            """)

    @Argument(help: "A folder that does not exist yet.") var folder: String
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let manifest = try await storeOptions.withStore { store in
            try await BackUpStore(store: store)(into: folder, at: .now)
        }
        if manifest.holdsVault == false {
            Report.note(
                Phrase(
                    fr: "Cette base n’a pas de coffre : aucune identité dans cette sauvegarde.",
                    en: "This store has no vault: no identities are in this backup.")[output.language])
        }
        if manifest.holdsFiles == false {
            Report.note(
                Phrase(
                    fr: "Aucun dossier de fichiers n’a été donné, ou il n’y en a pas là : ni preuves, ni photos, ni "
                        + "enregistrements dans cette sauvegarde. Nommez-le par --files DOSSIER.",
                    en:
                        "No folder of files was given, or there is none there: no evidence, photos or recordings are in "
                        + "this backup. Name it by --files FOLDER.")[output.language])
        }
        if output.json { return try Report.json(manifest) }
        let count = manifest.files.count
        print(Phrase(fr: "Sauvegarde faite : \(count) fichiers.", en: "Backup made: \(count) files.")[output.language])
    }
}

/// `releve restore DIR`: puts a backup back where there is no store.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup back where there is no store; nothing is written over.",
        discussion: "The wrapped keys stay as they are. Verify the log afterwards: releve log verify.")

    @Argument(help: "A folder that `releve backup` made.") var folder: String
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let files = try storeOptions.filesFolder()
        let manifest = try await storeOptions.placed { location in
            try await RestoreStore(location, files: files)(from: folder, at: .now)
        }
        if output.json { return try Report.json(manifest) }
        let count = manifest.files.count
        print(
            Phrase(fr: "Sauvegarde remise en place : \(count) fichiers.", en: "Backup put back: \(count) files.")[
                output.language])
    }
}
