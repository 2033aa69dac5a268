import ArgumentParser
import Foundation
import Protection
import Store
import TransparencyLog
import Workflows

/// `releve log checkpoint --key FILE`: what the log is now, signed.
struct LogCheckpointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Sign what the log is now, to be kept elsewhere.")

    @Option(help: "The secret key, from `releve log key`.") var key: String
    @Option(help: "The checkpoint signed before: a log that does not go on from it is not signed.")
    var after: String?
    @Option(name: [.customShort("o"), .long], help: "Where to write it; by default standard output.")
    var output: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var answer: OutputOptions

    private struct Answer: Encodable {
        let origin: String
        let size: Int
        let root: String
        let note: String
    }

    func run() async throws {
        let signer = try NoteSigner(try Files.text(at: key))
        let previous = try after.map { try Checkpoint(note: try Files.text(at: $0), by: signer.verifier) }
        let signed = try await storeOptions.withStore { store in
            try await CheckpointLog(store.facts, signer: signer)(after: previous)
        }
        if let output { try Files.write(text: signed.note, to: output) }
        let checkpoint = signed.checkpoint
        if answer.json {
            try Report.json(
                Answer(
                    origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root.description,
                    note: signed.note))
        } else if output == nil {
            print(signed.note, terminator: "")
        }
    }
}

extension Files {
    /// A short file as text.
    static func text(at path: String) throws -> String {
        String(decoding: try bytes(at: path), as: UTF8.self)
    }

    static func write(text: String, to path: String) throws {
        try write(bytes: Array(text.utf8), to: path)
    }

    /// Replaces the file in one step.
    static func write(bytes: [UInt8], to path: String) throws {
        try write(to: path) { try $0(bytes) }
    }
}
