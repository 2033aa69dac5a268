import ArgumentParser
import Foundation
import Protection
import Workflows

/// How a command speaks: results on standard output, everything else on standard error.
enum Report {
    /// The language of messages: `--lang`, else the environment's, French where it says nothing.
    static func language(chosen: String?) -> Language {
        if let chosen, let language = Language(rawValue: chosen) { return language }
        let environment = ProcessInfo.processInfo.environment
        let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        if locale.hasPrefix("en") || locale.hasPrefix("C") || locale.hasPrefix("POSIX") { return .english }
        return .french
    }

    /// Prints one JSON value.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Makes sure that what was printed has arrived.
    /// - Throws: `Refusal` where it did not: a script must not believe that it holds a token nobody wrote down.
    static func flush() throws {
        guard fflush(nil) == 0 else {
            throw Refusal(
                .data, code: "output_not_written",
                message: Phrase(
                    fr: "Le résultat n’a pas pu être écrit sur la sortie standard.",
                    en: "The result could not be written to standard output."),
                remedy: Phrase(
                    fr: "La commande a été exécutée ; vérifiez où va sa sortie.",
                    en: "The command was carried out; check where its output goes."))
        }
    }

    /// Says something beside the result: a line, and for programs a line of JSON.
    static func note(_ text: String) {
        guard CommandLine.arguments.contains("--json") else { return say(text) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A text always encodes.
        say((try? encoder.encode(["note": text])).map { String(decoding: $0, as: UTF8.self) } ?? text)
    }

    private static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Whether someone is watching standard error, so that progress is worth showing.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Says what went wrong and ends the process with the contract's exit code.
    static func end(with error: any Error) -> Never {
        if let status = error as? ExitCode { exit(status.rawValue) }
        let code = Releve.exitCode(for: error)
        if code == ExitCode.success {
            // Help and version are printed by the parser.
            Releve.exit(withError: error)
        }
        if code == ExitCode.validationFailure {
            let said = Releve.fullMessage(for: error)
            guard CommandLine.arguments.contains("--json") else {
                note(said)
                exit(ReleveExit.usage.rawValue)
            }
            let lines = said.split(separator: "\n", maxSplits: 1).map(String.init)
            let message = lines.first.map { $0.replacing("Error: ", with: "") } ?? said
            let usage = Refusal(
                .usage, code: "usage", message: Phrase(fr: message, en: message),
                place: CommandLine.arguments.dropFirst().joined(separator: " "),
                remedy: Phrase(fr: lines.dropFirst().joined(), en: lines.dropFirst().joined()))
            write(usage, in: language(chosen: nil))
            exit(ReleveExit.usage.rawValue)
        }
        let refusal = Refusal(error)
        let arguments = CommandLine.arguments
        let chosen = arguments.firstIndex(of: "--lang").flatMap { arguments.dropFirst($0 + 1).first }
        if arguments.contains("--json") {
            write(refusal, in: language(chosen: chosen))
        } else {
            let place = refusal.place.map { " [\($0)]" } ?? ""
            note("releve: " + refusal.sentence(in: language(chosen: chosen)) + place)
        }
        exit(ReleveExit(refusal.kind).rawValue)
    }

    private struct Problem: Encodable {
        let code: String
        let message: String
        let `where`: String?
        let remedy: String?

        /// Every key is there, null where there is nothing to say.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(code, forKey: .code)
            try container.encode(message, forKey: .message)
            try container.encode(`where`, forKey: .where)
            try container.encode(remedy, forKey: .remedy)
        }

        private enum CodingKeys: CodingKey { case code, message, `where`, remedy }
    }

    private static func write(_ refusal: Refusal, in language: Language) {
        let problem = Problem(
            code: refusal.code, message: refusal.message[language], where: refusal.place,
            remedy: refusal.remedy?[language])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if let data = try? encoder.encode(problem) {  // four strings always encode
            say(String(decoding: data, as: UTF8.self))
        }
    }
}
