import ArgumentParser
import Database
import Foundation
import Protection
import Sealing
import Store
import Vault
import Workflows

/// Where the vault's passphrase comes from.
struct VaultOptions: ParsableArguments {
    @Option(
        help:
            "A file with the vault's passphrase, readable by its owner alone. Else RELEVE_PASSPHRASE_FILE, else a prompt."
    )
    var passphraseFile: String?

    /// Runs a step with the vault, unlocked, for what cannot be done without it, and closes its databases afterwards.
    func withVault<T>(
        _ location: StoreLocation, in language: Language, _ step: (Vault) async throws -> T
    ) async throws -> T {
        try await withVault(location, in: language) { vault, _ in try await step(vault) }
    }

    /// The same, with the passphrase that opened it.
    func withVault<T>(
        _ location: StoreLocation, in language: Language, _ step: (Vault, Passphrase) async throws -> T
    ) async throws -> T {
        let passphrase = try required(in: language)
        let vault = try await OpenVault(location)(passphrase, at: .now)
        return try await closing(vault) { try await step(vault, passphrase) }
    }

    /// Runs a step and closes the databases of the vault, if there is one, however it ended.
    func closing<T>(_ vault: Vault?, after step: () async throws -> T) async throws -> T {
        do {
            let result = try await step()
            try await vault?.stores.close()
            return result
        } catch {
            try? await vault?.stores.close()  // the first error is the one to tell
            throw error
        }
    }

    /// The vault, unlocked; nil where no passphrase is given and nobody is there to type one.
    func open(_ location: StoreLocation, in language: Language) async throws -> Vault? {
        guard let passphrase = try passphrase(in: language) else {
            Report.note(
                Phrase(
                    fr:
                        "Le coffre reste fermé : aucune phrase de passe (--passphrase-file). On s’identifie par clé d’accès.",
                    en: "The vault stays locked: no passphrase (--passphrase-file). People sign in by passkey.")[
                        language])
            return nil
        }
        return try await OpenVault(location)(passphrase, at: .now)
    }

    /// The passphrase, for what cannot be done without the vault.
    private func required(in language: Language) throws -> Passphrase {
        guard let passphrase = try passphrase(in: language) else {
            throw Refusal(
                .vaultLocked,
                message: Phrase(
                    fr: "Il faut pour cela le coffre ouvert.", en: "This needs the vault unlocked."),
                place: "--passphrase-file",
                remedy: Phrase(fr: "Donnez --passphrase-file.", en: "Give --passphrase-file."))
        }
        return passphrase
    }

    /// Whether a passphrase is named, so that it need not be asked for.
    var isNamed: Bool { passphraseFile != nil || ProcessInfo.processInfo.environment["RELEVE_PASSPHRASE_FILE"] != nil }

    private func passphrase(in language: Language) throws -> Passphrase? {
        if let path = passphraseFile ?? ProcessInfo.processInfo.environment["RELEVE_PASSPHRASE_FILE"] {
            return try Passphrase(file: path)
        }
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
        let prompt = Phrase(fr: "Phrase de passe du coffre : ", en: "The vault's passphrase: ")[language]
        guard let typed = getpass(prompt), typed.pointee != 0 else { return nil }
        return Passphrase(String(cString: typed))
    }
}
