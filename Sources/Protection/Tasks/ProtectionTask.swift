/// The ladder a task climbs as it passes from the mission to a successor.
public enum TaskLevel: Int, CaseIterable, Comparable, Sendable {
    case none = 0
    case named = 1
    case agreedInWriting = 2
    case resourced = 3
    case shadowRun = 4
    case done = 5

    public static func < (left: TaskLevel, right: TaskLevel) -> Bool { left.rawValue < right.rawValue }
}

/// A task of the mission's mandate and who might take it.
public struct ProtectionTask: Hashable, Sendable {
    public let code: String
    public let group: String
    public let title: String
    public let mandateReference: String
    /// Candidate successors as the source lists them.
    public let successors: [String]
    /// What is lost where nobody takes it.
    public let gap: String
    /// How much the task matters for protecting civilians, 1–5.
    public let weight: Int
    public let source: String

    public init(
        code: String, group: String, title: String, mandateReference: String, successors: [String], gap: String,
        weight: Int, source: String
    ) {
        self.code = code
        self.group = group
        self.title = title
        self.mandateReference = mandateReference
        self.successors = successors
        self.gap = gap
        self.weight = weight
        self.source = source
    }
}

/// How far one task has come at one site with one successor, on a day.
public struct TaskStanding: Hashable, Sendable {
    public let task: String
    public let site: String
    public let successor: String
    public let level: TaskLevel
    public let on: Day
    /// What the level rests on; empty means nobody has shown anything.
    public let evidence: String

    public init(task: String, site: String, successor: String, level: TaskLevel, on: Day, evidence: String) {
        self.task = task
        self.site = site
        self.successor = successor
        self.level = level
        self.on = on
        self.evidence = evidence
    }
}
