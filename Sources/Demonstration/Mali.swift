public import Protection

/// The demonstration: Mali as it could be known on 30 June 2023, the day the Security Council ended the mandate of
/// MINUSMA (resolution 2690).
public enum Mali {
    /// The day of the view. Nothing that happened later is in any table but `MaliHindsight`.
    public static let asKnown = Day(year: 2023, month: 6, day: 30) ?? Day(daysSinceEpoch: 19_538)
    /// The last month the view holds whole.
    public static let lastMonth = asKnown.month
    /// The day by which the mission had to be gone.
    public static let deadline = Day(year: 2023, month: 12, day: 31) ?? Day(daysSinceEpoch: 19_722)
    /// The country as sources write it.
    public static let country = "Mali"
    /// The mission.
    public static let mission = "MINUSMA"
}
