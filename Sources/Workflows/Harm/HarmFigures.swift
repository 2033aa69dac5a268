public import Protection

/// What one selection of incidents comes to: the count, the sums, the choices beside it, and which lines it shows.
public struct HarmFigures: Sendable {
    /// One month of the time line.
    public struct MonthSum: Sendable {
        public let month: Month
        public let incidents: Int
        /// Civilians killed, over the incidents that count; nil where none speaks of it.
        public let killed: CountRange?
    }

    /// One area of the map; nil is what nobody has placed.
    public struct AreaSum: Sendable {
        public let area: AreaRef?
        public let incidents: Int
        public let killed: CountRange?
    }

    /// How many incidents are selected.
    public internal(set) var count = 0
    /// Of these, those whose harm counts as recorded.
    public internal(set) var counting = 0
    public internal(set) var contested = 0
    /// Civilians killed, over those that count; nil where none speaks of it.
    public internal(set) var killed: CountRange?
    /// Of those that count, how many give no number of civilians killed.
    public internal(set) var silent = 0
    public internal(set) var months: [MonthSum] = []
    public internal(set) var areas: [AreaSum] = []
    /// Points with the civilians killed there, the gravest first, 400 at most.
    public internal(set) var points: [(coordinate: Coordinate, killed: CountRange)] = []
    /// How many more points there are than these.
    public internal(set) var pointsLeftOut = 0

    // How many incidents each choice would show, the other choices being as they are.
    public internal(set) var categories: [(ReportCategory?, Int)] = []
    public internal(set) var states: [(HarmSelection.StateChoice, Int)] = []
    /// By step; nil for those nobody has graded.
    public internal(set) var grades: [(Int?, Int)] = []
    /// By the code as it was recorded.
    public internal(set) var causes: [(CasualtyCode<HarmCause>, Int)] = []
    public internal(set) var areaChoices: [(AreaRef, Int)] = []
    public internal(set) var actors: [(String, Int)] = []

    /// The numbers of the changes whose summaries stand on the page, in its order.
    public internal(set) var page: [Int] = []
    /// Whether there are more after these.
    public internal(set) var hasMore = false
}
