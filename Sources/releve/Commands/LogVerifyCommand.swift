import ArgumentParser
import Protection
import Store
import TransparencyLog
import Workflows

/// `releve log verify`: reads every entry and holds it against checkpoints kept elsewhere. Exit code 5 if any is wrong.
struct LogVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Read the whole log and say what is wrong with it.")

    @Option(name: .customLong("checkpoint"), help: "A checkpoint kept elsewhere; may be given several times.")
    var checkpoints: [String] = []
    @Option(help: "The log's public key, from the same safe place.") var vkey: String?
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var answer: OutputOptions

    private struct Answer: Encodable {
        let size: Int
        let root: String
        let sound: Bool
        let protectedSize: Int
        let confirmed: [String]
        let faults: [String]
    }

    func validate() throws {
        if !checkpoints.isEmpty, vkey == nil {
            throw ValidationError("--checkpoint needs --vkey, the log's public key.")
        }
        if checkpoints.isEmpty, vkey != nil { throw ValidationError("--vkey needs at least one --checkpoint.") }
    }

    func run() async throws {
        let verifier = try vkey.map { try NoteVerifier($0) }
        let files = try checkpoints.map { VerifyLog.KeptFile(name: $0, note: try Files.text(at: $0)) }
        let showsProgress = answer.showsProgress
        let verdict = try await storeOptions.withStore { store in
            do {
                return try await VerifyLog(store.facts)(against: files, by: verifier) { read in
                    if showsProgress { Report.note("  \(read)") }
                }
            } catch let error as LogError {
                throw Refusal(error).placed(at: files.count == 1 ? files[0].name : "--checkpoint")
            }
        }
        let faults = verdict.faults.map { answer.language == .french ? $0.french : $0.english }
        if answer.json {
            try Report.json(
                Answer(
                    size: verdict.size, root: verdict.root.description, sound: verdict.isSound,
                    protectedSize: verdict.protectedSize, confirmed: verdict.confirmed, faults: faults))
        } else {
            for fault in faults { print(fault) }
            print(summary(verdict)[answer.language])
        }
        if !verdict.isSound { throw ExitCode(ReleveExit.verification.rawValue) }
    }

    private func summary(_ verdict: LogVerdict) -> Phrase {
        let (size, open) = (verdict.size, verdict.unprotected)
        let found =
            verdict.isSound
            ? Phrase(fr: "\(size) entrées lues, rien d’anormal.", en: "\(size) entries read, nothing wrong.")
            : Phrase(
                fr: "\(size) entrées lues : le journal a été altéré.", en: "\(size) entries read: the log was altered.")
        guard open > 0 else { return found }
        return Phrase(
            fr: found.french + " Les \(open) dernières ne sont couvertes par aucun point de contrôle gardé ailleurs : "
                + "elles auraient pu être coupées ou réécrites sans trace.",
            en: found.english
                + " The last \(open) are covered by no checkpoint kept elsewhere: they could have been cut "
                + "off or rewritten without a trace.")
    }
}
