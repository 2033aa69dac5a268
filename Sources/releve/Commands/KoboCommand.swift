import ArgumentParser
import Foundation
import Protection
import Store
import Workflows

/// `releve kobo`: what a Kobo server holds of reports that it passed on.
struct KoboCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kobo", abstract: "Files that a Kobo server holds.", subcommands: [Fetch.self])

    struct Fetch: AsyncParsableCommand, SecretCommand {
        static let configuration = CommandConfiguration(
            commandName: "fetch", abstract: "Fetch photos and recordings that submissions name and that have not come.",
            discussion: """
                Goes to the hosts named and to no other, by https. Run it by a timer, as often as files are wanted.
                """)

        @Option(help: "The Kobo server: kf.example.org. Named again: hosts it may lead on to, which get no token.")
        var host: [String]
        @Option(help: "A file with an API token of the Kobo server, readable by its owner alone.") var tokenFile:
            String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var vaultOptions: VaultOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let fetched: Int
            let left: [Left]

            struct Left: Encodable {
                let report: String
                let name: String
                let why: String
            }
        }

        func validate() throws {
            guard !host.isEmpty else { throw ValidationError("Name the server: --host kf.example.org") }
        }

        func run() async throws {
            let location = try storeOptions.location()
            let token = try tokenFile.map(Self.token)
            let hosts = host
            let summary = try await storeOptions.withStore { store in
                try await vaultOptions.withVault(location, in: output.language) { vault in
                    try await FetchKoboFiles(
                        intake: Intake(store: store, vault: vault), hosts: hosts,
                        carry: { address, isFirst in await KoboDownload(address, token: isFirst ? token : nil).run() }
                    )(at: { .now })
                }
            }
            let language = output.language
            if output.json {
                try Report.json(
                    Answer(
                        fetched: summary.fetched,
                        left: summary.left.map {
                            Answer.Left(report: $0.report, name: $0.name, why: $0.why[language])
                        }))
            } else {
                print(
                    Phrase(
                        fr: "\(summary.fetched) fichiers arrivés, \(summary.left.count) manquent encore",
                        en: "\(summary.fetched) files fetched, \(summary.left.count) still missing")[language])
                for one in summary.left { print("\(one.report) \(one.name): \(one.why[language])") }
            }
            if summary.fetched == 0, !summary.left.isEmpty { throw ExitCode(ReleveExit.data.rawValue) }
        }

        private static func token(in path: String) throws -> String {
            let mode = (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Refusal(
                    .usage, code: "token_unreadable",
                    message: Phrase(fr: "Le jeton ne se lit pas.", en: "The token cannot be read."), place: path)
            }
            guard let mode, mode & 0o077 == 0 else {
                throw Refusal(
                    .usage, code: "token_exposed",
                    message: Phrase(
                        fr: "D’autres que vous peuvent lire ce jeton.", en: "Others than you can read this token."),
                    place: path, remedy: Phrase(fr: "Faites chmod 600.", en: "Run chmod 600."))
            }
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
