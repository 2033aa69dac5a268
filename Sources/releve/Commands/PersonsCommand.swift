import ArgumentParser
import Database
import LinkageFiles
import Protection
import Store
import Vault
import Workflows

/// `releve persons`: who among the persons held is one and the same.
struct PersonsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "persons", abstract: "Find out which persons held are one and the same.",
        subcommands: [PersonsLinkCommand.self, PersonsExportCommand.self, PersonsSettingsCommand.self])
}

/// What these commands share: the store and its vault, both opened.
struct PersonsOptions: ParsableArguments {
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var vaultOptions: VaultOptions
    @OptionGroup var output: OutputOptions

    func with<T>(_ body: (Store, Vault) async throws -> T) async throws -> T {
        let location = try storeOptions.location()
        return try await storeOptions.withStore { store in
            try await vaultOptions.withVault(location, in: output.language) { vault in
                do {
                    return try await body(store, vault)
                } catch {
                    throw Refusal(error).placed(at: storeOptions.name)
                }
            }
        }
    }
}

/// `releve persons link`: compares everyone with everyone, links what is sure, lays out the pairs to judge.
struct PersonsLinkCommand: AsyncParsableCommand, SecretCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Compare everyone with everyone, link what is sure, lay out the pairs to judge.")

    @OptionGroup var options: PersonsOptions

    func run() async throws {
        let language = options.output.language
        var progress: (@Sendable (Phrase) -> Void)?
        if options.output.showsProgress { progress = { Report.note($0[language]) } }
        let found = try await options.with { store, vault in
            try await LinkPersons(store: store, vault: vault)(by: nil, at: .now, progress: progress)
        }
        if options.output.json { return try Report.json(PersonsLinkJSON(found)) }
        print(
            Phrase(
                fr:
                    "\(found.records) fiches · de \(found.identifiedPersons) à \(found.persons) personnes · \(found.linked) liens faits, "
                    + "\(found.unlinked) défaits, \(found.linksStanding) en vigueur · \(found.questions) paires à juger",
                en:
                    "\(found.records) records · \(found.identifiedPersons) to \(found.persons) persons · \(found.linked) links made, "
                    + "\(found.unlinked) taken back, \(found.linksStanding) in force · \(found.questions) pairs to judge"
            )[
                language])
    }
}

private struct PersonsLinkJSON: Encodable {
    let run: String
    let records, persons, namedPersons, identifiedPersons, comparedPairs, pairs, linked, unlinked, links, questions,
        decisions: Int

    init(_ found: LinkPersons.Summary) {
        run = found.run
        records = found.records
        persons = found.persons
        namedPersons = found.namedPersons
        identifiedPersons = found.identifiedPersons
        comparedPairs = found.comparisons
        pairs = found.worthALook
        linked = found.linked
        unlinked = found.unlinked
        links = found.linksStanding
        questions = found.questions
        decisions = found.decisions
    }
}

/// `releve persons export`: persons by match group, and how the lists overlap; identities, no names.
struct PersonsExportCommand: AsyncParsableCommand, SecretCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the rows of lists by person, for the team alone: identities, no names.",
        discussion: "Nothing here has been through disclosure control: it must not leave the team.")

    @Option(name: [.customShort("o"), .long], help: "Where to write person,group,list,key.") var output: String
    @Option(help: "Also write how the lists overlap by the likeliest links, for releve estimate.") var overlaps: String?
    @Option(help: "Also write how they overlap in each draw of the links, as Undercount has it, for releve estimate.")
    var draws: String?
    @Option(help: "Seed of the draws.") var seed: UInt64 = 1
    @OptionGroup var options: PersonsOptions

    func run() async throws {
        let (lines, drawn) = try await options.with { store, vault in
            let groups = try await LinkPersons(store: store, vault: vault).groups(by: nil, at: .now)
            let export = ExportPersons(store: store)
            let lines = try await export(groups, by: nil, at: .now)
            return (lines, draws == nil ? nil : try await export.drawFile(of: lines, seed: seed))
        }
        if let draws, let drawn { try Files.write(bytes: Array(drawn.utf8), to: draws) }
        try Files.write(bytes: Array(ExportPersons.file(of: lines).utf8), to: output)
        if let overlaps { try Files.write(bytes: Array(ExportPersons.overlapFile(of: lines).utf8), to: overlaps) }
        let persons = Set(lines.map(\.group)).count
        let identified = Set(lines.filter(\.isIdentified).map(\.group)).count
        if options.output.json {
            return try Report.json(["rows": lines.count, "persons": persons, "identifiedPersons": identified])
        }
        print(
            Phrase(
                fr:
                    "\(lines.count) fiches · de \(identified) à \(persons) personnes. À ne pas faire sortir de l’équipe.",
                en: "\(lines.count) records · \(identified) to \(persons) persons. Not to leave the team.")[
                    options.output.language])
    }
}

/// `releve persons settings`: shows what the team has set, or sets it from a file.
struct PersonsSettingsCommand: AsyncParsableCommand, SecretCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show the settings of linkage as YAML, or set them from a file.",
        discussion: "A model in the file is sealed into the vault, for it holds spellings of names; it is never shown.")

    @Option(help: "A file of settings, as releve link --write-model writes it.") var set: String?
    @OptionGroup var options: PersonsOptions

    func run() async throws {
        let file = try set.map { path in try LinkageProfile(yaml: try Files.text(at: path), file: path) }
        let profile = try await options.with { store, vault in
            let choices = LinkageChoices(store: store, vault: vault)
            if let file { try await choices.set(file, by: nil, at: .now) }
            return try await choices.profile()
        }
        print(LinkageProfile(settings: profile.settings).yaml, terminator: "")
    }
}
