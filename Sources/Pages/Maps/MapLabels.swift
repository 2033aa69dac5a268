import Protection

/// Names on a map: areas with their range, set so that no two cover each other at the width of a desktop panel.
struct MapLabels {
    struct Label {
        let name: String
        let range: String
        let x: Double
        let y: Double
        let isMinor: Bool

        func markup(_ frame: MapProjection) -> HTML {
            let x = x / frame.width * 100
            let y = y / frame.height * 100
            return """
                <text class="lab m\(isMinor ? " minor" : "")" x="\(at: x)%" y="\(at: y)%">\(name)\
                <tspan x="\(at: x)%" dy="1.15em">\(range)</tspan></text>
                """
        }
    }

    let placed: [Label]

    /// The width of the panel a label is fitted for, pixels.
    private static let panel = 640.0

    init(_ map: AreaMap, _ outline: MapOutline, named: Set<AreaRef>, _ l: Language) {
        let unit = outline.projection.width / Self.panel
        var taken: [(x: Double, y: Double, width: Double, height: Double)] = map.sites.map {
            let at = outline.projection.point($0.coordinate)
            return (at.x, at.y, 12 * unit, 12 * unit)
        }
        var placed: [Label] = []
        let ranked = map.fills.filter { named.contains($0.ref) }
            .sorted { ($0.killed?.min ?? 0) > ($1.killed?.min ?? 0) }
        for fill in ranked {
            guard let killed = fill.killed, let position = outline.position(of: fill.ref) else { continue }
            let range = l.range(killed)
            let centre = outline.shapes[position].label
            let width = Double(max(fill.name.count, range.count)) * 7.4 * unit
            let height = 30 * unit
            let spots = [(0.0, 0.0), (0, -0.6), (0, 0.6), (0, -1.1), (0, 1.1), (0.5, 0.6), (-0.5, 0.6), (0.6, -0.6)]
            for (dx, dy) in spots {
                let x = min(max(centre.x + dx * width, width / 2), outline.projection.width - width / 2)
                let y = min(max(centre.y + dy * height, height / 2), outline.projection.height - height / 2)
                let isFree = !taken.contains {
                    abs($0.x - x) < ($0.width + width) / 2 && abs($0.y - y) < ($0.height + height) / 2
                }
                guard isFree else { continue }
                taken.append((x, y, width, height))
                // The text's own baseline lies under its first line.
                placed.append(Label(name: fill.name, range: range, x: x, y: y - 3 * unit, isMinor: placed.count >= 3))
                break
            }
        }
        self.placed = placed
    }
}
