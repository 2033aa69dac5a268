private import Protection
public import TransparencyLog

extension Refusal {
    /// A key, a note or a checkpoint that is refused.
    public init(_ error: LogError) {
        // A checkpoint whose signature does not hold is what verifying is there to find.
        let kind: Kind =
            switch error {
            case .signatureInvalid, .headMalformed: .verification
            default: .data
            }
        self.init(kind, code: "log_refused", told: Phrase(fr: error.french, en: error.english))
    }

    /// A log that is not signed, because it does not go on from what was signed before.
    public init(_ refusal: LogRefusal) {
        self.init(.verification, code: "log_not_grown", told: Phrase(fr: refusal.french, en: refusal.english))
    }
}
