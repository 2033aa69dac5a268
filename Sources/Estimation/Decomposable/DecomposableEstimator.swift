/// Estimates the number of people by averaging over all decomposable graphs of dependence between lists
/// (Madigan and York 1997; as in the R package dga of Johndrow, Lum and Ball).
///
/// Given a graph, the chances of the patterns have a hyper-Dirichlet prior (Dawid and Lauritzen 1993) that spreads one
/// person evenly over the 2^lists cells. All graphs but the complete one are equally likely beforehand, and N has a
/// prior 1/N up to a limit. Everything is in closed form; there is no simulation.
public struct DecomposableEstimator: Sendable {
    /// The most lists: beyond, graphs are too many to list.
    public static let listLimit = 6

    public var level = 0.95
    /// People the prior spreads over all cells; 1 is dga's 2^−lists in each.
    public var priorWeight = 1.0
    /// The most people that may be missing; nil leaves it to `largestUnrecorded`.
    public var largest: Int?
    /// How many draws of the posterior the estimate carries.
    public var drawCount = 2_000
    public var seed: UInt64 = 1

    /// The estimator with the settings of the product.
    public init() {}

    /// The limit of the prior where none is given: twenty times those observed, but no more than the larger of 30,000
    /// and eight times those observed. Where the data say little the limit matters, and a note says so.
    public static func largestUnrecorded(observed: Int) -> Int { min(20 * observed, max(30_000, 8 * observed)) }

    /// The estimate for one table.
    public func estimate(
        _ table: ListTable, shouldStop: () -> Bool = { false }
    ) throws(EstimationError) -> PopulationEstimate {
        try checkLevel(level)
        let count = table.lists.count
        guard count > 1 else { throw .oneList }
        guard table.hasOverlap else { throw .noOverlap }
        guard count > 2 else { throw .tooFewLists(.decomposable, found: count, least: 3) }
        guard count <= Self.listLimit else {
            throw .tooManyListsForMethod(.decomposable, found: count, limit: Self.listLimit)
        }
        let limit = max(1, largest ?? Self.largestUnrecorded(observed: table.observed))
        let grid = UnrecordedGrid(largest: limit)
        let graphs = DecomposableGraph.all(count)
        let posterior = try GraphPosterior(
            graphs, table, grid: grid, priorWeight: priorWeight, shouldStop: shouldStop)
        let outside = (1 - level) / 2
        let ends = [outside, 0.5, 1 - outside].map { grid.quantile($0, of: posterior.masses) }
        var notes: [EstimateNote] = [
            .likeliestGraph(
                graphs[posterior.likeliest].notation(count), probability: posterior.probability, graphs: graphs.count)
        ]
        // What the prior's limit cuts off: a posterior still high at the edge goes on beyond.
        let edge = grid.points.indices.filter { grid.points[$0] > 0.98 * Double(limit) }
        let atEdge = edge.reduce(0) { $0 + posterior.masses[$1] } / posterior.masses.reduce(0, +)
        if atEdge > 0.001 { notes.append(.heldByLimit(largest: limit)) }
        var random = SplitMix(seed: seed)
        let shares = (0..<drawCount).map { (Double($0) + random.uniform()) / Double(drawCount) }
        let draws = grid.quantiles(shares, of: posterior.masses).map { Double(table.observed) + $0 }
        return PopulationEstimate(
            method: .decomposable, observed: table.observed, level: level, unrecorded: ends[1], low: ends[0],
            high: ends[2], notes: notes, draws: draws)
    }
}
