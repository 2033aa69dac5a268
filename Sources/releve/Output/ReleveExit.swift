import Workflows

/// The exit codes scripts rely on. The one place where a failure becomes a number.
enum ReleveExit: Int32 {
    case done = 0
    case data = 1
    case usage = 2
    case store = 3
    case cancelled = 4
    case verification = 5

    init(_ kind: Refusal.Kind) {
        switch kind {
        // The contract has no number for a fault of the program; its code, `unforeseen`, tells it.
        case .data, .notFound, .fault: self = .data
        case .usage: self = .usage
        case .store: self = .store
        case .cancelled: self = .cancelled
        case .verification: self = .verification
        }
    }
}
