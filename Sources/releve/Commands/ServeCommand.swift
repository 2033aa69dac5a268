import ArgumentParser
import Foundation
import Protection
import Server
import Store
import Vault
import Workflows

/// `releve serve`: the pages.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the pages.")

    @OptionGroup var listening: ListenOptions
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var vaultOptions: VaultOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let address = try listening.address()
        let location = try storeOptions.location()
        try await storeOptions.withStore { store in
            let vault = try await vaultOptions.open(location, in: output.language)
            try await listening.serve(store, vault: vault, at: address, in: output.language)
        }
    }
}

/// `releve demo`: load Mali as known on 30 June 2023 and serve it.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Load the demonstration, Mali as known on 30 June 2023, and serve it.")

    @OptionGroup var listening: ListenOptions
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions
    @Flag(help: "Load the demonstration and end.") var loadOnly = false

    func run() async throws {
        let address = try listening.address()
        let store = try await storeOptions.placed { try await Store.create(at: $0, now: .now) }
        do {
            try await LoadDemonstration(store: store)()
            if !loadOnly { try await listening.serve(store, vault: nil, at: address, in: output.language) }
            try await store.close()
        } catch {
            try? await store.close()  // the first error is the one to tell
            throw error
        }
    }
}

/// Where to listen.
struct ListenOptions: ParsableArguments {
    @Option(help: "HOST:PORT or unix:PATH.") var listen = "127.0.0.1:8080"
    @Option(help: "The name in links.") var origin = "http://localhost:8080"

    func address() throws -> ReleveServer.Address {
        guard let address = ReleveServer.Address(listen) else {
            throw Refusal(
                .usage, code: "address_malformed",
                message: Phrase(fr: "« \(listen) » n’est pas une adresse d’écoute.", en: "“\(listen)” is no address to listen on."),
                place: "--listen",
                remedy: Phrase(fr: "Écrivez HÔTE:PORT ou unix:CHEMIN.", en: "Write HOST:PORT or unix:PATH."))
        }
        guard address.isLocal else {
            throw Refusal(
                .usage, code: "address_not_local",
                message: Phrase(
                    fr: "Tant que personne ne s’identifie, les pages ne s’ouvrent que sur cette machine.",
                    en: "As long as nobody signs in, the pages open on this machine alone."),
                place: "--listen",
                remedy: Phrase(
                    fr: "Écoutez sur 127.0.0.1 ou sur une prise Unix.", en: "Listen on 127.0.0.1 or on a Unix socket."))
        }
        return address
    }

    func serve(_ store: Store, vault: Vault?, at address: ReleveServer.Address, in language: Language) async throws {
        try await ReleveServer(store: store, address: address, options: .init(origin: origin, sealing: vault?.codeSealing)).run { port in
            let shown = origin == "http://localhost:8080" ? port.map { "http://localhost:\($0)" } ?? listen : origin
            Report.note(Phrase(fr: "Relève est prête : \(shown)", en: "Relève is ready: \(shown)")[language])
        }
    }
}
