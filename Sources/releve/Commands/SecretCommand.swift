import ArgumentParser

/// A command that reads who people are, or what was sealed: `Releve` has its freed memory overwritten before it runs.
protocol SecretCommand: ParsableCommand {
    /// Whether it does so with the arguments it was given.
    var readsSecrets: Bool { get }
}

extension SecretCommand {
    var readsSecrets: Bool { true }
}
