import ArgumentParser
import Database
import Protection
import Sealing
import Store
import Vault
import Workflows

/// `releve vault`: what opens the vault.
struct VaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault", abstract: "Renew what opens the vault: its passphrase, and the keys of its cases.",
        discussion: """
            When someone who knew the passphrase leaves: releve vault passphrase, then releve vault rotate. A copy of the \
            wraps made before still opens with the old passphrase: destroy such copies (docs/security-vault.md).
            """,
        subcommands: [PassphraseCommand.self, Rotate.self])

    struct PassphraseCommand: AsyncParsableCommand, SecretCommand {
        static let configuration = CommandConfiguration(
            commandName: "passphrase", abstract: "Set another passphrase; the old one opens nothing from then on.")

        @Option(help: "A file with the new passphrase, readable by its owner alone.") var newPassphraseFile: String
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var vaultOptions: VaultOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let changed: Bool
        }

        func run() async throws {
            let location = try storeOptions.location()
            let new = try Passphrase(file: newPassphraseFile)
            try await storeOptions.withStore { store in
                try await vaultOptions.withVault(location, in: output.language) { vault, old in
                    try await RenewVaultKeys(store: store, vault: vault).passphrase(from: old, to: new, at: .now)
                }
            }
            if output.json { return try Report.json(Answer(changed: true)) }
            print(
                Phrase(
                    fr: "La phrase de passe est changée. Donnez le nouveau fichier à « releve serve ».",
                    en: "The passphrase is changed. Give the new file to `releve serve`.")[output.language])
        }
    }

    struct Rotate: AsyncParsableCommand, SecretCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give every case, or one, a new key in the vault and destroy the old one.")

        @Option(name: .customLong("case"), help: "The reference of one case, D-…; else all.") var caseFile: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var vaultOptions: VaultOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let compartments: Int
            let keys: Int
        }

        func run() async throws {
            let location = try storeOptions.location()
            let done = try await storeOptions.withStore { store in
                var found: StoredCase?
                if let caseFile { found = try await StoredCase.named(caseFile, in: store) }
                return try await vaultOptions.withVault(location, in: output.language) { [found] vault, _ in
                    try await RenewVaultKeys(store: store, vault: vault).rotate(found, at: .now)
                }
            }
            if output.json { return try Report.json(Answer(compartments: done.compartments, keys: done.keys)) }
            print(
                Phrase(
                    fr:
                        "\(done.compartments) compartiments ont une clé neuve ; \(done.keys) clés y sont scellées à neuf.",
                    en:
                        "\(done.compartments) compartments have a new key; \(done.keys) keys are sealed under them anew."
                )[
                    output.language])
        }
    }
}
