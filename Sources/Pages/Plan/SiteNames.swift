import Protection

/// Where the name of each site stands on the week map, so that it covers no other site and no other name.
struct SiteNames {
    /// The place of a name beside its mark.
    enum Side: CaseIterable {
        case right, left, above, below, rightAbove, rightBelow, leftAbove, leftBelow

        func text(_ name: String) -> HTML {
            switch self {
            case .right: "<text class=\"lab\" x=\"10\" y=\"4\">\(name)</text>"
            case .left: "<text class=\"lab e\" x=\"-10\" y=\"4\">\(name)</text>"
            case .above: "<text class=\"lab m\" y=\"-12\">\(name)</text>"
            case .below: "<text class=\"lab m\" y=\"20\">\(name)</text>"
            case .rightAbove: "<text class=\"lab\" x=\"7\" y=\"-6\">\(name)</text>"
            case .rightBelow: "<text class=\"lab\" x=\"7\" y=\"15\">\(name)</text>"
            case .leftAbove: "<text class=\"lab e\" x=\"-7\" y=\"-6\">\(name)</text>"
            case .leftBelow: "<text class=\"lab e\" x=\"-7\" y=\"15\">\(name)</text>"
            }
        }

        /// From the mark to the middle of the name, pixels.
        func offset(width: Double) -> (x: Double, y: Double) {
            switch self {
            case .right: (10 + width / 2, 0)
            case .left: (-10 - width / 2, 0)
            case .above: (0, -16)
            case .below: (0, 16)
            case .rightAbove: (7 + width / 2, -10)
            case .rightBelow: (7 + width / 2, 11)
            case .leftAbove: (-7 - width / 2, -10)
            case .leftBelow: (-7 - width / 2, 11)
            }
        }
    }

    /// One for each site, in the order they were given.
    let sides: [Side]

    /// The width the names are fitted for, pixels: a phone's, the narrowest there is.
    private static let panel = 300.0

    private struct Box {
        let x: Double
        let y: Double
        let width: Double
        let height: Double

        func touches(_ other: Box) -> Bool {
            abs(x - other.x) < (width + other.width) / 2 && abs(y - other.y) < (height + other.height) / 2
        }
    }

    init(_ sites: [PlanPage.Closure], in frame: SiteFrame) {
        let marks = sites.map { site in
            site.coordinate.map { coordinate in
                let at = frame.percent(coordinate)
                return Box(
                    x: at.x / 100 * Self.panel, y: at.y / 100 * Self.panel * frame.shape, width: 12, height: 12)
            }
        }
        var taken: [Box] = []
        var sides: [Side] = []
        for (index, site) in sites.enumerated() {
            guard let mark = marks[index] else {
                sides.append(.right)
                continue
            }
            let others = taken + marks.indices.filter { $0 != index }.compactMap { marks[$0] }
            let width = Double(site.name.count) * 7.9
            func box(_ side: Side) -> Box {
                let offset = side.offset(width: width)
                return Box(x: mark.x + offset.x, y: mark.y + offset.y, width: width, height: 14)
            }
            let side = Side.allCases.first { side in
                let box = box(side)
                return box.x - width / 2 > 0 && box.x + width / 2 < Self.panel && !others.contains(where: box.touches)
            }
            sides.append(side ?? .above)
            taken.append(box(side ?? .above))
        }
        self.sides = sides
    }
}
