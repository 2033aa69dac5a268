import ArgumentParser
import Bytes
import Protection
import Store
import TransparencyLog
import Workflows

/// `releve log prove`: one entry is in the log, or the log only grew. Anyone checks it without the store.
struct LogProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Prove that an entry is in the log, or that the log only grew.")

    @Option(help: "The entry's number, from 0.") var entry: Int?
    @Option(help: "Where to write the entry's bytes: the leaf.") var leaf: String?
    @Option(help: "Prove growth from this size …") var from: Int?
    @Option(help: "… or the entry against it: the size of the checkpoint. By default all entries.") var size: Int?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var answer: OutputOptions

    private struct Answer: Encodable {
        var index: Int?
        var entry: String?
        var oldSize: Int?
        var oldRoot: String?
        let size: Int
        let root: String
        let proof: [String]
    }

    func validate() throws {
        if (entry == nil) == (from == nil) { throw ValidationError("Give --entry or --from.") }
        if leaf != nil, entry == nil { throw ValidationError("--leaf goes with --entry.") }
    }

    func run() async throws {
        let made = try await storeOptions.withStore { store in
            let prove = ProveLog(store.facts)
            if let entry { return try wrapped(try await prove.entry(entry, size: size)) }
            return try wrapped(try await prove.growth(from: from ?? 1, to: size))
        }
        if answer.json { return try Report.json(made) }
        if let index = made.index { print("index \(index)") }
        if let oldSize = made.oldSize, let oldRoot = made.oldRoot { print("from \(oldSize) \(oldRoot)") }
        print("size \(made.size)")
        print("root \(made.root)")
        for hash in made.proof { print(hash) }
    }

    private func wrapped(_ made: EntryProof) throws -> Answer {
        guard made.holds else { throw Self.broken }
        if let leaf { try Files.write(bytes: made.record.entry, to: leaf) }
        return Answer(
            index: made.proof.index,
            entry: made.record.entry.hex,
            size: made.proof.size, root: made.root.description, proof: made.proof.hashes.map(\.description))
    }

    private func wrapped(_ made: GrowthProof) throws -> Answer {
        guard made.holds else { throw Self.broken }
        return Answer(
            oldSize: made.proof.oldSize, oldRoot: made.oldRoot.description, size: made.proof.newSize,
            root: made.newRoot.description, proof: made.proof.hashes.map(\.description))
    }

    private static let broken = Refusal(
        .verification, code: "log_altered",
        message: Phrase(
            fr: "Les empreintes de la base ne s’accordent pas : aucune preuve n’en sort.",
            en: "The store's hashes do not agree: no proof comes of them."),
        remedy: Phrase(fr: "Lancez `releve log verify`.", en: "Run `releve log verify`."))
}
