public struct Probe {
    let p: Problem; var a: Annealer
    public init(_ i: Instance, seed: UInt64) { p = Problem(i); a = Annealer(p, windows: p.windows(), freight: FreightModel(p), seed: seed) }
    public mutating func cool(_ h: Double, _ c: Double, _ f: () -> Double) { a.cool(from: h, to: c, spent: f) }
    public mutating func restore() { a.restoreBest() }
    public var info: String { "best \(a.best?.objective ?? -1) iters \(a.iterations) solves \(a.solves) cur \(a.state.objective) feas \(a.state.isFeasible) pen \(a.state.penaltyCost) esc \(a.state.escortExcess) cov \(a.state.coverExcess) crowd \(a.state.crowding) veto \(a.state.vetoes)" }
    public var hasBest: Bool { a.best != nil }
}
