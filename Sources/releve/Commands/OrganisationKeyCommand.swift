import ArgumentParser
import Foundation
import Protection
import Sealing
import Store
import Workflows

/// `releve key`: what reports are sealed to.
struct OrganisationKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "The organisation's key, to which reports are sealed.",
        discussion: """
            Make the key on an analyst's machine, never on the server. Carry the public half (FILE.pub) to the server and \
            publish it. People who seal reports compare its 32 digits by another way first.
            """,
        subcommands: [Make.self, Publish.self, Show.self, Browser.self])

    struct Make: SecretCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key: the secret half into FILE, locked by a passphrase; the public half into FILE.pub.")

        @Option(name: [.customShort("o"), .long], help: "Where to write the secret half; never over a file.")
        var output: String
        @OptionGroup var passphrase: KeyPassphrase
        @OptionGroup var answer: OutputOptions

        func run() throws {
            let key = try OrganisationKey()
            let locked = try key.file(lockedBy: try passphrase.read(in: answer.language))
            try Files.writeNew(locked + "\n", to: output)
            try Files.writeNew(key.publicKey.text + "\n", to: output + ".pub")
            try OrganisationKeyCommand.print(key.publicKey, answer)
        }
    }

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish a public half: from now on reports are sealed to it.")

        @Argument(help: "The public half, FILE.pub.") var file: String
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var answer: OutputOptions

        func run() async throws {
            let key = try OrganisationKeyCommand.publicKey(in: file)
            try await storeOptions.withStore { store in
                try await OrganisationKeys(store: store).publish(key, at: .now)
            }
            try OrganisationKeyCommand.print(key, answer)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the public half that is published, or that of a file.")

        @Option(help: "A public half, FILE.pub; else the one that is published.") var file: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var answer: OutputOptions

        func run() async throws {
            if let file { return try OrganisationKeyCommand.print(OrganisationKeyCommand.publicKey(in: file), answer) }
            let key = try await storeOptions.withStore { try await OrganisationKeys(store: $0).current() }
            guard let key else {
                throw Refusal(
                    .data, code: "key_missing",
                    message: Phrase(fr: "Aucune clé n’est publiée.", en: "No key is published."),
                    remedy: Phrase(fr: "releve key publish FICHIER.pub", en: "releve key publish FILE.pub"))
            }
            try OrganisationKeyCommand.print(key, answer)
        }
    }

    struct Browser: SecretCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a key file that opens reports in a browser (X25519 only).")

        @Argument(help: "The secret half.") var file: String
        @Option(name: [.customShort("o"), .long], help: "Where to write it; never over a file.") var output: String
        @OptionGroup var passphrase: KeyPassphrase
        @OptionGroup var answer: OutputOptions

        func run() throws {
            let passphrase = try passphrase.read(in: answer.language)
            let key = try OrganisationKey(file: try Files.text(at: file), passphrase: passphrase)
            try Files.writeNew(try key.browserFile(lockedBy: passphrase) + "\n", to: output)
            try OrganisationKeyCommand.print(key.publicKey, answer)
        }
    }

    private static func publicKey(in file: String) throws -> OrganisationPublicKey {
        try OrganisationPublicKey(text: try Files.text(at: file).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    private struct Answer: Encodable {
        let id: String
        let key: String
    }

    private static func print(_ key: OrganisationPublicKey, _ output: OutputOptions) throws {
        if output.json { return try Report.json(Answer(id: key.id, key: key.text)) }
        // By fours, as people read figures to each other.
        let digits = Array(key.id)
        let groups = stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
        Swift.print(groups.joined(separator: " "))
        Swift.print(key.text)
    }
}

/// `releve open FILE --key KEYFILE`: opens a sealed report, on the analyst's machine.
struct OpenCommand: SecretCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a sealed report with the organisation's secret key, on your own machine.")

    @Argument(help: "The envelope, as the server handed it over.") var file: String
    @Option(help: "The secret half of the organisation's key.") var key: String
    @OptionGroup var passphrase: KeyPassphrase
    @OptionGroup var answer: OutputOptions

    private struct Answer: Encodable {
        let scheme: String?
        let area: String?
        let category: String?
        let urgency: String?
        let body: String
    }

    func run() throws {
        var envelope = try Files.bytes(at: file)
        while let last = envelope.last, last == 0x0A || last == 0x0D { envelope.removeLast() }
        let report = try SealedReport(text: envelope)
        let secret = try OrganisationKey(
            file: try Files.text(at: key), passphrase: try passphrase.read(in: answer.language))
        let body = try report.opened(with: secret)
        guard answer.json else {
            FileHandle.standardOutput.write(Data(body))
            return
        }
        let header = report.header
        try Report.json(
            Answer(
                scheme: header.areaScheme, area: header.areaCode, category: header.category,
                urgency: header.urgency?.rawValue, body: String(decoding: body, as: UTF8.self)))
    }
}

/// Where the passphrase of a key file comes from.
struct KeyPassphrase: ParsableArguments {
    @Option(help: "A file with the key's passphrase, readable by its owner alone; else it is asked for.")
    var passphraseFile: String?

    func read(in language: Language) throws -> Passphrase {
        if let passphraseFile { return try Passphrase(file: passphraseFile) }
        let prompt = Phrase(fr: "Phrase secrète de la clé : ", en: "The key's passphrase: ")[language]
        guard isatty(STDIN_FILENO) == 1, let typed = getpass(prompt), typed.pointee != 0 else {
            throw Refusal(
                .usage, code: "passphrase_missing",
                message: Phrase(fr: "Il manque la phrase secrète de la clé.", en: "The key's passphrase is missing."),
                place: "--passphrase-file",
                remedy: Phrase(fr: "Donnez --passphrase-file FICHIER.", en: "Give --passphrase-file FILE."))
        }
        return Passphrase(String(cString: typed))
    }
}
