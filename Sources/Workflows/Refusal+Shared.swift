public import Protection

extension Refusal {
    /// Codes that several places give or wait for: each has one kind, and its words say of what.
    public enum Shared: String, Sendable {
        case vaultLocked = "vault_locked"
        case changedMeanwhile = "changed_meanwhile"
        case areaUnknown = "area_unknown"
        case areaMalformed = "area_malformed"
        case nameTaken = "name_taken"
        case notFound = "not_found"
        case twoPersonsNeeded = "two_persons_needed"
        case tooLarge = "too_large"
        case envelopeRefused = "envelope_refused"

        fileprivate var kind: Kind {
            switch self {
            case .vaultLocked: .store
            case .changedMeanwhile: .verification
            case .areaUnknown: .data
            case .notFound: .notFound
            case .areaMalformed, .nameTaken, .twoPersonsNeeded, .tooLarge, .envelopeRefused: .usage
            }
        }
    }

    public init(_ shared: Shared, message: Phrase, place: String? = nil, remedy: Phrase? = nil) {
        self.init(shared.kind, code: shared.rawValue, message: message, place: place, remedy: remedy)
    }

    /// Whether it is the one that bears this code.
    public func isShared(_ shared: Shared) -> Bool { code == shared.rawValue }
}
