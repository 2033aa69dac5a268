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

    /// The vault, unlocked, for what cannot be done without it.
    func unlocked(_ location: StoreLocation, in language: Language) async throws -> Vault {
        guard let vault = try await open(location, in: language) else {
            throw Refusal(
                .usage, code: "vault_locked",
                message: Phrase(
                    fr: "Ce qui doit être scellé demande le coffre ouvert.",
                    en: "What is to be sealed needs the vault unlocked."),
                place: "--passphrase-file",
                remedy: Phrase(fr: "Donnez --passphrase-file.", en: "Give --passphrase-file."))
        }
        return vault
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
