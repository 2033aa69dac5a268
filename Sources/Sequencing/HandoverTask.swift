/// A task of the mission that a receiving actor may take over.
public struct HandoverTask: Sendable, Equatable, Codable {
    /// Identifier used by plans.
    public var id: String
    /// Base that performs the task today.
    public var base: String
    /// Area it protects.
    public var area: String
    /// Actor that would take it over.
    public var actor: String
    /// First week in which the handover may start.
    public var ready: Int
    /// Weeks the handover takes, at least 1.
    public var duration: Int
    /// Weeks from completion to full effect, at least 1.
    public var ramp: Int
    /// Share of the area's harm averted at full effect.
    public var protection: Double

    /// Makes a task.
    public init(
        id: String, base: String, area: String, actor: String, ready: Int, duration: Int, ramp: Int, protection: Double
    ) {
        self.id = id
        self.base = base
        self.area = area
        self.actor = actor
        self.ready = ready
        self.duration = duration
        self.ramp = ramp
        self.protection = protection
    }
}
