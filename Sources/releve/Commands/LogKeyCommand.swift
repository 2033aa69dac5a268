import ArgumentParser
import Foundation
import Protection
import TransparencyLog
import Workflows

/// `releve log key NAME -o FILE`: a key to sign checkpoints with.
struct LogKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make a key for checkpoints, and print its public half.")

    @Argument(help: "The log's name, the same for ever, such as releve.example/mali.") var name: String
    @Option(name: [.customShort("o"), .long], help: "Where to write the secret half; never over a file.")
    var output: String
    @OptionGroup var answer: OutputOptions

    private struct Answer: Encodable {
        let key: String
    }

    func run() throws {
        let signer = try NoteSigner(name: name)
        let descriptor = open(output, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw refusal() }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data((signer.secretText + "\n").utf8))
            try file.synchronize()
        } catch {
            throw refusal()
        }
        if answer.json { try Report.json(Answer(key: signer.verifier.text)) } else { print(signer.verifier.text) }
    }

    private func refusal() -> Refusal {
        Refusal(
            .data, code: "key_not_written",
            message: Phrase(fr: "La clé ne peut pas être écrite.", en: "The key cannot be written."), place: output,
            remedy: Phrase(
                fr: "Donnez un fichier qui n’existe pas, dans un dossier inscriptible.",
                en: "Give a file that does not exist, in a folder that can be written."))
    }
}
