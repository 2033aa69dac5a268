public import Protection

/// What a file of tasks can hold.
public enum TaskRecord: Hashable, Sendable {
    case task(ProtectionTask)
    case standing(TaskStanding)
}

extension TaskRecord: Digested {
    func feed(_ digest: inout ContentDigest) {
        switch self {
        case .task(let task): task.feed(&digest)
        case .standing(let standing): standing.feed(&digest)
        }
    }
}
