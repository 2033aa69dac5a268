import ArgumentParser
import Protection
import Store
import Workflows

/// `releve init`: an empty store.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "Make an empty store.")

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "The name in links.") var origin = "http://localhost:8080"

    private struct Answer: Encodable {
        let owner: String
    }

    func run() async throws {
        let store = try await storeOptions.placed { try await Store.create(at: $0, now: .now) }
        try await store.close()
        // Until people sign in, the pages are open on this machine alone, so the owner's way in is their address.
        if output.json {
            try Report.json(Answer(owner: origin + "/"))
        } else {
            let said = Phrase(fr: "Base vide créée.", en: "An empty store is made.")
            print(said[output.language])
        }
    }
}

/// `releve migrate`: brings an older store forward.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring an older store to this release. Make a backup first.")

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    private struct Answer: Encodable {
        let steps: [String]
    }

    func run() async throws {
        let steps = try await storeOptions.placed { try await Store.migrate($0, now: .now) }
        if output.json { return try Report.json(Answer(steps: steps)) }
        let said = steps.isEmpty
            ? Phrase(fr: "La base est à jour.", en: "The store is up to date.")
            : Phrase(fr: "Étapes faites : \(steps.joined(separator: ", "))", en: "Steps taken: \(steps.joined(separator: ", "))")
        print(said[output.language])
    }
}
