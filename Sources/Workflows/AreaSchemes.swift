import Protection

/// The schemes of areas a store holds, and which of them pictures are drawn by.
struct AreaSchemes {
    private struct Candidate {
        let scheme: String
        let level: Int
        let outlined: Int
        let areas: Int
        let validFrom: Day?
    }

    private let candidates: [Candidate]

    init(_ areas: [Area]) {
        candidates = Dictionary(grouping: areas, by: \.ref.scheme).flatMap { scheme, members in
            Dictionary(grouping: members.filter { (1...2).contains($0.level) }, by: \.level).map { level, areas in
                Candidate(
                    scheme: scheme, level: level, outlined: areas.count { $0.outline != nil }, areas: areas.count,
                    validFrom: areas.compactMap(\.validFrom).max())
            }
        }
    }

    /// The scheme and level to draw: the one asked for at its finest outlined level; else the finest with outlines,
    /// the latest of those; else the one the event source names; else whichever there is.
    func choice(preferring scheme: String?) -> (scheme: String, level: Int) {
        let pool = candidates.filter { scheme == nil || $0.scheme == scheme }
        let best = pool.max { left, right in
            let a = (left.outlined > 0 ? 1 : 0, left.outlined > 0 ? left.level : 0, left.validFrom?.daysSinceEpoch ?? 0)
            let b = (
                right.outlined > 0 ? 1 : 0, right.outlined > 0 ? right.level : 0, right.validFrom?.daysSinceEpoch ?? 0
            )
            if a != b { return a < b }
            // Without outlines, only names can place an incident: the event source's own areas come first.
            let c = (left.scheme.hasPrefix("ucdp") ? 1 : 0, -left.level, left.areas, left.scheme)
            let d = (right.scheme.hasPrefix("ucdp") ? 1 : 0, -right.level, right.areas, right.scheme)
            return c < d
        }
        return best.map { ($0.scheme, $0.level) } ?? (scheme ?? "ucdp-adm1", 1)
    }
}
