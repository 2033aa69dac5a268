import ArgumentParser

/// `releve log`: the tamper-evident log.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Sign, verify and prove the log that nobody can rewrite.",
        discussion: """
            Keep the public key and every checkpoint where this machine cannot reach. What came after the last \
            checkpoint kept there can be cut off without a trace.
            """,
        subcommands: [
            LogKeyCommand.self, LogCheckpointCommand.self, LogVerifyCommand.self, LogProveCommand.self,
        ])
}
