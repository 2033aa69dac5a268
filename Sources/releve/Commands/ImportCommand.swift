import ArgumentParser
import Database
import Foundation
import Interchange
import Protection
import Store
import Vault
import Workflows

/// `releve import KIND FILE`: facts from a file, each row taken or refused with a reason.
struct ImportCommand: AsyncParsableCommand, SecretCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Load facts from a file.",
        discussion: "Kinds: " + (ImportKind.allCases.map(\.rawValue) + ["reports", "persons"]).joined(separator: " "))

    @Argument(help: "What the file holds.") var kind: String
    @Argument(help: "The file; - reads standard input.") var file: String
    @Option(help: "The scheme of its area codes, with its year: \"COD-AB 2021\".") var scheme: String?
    @Option(help: "The mission its sites belong to.") var mission: String?
    @Option(help: "The country of its events, for files that do not name it.") var country: String?
    @Option(help: "The year its figures hold for, for files that do not say.") var year: Int?
    @Option(help: "The release of an event data set, where releases are to stand side by side.") var release: String?
    @Option(help: "The day from which these facts count as known; by default now.") var recordedAt: String?
    @Flag(help: "Read and check the file, store nothing.") var dryRun = false
    @Option(help: "The form that reports were filled in on.") var form: String?
    @Option(help: "The sheet of a workbook (.xlsx) of reports; by default the first.") var sheet: String?
    @Option(help: "The list that persons stand on, where no column says it.") var list: String?
    @Option(
        name: .customLong("case"), help: "The case whose keys seal the names of persons, D-…; by default one for lists."
    )
    var caseFile: String?
    @Option(help: "Which column of a list of persons is which (YAML).") var map: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var vaultOptions: VaultOptions
    @OptionGroup var output: OutputOptions

    /// Facts name nobody.
    var readsSecrets: Bool { ["reports", "persons"].contains(kind) }

    func run() async throws {
        if kind == "reports" { return try await importReports() }
        if kind == "persons" { return try await importPersons() }
        guard let known = ImportKind(rawValue: kind) else {
            let kinds = ImportKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                .usage, code: "kind_unknown",
                message: Phrase(fr: "« \(kind) » n’est pas une sorte d’import.", en: "“\(kind)” is no kind of import."),
                place: "KIND", remedy: Phrase(fr: "Choisissez : \(kinds).", en: "Choose one of \(kinds)."))
        }
        let recorded = try Day.written(recordedAt, at: "--recorded-at").map(Instant.init(startOf:))
        let summary = try await storeOptions.withStore { store in
            do {
                return try await load(known, into: store, recordedAt: recorded)
            } catch {
                let refusal = Refusal(error)
                throw refusal.placed(at: refusal.kind == .store ? storeOptions.name : file)
            }
        }
        try answer(summary)
    }

    func answer(_ summary: ImportSummary) throws {
        if output.json { try Report.json(ImportSummaryJSON(summary, in: output.language)) } else { show(summary) }
        if summary.read > 0, summary.rejected.count == summary.read { throw ExitCode(ReleveExit.data.rawValue) }
    }

    /// Reports go by the intake, sealed and logged one by one; that needs the vault.
    private func importReports() async throws {
        let location = try storeOptions.location()
        try answer(
            try await storeOptions.withStore { store in
                try await vaultOptions.withVault(location, in: output.language) { vault in
                    try await reports(into: Intake(store: store, vault: vault, dictionaries: Dictionaries()))
                }
            })
    }

    private func reports(into intake: Intake) async throws -> ImportSummary {
        var progress: (@Sendable (Int) -> Void)?
        if output.showsProgress { progress = { rows in Report.note("  \(rows)") } }
        do {
            let source = try file == "-" ? FileBytes(descriptor: 0, name: file) : FileBytes(path: file)
            let summary = try await ImportReports(intake: intake)(
                source, form: form, sheet: sheet, at: .now, dryRun: dryRun, progress: progress)
            if !dryRun { try await intake.readAll(at: .now) }
            return summary
        } catch {
            let refusal = Refusal(error)
            throw refusal.placed(at: refusal.kind == .store ? storeOptions.name : file)
        }
    }

    private func load(_ kind: ImportKind, into store: Store, recordedAt: Instant?) async throws -> ImportSummary {
        var options = ImportOptions(scheme: scheme, fileName: URL(fileURLWithPath: file).lastPathComponent)
        options.mission = mission
        options.country = country
        options.year = year
        options.release = release
        var progress: (@Sendable (Int) -> Void)?
        if output.showsProgress { progress = { rows in Report.note("  \(rows)") } }
        return try await ImportFile(store: store)(
            kind, path: file, options: options, recordedAt: recordedAt, dryRun: dryRun, progress: progress)
    }

    private func show(_ summary: ImportSummary) {
        let language = output.language
        print(
            Phrase(
                fr: "\(summary.read) lues · \(summary.new) nouvelles · \(summary.revised) révisées · "
                    + "\(summary.unchanged) inchangées · \(summary.rejected.count) refusées",
                en: "\(summary.read) read · \(summary.new) new · \(summary.revised) revised · "
                    + "\(summary.unchanged) unchanged · \(summary.rejected.count) rejected")[language])
        for note in summary.notes { print(note[language]) }
        for unread in summary.unread ?? [] {
            print("  \(unread.count) × \(unread.column) · \(unread.line) · \(unread.value) · \(unread.why[language])")
        }
        for rejected in summary.rejected.prefix(50) {
            print("  \(rejected.line) · \(rejected.column) · \(rejected.value) · \(rejected.why[language])")
        }
        if summary.rejected.count > 50 { print("  … +\(summary.rejected.count - 50) (--json)") }
    }
}

/// The summary as the contract writes it.
struct ImportSummaryJSON: Encodable {
    struct Rejected: Encodable {
        let line: Int
        let column: String
        let value: String
        let why: String
    }

    struct Unread: Encodable {
        let column: String
        let count: Int
        let line: Int
        let value: String
        let why: String
    }

    let read: Int
    let new: Int
    let revised: Int
    let unchanged: Int
    let rejected: [Rejected]
    /// Of lists of persons alone.
    let unread: [Unread]?

    init(_ summary: ImportSummary, in language: Language) {
        read = summary.read
        new = summary.new
        revised = summary.revised
        unchanged = summary.unchanged
        rejected = summary.rejected.map {
            Rejected(
                line: $0.line, column: $0.column, value: $0.value, why: $0.why[language])
        }
        unread = summary.unread?.map {
            Unread(column: $0.column, count: $0.count, line: $0.line, value: $0.value, why: $0.why[language])
        }
    }
}
