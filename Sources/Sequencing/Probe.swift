internal import Foundation
public func probeFreight(_ i: Instance) {
    let p = Problem(i); let w = p.windows()
    func c() -> Double { Double(clock()) / 1e6 }
    for (pre, sol) in [("on", "ipm"), ("on", "simplex")] {
        let f = FreightModel(p); f.model?.set("presolve", pre); f.model?.set("solver", sol)
        var t = c(); var s = f.solve(closings: w.latest)
        print(pre, sol, "cold", c() - t, s?.exported ?? -1, "work", f.work)
        var g = SeededGenerator(seed: 3)
        for _ in 0..<3 { var cl = w.latest; for b in cl.indices { cl[b] = w.earliest[b] + g.below(w.latest[b] - w.earliest[b] + 1) }
            t = c(); let k = f.work; s = f.solve(closings: cl); print("   next", c() - t, s?.exported ?? -1, "work", f.work - k, "greedy", p.judgeFreight(p.greedyFreight(closings: cl), closings: cl).exported)
            cl[5] = max(w.earliest[5], cl[5] - 1); t = c(); let k2 = f.work; s = f.solve(closings: cl); print("   near", c() - t, s?.exported ?? -1, "work", f.work - k2) }
    }
}
