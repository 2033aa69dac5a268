import Database
import Foundation
import Interchange
import LinkageFiles
import Protection
import Store
import Vault
import Workflows

extension ImportCommand {
    /// Persons go by the vault: their names into it, everything else beside it under a pseudonym.
    func importPersons() async throws {
        let location = try storeOptions.location()
        guard let scheme else {
            throw Refusal(
                .usage, code: "scheme_missing",
                message: Phrase(
                    fr: "De quel découpage sont les codes de zone ?", en: "Which scheme are the area codes of?"),
                place: "--scheme",
                remedy: Phrase(fr: "Donnez --scheme « COD-AB 2021 ».", en: "Give --scheme \"COD-AB 2021\"."))
        }
        let summary = try await storeOptions.withStore { store in
            try await vaultOptions.withVault(location, in: output.language) { vault in
                do {
                    return try await persons(into: store, vault, scheme: scheme)
                } catch {
                    let refusal = Refusal(error)
                    throw refusal.placed(at: refusal.kind == .store ? storeOptions.name : file)
                }
            }
        }
        try answer(summary)
    }

    private func persons(into store: Store, _ vault: Vault, scheme: String) async throws -> ImportSummary {
        var options = ImportPersons.Options(list: list, scheme: scheme)
        if let map { options.map = try ColumnMap(yaml: try Files.text(at: map), file: map) }
        if let caseFile { options.caseFile = try await StoredCase.named(caseFile, in: store) }
        var progress: (@Sendable (Int) -> Void)?
        if output.showsProgress { progress = { rows in Report.note("  \(rows)") } }
        let source = try file == "-" ? FileBytes(descriptor: 0, name: file) : FileBytes(path: file)
        let recorded = try Day.written(recordedAt, at: "--recorded-at").map(Instant.init(startOf:))
        return try await ImportPersons(store: store, vault: vault)(
            source, options, at: recorded ?? .now, dryRun: dryRun, progress: progress)
    }
}

extension StoredCase {
    /// The case that `--case` names.
    static func named(_ text: String, in store: Store) async throws -> StoredCase {
        let found = try await store.facts.read { transaction in
            try Reference(typed: text).flatMap { try StoredCase.with($0, in: transaction) }
        }
        guard let found else {
            throw Refusal(
                .usage, code: "case_unknown",
                message: Phrase(fr: "Aucun dossier « \(text) ».", en: "There is no case “\(text)”."), place: "--case",
                remedy: Phrase(fr: "Donnez sa référence, D-…", en: "Give its reference, D-…"))
        }
        return found
    }
}
