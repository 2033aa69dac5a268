/// What a move under trial has changed, so that it can be taken back.
struct Journal: Sendable {
    var cells: [Int] = []
    var cellValues: [(covered: Double, residual: Double, unprotected: Double)] = []
    var cellStamp: [Int] = []
    var areaStamp: [Int] = []
    var areas: [Int] = []
    var benchmarkStamp: [Int] = []
    var benchmarks: [(index: Int, cost: Double)] = []
    var closings: [(base: Int, week: Int)] = []
    var completions: [(task: Int, week: Int)] = []
    var coverGaps: [(base: Int, gap: Double)] = []
    var actors: [Int] = []
    /// Exchanged or shifted places of an actor's order, to be undone in reverse.
    var orderMove: (from: Int, to: Int)?
    var stamp = 0
    var sums = Sums()

    /// The scalar terms before the move.
    struct Sums: Sendable {
        var weightedHarm = 0.0
        var closingCost = 0.0
        var waiverCost = 0.0
        var escortExcess = 0.0
        var coverExcess = 0.0
        var crowding = 0.0
        var vetoes = 0
    }

    init() {}

    init(cells: Int, areas: Int, benchmarks: Int) {
        cellStamp = Array(repeating: 0, count: cells)
        areaStamp = Array(repeating: 0, count: areas)
        benchmarkStamp = Array(repeating: 0, count: benchmarks)
    }

    mutating func open(_ sums: Sums) {
        stamp += 1
        self.sums = sums
        cells.removeAll(keepingCapacity: true)
        cellValues.removeAll(keepingCapacity: true)
        areas.removeAll(keepingCapacity: true)
        benchmarks.removeAll(keepingCapacity: true)
        closings.removeAll(keepingCapacity: true)
        completions.removeAll(keepingCapacity: true)
        coverGaps.removeAll(keepingCapacity: true)
        actors.removeAll(keepingCapacity: true)
        orderMove = nil
    }
}
