import Access
import ArgumentParser
import Protection
import Store
import Workflows

/// `releve init`: an empty store.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "Make an empty store.")

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions
    @Option(help: "The account name of the first person, a custodian.") var owner = "owner"
    @Option(help: "That person's unit.") var unit = "founding"
    @Option(help: "The name in links.") var origin = "http://localhost:8080"

    private struct Answer: Encodable {
        let owner: String
    }

    func run() async throws {
        let link = try await storeOptions.placed { location in
            let store = try await Store.create(at: location, now: .now)
            do {
                let link = try await Founders(store: store).ownerLink(name: owner, unit: UnitID(unit), at: .now)
                try await store.close()
                return origin + link
            } catch {
                try? await store.close()  // the first error is the one to tell
                throw error
            }
        }
        if output.json { return try Report.json(Answer(owner: link)) }
        let said = Phrase(
            fr: "Base vide créée. Lien de la première personne, à n’ouvrir qu’une fois, quand le serveur tourne :",
            en: "An empty store is made. Link of the first person, to be opened once, when the server runs:")
        print(said[output.language])
        print(link)
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
        let said =
            steps.isEmpty
            ? Phrase(fr: "La base est à jour.", en: "The store is up to date.")
            : Phrase(
                fr: "Étapes faites : \(steps.joined(separator: ", "))",
                en: "Steps taken: \(steps.joined(separator: ", "))")
        print(said[output.language])
    }
}
