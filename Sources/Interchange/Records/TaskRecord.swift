public import Protection

/// What a file of tasks can hold.
public enum TaskRecord: Hashable, Sendable {
    case task(ProtectionTask)
    case standing(TaskStanding)
}
