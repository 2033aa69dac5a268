import ArgumentParser
import Database
import Foundation
import Logging
import Protection
import Server
import SignIn
import Store
import Vault
import Workflows

/// `releve serve`: the pages.
struct ServeCommand: AsyncParsableCommand, SecretCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the pages.")

    @OptionGroup var listening: ListenOptions
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var vaultOptions: VaultOptions
    @OptionGroup var output: OutputOptions
    @Option(
        help: ArgumentHelp(
            "A list of stolen passwords, one SHA-1 a line in ascending order: none of them is taken.", valueName: "FILE"
        ))
    var breachedPasswords: String?
    @Option(
        help: ArgumentHelp(
            "The Unix socket of clamd: it looks at each file of evidence before it leaves, and without its answer none does.",
            valueName: "unix:PATH"))
    var scanner: String?

    private func socket(of scanner: String) throws -> String {
        guard scanner.hasPrefix("unix:/") else {
            throw Refusal(
                .usage, code: "scanner_refused",
                message: Phrase(
                    fr: "« \(scanner) » n’est pas une prise Unix.", en: "“\(scanner)” is not a Unix socket."),
                place: "--scanner",
                remedy: Phrase(
                    fr: "Écrivez unix:CHEMIN, par exemple unix:/run/clamav/clamd.ctl.",
                    en: "Write unix:PATH, for example unix:/run/clamav/clamd.ctl."))
        }
        return String(scanner.dropFirst(5))
    }

    func run() async throws {
        let breached = try breachedPasswords.map { path in
            do {
                return try BreachedPasswords(path: path)
            } catch {
                throw Refusal(
                    .usage, code: "list_refused",
                    message: Phrase(
                        fr: "Cette liste de mots de passe ne peut pas être lue.",
                        en: "This list of passwords cannot be read."),
                    place: path,
                    remedy: Phrase(
                        fr: "Une empreinte SHA-1 par ligne, en ordre croissant.",
                        en: "One SHA-1 a line, in ascending order."))
            }
        }
        let address = try listening.address()
        let scanner = try scanner.map(socket)
        let location = try storeOptions.location()
        try await storeOptions.withStore { store in
            let vault = try await vaultOptions.open(location, in: output.language)
            try await vaultOptions.closing(vault) {
                try await listening.serve(
                    store, vault: vault, at: address, breached: breached, scanner: scanner, log: .info,
                    in: output.language)
            }
        }
    }
}

/// `releve demo`: load Mali as known on 30 June 2023 and serve it.
struct DemoCommand: AsyncParsableCommand, SecretCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Load the demonstration, Mali as known on 30 June 2023, and serve it.")

    @OptionGroup var listening: ListenOptions
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var vaultOptions: VaultOptions
    @OptionGroup var output: OutputOptions
    @Flag(help: "Load the demonstration and end.") var loadOnly = false

    func run() async throws {
        let address = try listening.addressAtHome()
        let files = try storeOptions.filesFolder()
        let store = try await storeOptions.placed { try await Store.create(at: $0, files: files, now: .now) }
        do {
            try await LoadDemonstration(store: store, now: { .now })()
            let vault = try await openVault(storeOptions.location())
            try await vaultOptions.closing(vault) {
                if let vault { try await DemonstrationCases(store: store, vault: vault).settle(at: .now) }
                if !loadOnly {
                    try await listening.serve(store, vault: vault, at: address, log: .warning, in: output.language)
                }
            }
            try await store.close()
            if loadOnly, output.json { try Report.json(["loaded": true]) }
        } catch {
            try? await store.close()  // the first error is the one to tell
            throw error
        }
    }
}

extension DemoCommand {
    /// The vault of the demonstration has a passphrase of its own, unless one is named.
    private func openVault(_ location: StoreLocation) async throws -> Vault? {
        guard !vaultOptions.isNamed, let vault = DemonstrationVault(location) else {
            return try await vaultOptions.open(location, in: output.language)
        }
        let opened = try await vault.open(at: .now)
        Report.note(
            Phrase(
                fr:
                    "Coffre de démonstration : sa phrase secrète est dans \(vault.passphraseFile). N’y mettez aucun vrai nom.",
                en: "The demonstration's vault: its passphrase is in \(vault.passphraseFile). Put no real name into it."
            )[output.language])
        return opened
    }
}

/// Where to listen.
struct ListenOptions: ParsableArguments {
    @Option(help: "HOST:PORT or unix:PATH. Beyond this machine only behind a proxy: see --proxy.")
    var listen = "127.0.0.1:8080"
    @Option(help: "The name in links.") var origin = "http://localhost:8080"
    @Option(
        help: ArgumentHelp(
            "A reverse proxy that ends TLS: an address, a block of addresses, or unix. Its X-Forwarded-For is believed, and "
                + "nobody else's.", valueName: "ADDRESS"))
    var proxy: [String] = []
    @Option(
        name: .customLong("webhook-host"),
        help:
            "A host, or HOST:PORT, that notices of alerts may go to though it lies inside or has no https. May be repeated."
    )
    var webhookHosts: [String] = []

    func address() throws -> ReleveServer.Address {
        guard let address = ReleveServer.Address(listen) else {
            throw Refusal(
                .usage, code: "address_malformed",
                message: Phrase(
                    fr: "« \(listen) » n’est pas une adresse d’écoute.", en: "“\(listen)” is no address to listen on."),
                place: "--listen",
                remedy: Phrase(fr: "Écrivez HÔTE:PORT ou unix:CHEMIN.", en: "Write HOST:PORT or unix:PATH."))
        }
        _ = try proxies()
        // What this server says is not encrypted: beyond the machine it speaks to a proxy that is, and to nobody else.
        guard address.isLocal || (!proxy.isEmpty && origin.hasPrefix("https://")) else {
            throw Refusal(
                .usage, code: "address_not_local",
                message: Phrase(
                    fr: "Hors de cette machine, seul un mandataire qui termine TLS peut joindre le serveur.",
                    en: "Beyond this machine, only a proxy that ends TLS may reach the server."),
                place: "--listen",
                remedy: Phrase(
                    fr: "Écoutez sur 127.0.0.1 ou sur une prise Unix, ou nommez --proxy et une --origin en https.",
                    en: "Listen on 127.0.0.1 or on a Unix socket, or name --proxy and an --origin with https."))
        }
        return address
    }

    /// Only this machine, whatever else was asked for: where one enters by a click, nobody comes in from outside.
    func addressAtHome() throws -> ReleveServer.Address {
        let address = try address()
        guard address.isLocal, proxy.isEmpty else {
            throw Refusal(
                .usage, code: "demonstration_not_local",
                message: Phrase(
                    fr: "La démonstration ne se montre que sur cette machine : on y entre d’un clic.",
                    en: "The demonstration is shown on this machine alone: one enters it by a click."),
                place: "--listen",
                remedy: Phrase(fr: "Écoutez sur 127.0.0.1, sans --proxy.", en: "Listen on 127.0.0.1, without --proxy."))
        }
        return address
    }

    private func proxies() throws -> TrustedProxies {
        guard let proxies = TrustedProxies(proxy) else {
            throw Refusal(
                .usage, code: "proxy_malformed",
                message: Phrase(
                    fr: "Un de ces mandataires n’a pas d’adresse lisible.",
                    en: "One of these proxies has no readable address."),
                place: "--proxy",
                remedy: Phrase(
                    fr: "Écrivez une adresse, ADRESSE/BITS ou unix.", en: "Write an address, ADDRESS/BITS or unix."))
        }
        return proxies
    }

    func serve(
        _ store: Store, vault: Vault?, at address: ReleveServer.Address, breached: BreachedPasswords? = nil,
        scanner: String? = nil, log level: Logger.Level, in language: Language
    ) async throws {
        var options = ReleveServer.Options(origin: origin, vault: vault, proxies: try proxies(), logLevel: level)
        options.scanner = scanner
        options.dictionaries = Dictionaries()
        for phrase in Dictionaries().said { Report.note(phrase[language]) }
        options.webhookHosts = Set(webhookHosts.map { $0.lowercased() })
        if let breached { options.isBreached = { try breached.contains($0) } }
        if let vault { try await settle(vault, store, in: language) }
        try await ReleveServer(store: store, address: address, options: options).run(
            ready: { port in
                let shown = origin == "http://localhost:8080" ? port.map { "http://localhost:\($0)" } ?? listen : origin
                Report.note(Phrase(fr: "Relève est prête : \(shown)", en: "Relève is ready: \(shown)")[language])
            }, warm: StartingMemory.letGo)
    }

    /// What an interruption has left between vault and facts is put right before anyone comes in.
    private func settle(_ vault: Vault, _ store: Store, in language: Language) async throws {
        do {
            let settled = try await SettleVault(store: store, vault: vault)(at: .now)
            for phrase in settled.said { Report.note(phrase[language]) }
        } catch let error as VaultError {
            guard case .tooManyOrphans = error else { throw error }
            Report.note(Phrase(fr: error.french, en: error.english)[language])
        }
    }
}

extension Dictionaries {
    /// What the operator should know where one is missing.
    fileprivate var said: [Phrase] {
        guard languages.count < 2 else { return [] }
        return [
            Phrase(
                fr:
                    "Il manque un dictionnaire : plus de mots des récits sont cachés avant relecture. Installez wfrench, "
                    + "wamerican et wbritish (Debian).",
                en: "A dictionary is missing: more words of accounts are kept back until they are read over. Install "
                    + "wfrench, wamerican and wbritish (Debian).")
        ]
    }
}

extension SettleVault.Settled {
    /// What the operator should know of it; nothing where nothing was found.
    fileprivate var said: [Phrase] {
        var phrases: [Phrase] = []
        if orphans + forgotten > 0 {
            phrases.append(
                Phrase(
                    fr: "Coffre : \(orphans) identités sans fait retirées, \(forgotten) oublis terminés.",
                    en: "Vault: \(orphans) identities without a fact removed, \(forgotten) erasures finished."))
        }
        if failed > 0 {
            // Numbers of orders and words for faults: nothing of whom they are about.
            let why = failures.map { "\($0.order): \($0.code)" } + (unreadable > 0 ? ["\(unreadable): unreadable"] : [])
            phrases.append(
                Phrase(
                    fr:
                        "Coffre : \(failed) ordres d’oubli n’ont pu être exécutés (\(why.joined(separator: ", "))). Ils "
                        + "restent ouverts ; prévenez les dépositaires.",
                    en:
                        "Vault: \(failed) orders to forget could not be carried out (\(why.joined(separator: ", "))). They "
                        + "stay open; tell the custodians."
                ))
        }
        if unclaimed > 0 {
            phrases.append(
                Phrase(
                    fr: "\(unclaimed) pièces scellées n’ont aucun fait. Les faits viennent-ils d’une sauvegarde plus "
                        + "ancienne ? Rien n’a été retiré.",
                    en:
                        "\(unclaimed) sealed files of evidence have no fact. Were the facts restored from an older backup? "
                        + "Nothing was removed."))
        }
        return phrases
    }
}
