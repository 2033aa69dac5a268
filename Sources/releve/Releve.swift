import ArgumentParser
import Foundation
import Protection
import Vault
import Workflows

/// The command line: each command reads its arguments, calls one use case and prints what came of it.
@main
struct Releve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "releve",
        abstract: "Keeps civilians protected while a peace mission leaves, and after it has gone.",
        discussion: """
            A store is a folder or a PostgreSQL database: --store FOLDER | postgres://…, else RELEVE_STORE, else
            ./releve-data. Exit codes: 0 done · 1 data refused, or no feasible answer · 2 usage · 3 store · 4 cancelled ·
            5 verification failed.
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, MigrateCommand.self, ImportCommand.self, AssessCommand.self, PlanCommand.self,
            LinkCommand.self, PersonsCommand.self, EstimateCommand.self,
            ServeCommand.self, DemoCommand.self, UserCommand.self, TokenCommand.self, DeviceCommand.self,
            LogCommand.self,
            OrganisationKeyCommand.self, OpenCommand.self, KoboCommand.self, VaultCommand.self, BackupCommand.self,
            RestoreCommand.self,
        ])

    /// Runs the command and ends with the exit code of the contract.
    static func main() async {
        do {
            // Handed over whole: from here on only the task that runs it touches it.
            nonisolated(unsafe) var command = try parseAsRoot()
            if let secret = command as? any SecretCommand, secret.readsSecrets { FreedMemory.overwriteFromNow() }
            if command is ServeCommand || command is DemoCommand {
                // A server ends in its own order.
                try await run(&command)
            } else {
                try await Interruption.obeyed { try await run(&command) }
            }
            try Report.flush()
        } catch {
            Report.end(with: error)
        }
    }

    private static func run(_ command: inout any ParsableCommand) async throws {
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    }
}
