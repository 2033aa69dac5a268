extension Problem {
    /// Freight sent as early as stocks, roads and trucks allow, bases that close first being served first.
    ///
    /// Always feasible, not always best; stands in where the linear program is not solved.
    func greedyFreight(closings: [Int]) -> [[Double]] {
        var stock = instance.bases.map(\.containers)
        var shipments = instance.bases.map { _ in [Double](repeating: 0, count: weeks) }
        let turn = instance.bases.indices.sorted { (closings[$0], $0) < (closings[$1], $1) }
        for week in 0..<weeks {
            for base in turn where parent[base] >= 0 && week >= transit[base] && transit[base] > 0 {
                stock[parent[base]] += shipments[base][week - transit[base]]
            }
            var trucks = instance.pools.map { $0.capacity[week] }
            for base in turn where week < closings[base] + instance.bases[base].liquidationWeeks {
                let cycle = instance.bases[base].truckCycle
                let hauled = cycle > 0 ? trucks[pool[base]] / cycle : .infinity
                let amount = max(0, min(stock[base], instance.bases[base].outCap[week], hauled))
                shipments[base][week] = amount
                stock[base] -= amount
                trucks[pool[base]] -= amount * cycle
                if parent[base] >= 0, transit[base] == 0 { stock[parent[base]] += amount }
            }
        }
        return shipments
    }

    /// Closings outside their windows.
    func windowViolations(_ closings: [Int]) -> [Violation] {
        closings.indices.filter { closings[$0] < earliest[$0] || closings[$0] > latest[$0] }.map {
            .window(
                base: instance.bases[$0].id, week: closings[$0], earliest: earliest[$0], latest: latest[$0])
        }
    }
}
