public import Protection

/// A figure a plan rests on that no source gives, with the rule it was assumed by.
public struct AssumedValue: Hashable, Sendable {
    /// What it is a figure of.
    public let what: Phrase
    /// The figure with its unit.
    public let value: Phrase
    /// The rule, and why it is reasonable.
    public let why: Phrase

    public init(what: Phrase, value: Phrase, why: Phrase) {
        self.what = what
        self.value = value
        self.why = why
    }
}
