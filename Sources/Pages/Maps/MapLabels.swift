import Protection

/// Names on a map: areas with their range, and sites where room is left, set so that no two cover each other. A phone
/// has a set of its own, the three areas that carry the headline.
struct MapLabels {
    struct Label {
        let name: String
        let range: String
        let x: Double
        let y: Double
        let anchor: Anchor

        /// Where the point stands in the text. At an edge of the map the text begins or ends there, so that a panel
        /// narrower than the labels were fitted for cuts none of it off.
        enum Anchor: String {
            case start = "s"
            case middle = "m"
            case end = "e"
        }

        func markup(_ frame: MapProjection, as kind: String) -> HTML {
            let x = x / frame.width * 100
            let y = y / frame.height * 100
            return """
                <text class="lab \(kind) \(anchor.rawValue)" x="\(at: x)%" y="\(at: y)%">\(name)\
                <tspan x="\(at: x)%" dy="1.15em">\(range)</tspan></text>
                """
        }
    }

    /// The name of a site, beside its mark; left out where there is no room for it.
    struct SiteLabel {
        let name: String
        let x: Double
        let y: Double
        let isBefore: Bool

        func markup(_ frame: MapProjection) -> HTML {
            """
            <text class="lab soft minor\(isBefore ? " e" : "")" x="\(at: x / frame.width * 100)%" \
            y="\(at: y / frame.height * 100)%" dx="\(isBefore ? -10 : 10)" dy="4">\(name)</text>
            """
        }
    }

    /// For the panel of a desktop page, and for the narrowest phone.
    private let wide: [Label]
    private let narrow: [Label]
    private let sites: [SiteLabel]

    /// The widths the two sets are fitted for, pixels.
    private static let panel = 640.0
    private static let phone = 275.0

    init(_ map: AreaMap, _ outline: MapOutline, named: Set<AreaRef>, _ l: Language) {
        var taken = Room(map.sites, on: outline, panel: Self.panel)
        wide = taken.place(map.fills.filter { named.contains($0.ref) }, l)
        sites = taken.place(map.sites, except: Set(wide.map(\.name)))
        // So small a map has no room to keep clear of the sites too.
        var small = Room([], on: outline, panel: Self.phone)
        narrow = Array(small.place(map.fills.filter { named.contains($0.ref) }, l).prefix(3))
    }

    func markup(_ frame: MapProjection) -> HTML {
        """
        \(HTML.each(sites) { $0.markup(frame) })\(HTML.each(wide) { $0.markup(frame, as: "wide") })\
        \(HTML.each(narrow) { $0.markup(frame, as: "narrow") })
        """
    }
}

/// What is taken on a map of some width, in units of the drawing.
private struct Room {
    private let outline: MapOutline
    /// Units a pixel.
    private let unit: Double
    private var taken: [(x: Double, y: Double, width: Double, height: Double)]

    init(_ sites: [AreaMap.SiteMark], on outline: MapOutline, panel: Double) {
        self.outline = outline
        let unit = outline.projection.width / panel
        self.unit = unit
        taken = sites.map {
            let at = outline.projection.point($0.coordinate)
            return (at.x, at.y, 12 * unit, 12 * unit)
        }
    }

    private mutating func take(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Bool {
        let isFree = !taken.contains {
            abs($0.x - x) < ($0.width + width) / 2 && abs($0.y - y) < ($0.height + height) / 2
        }
        if isFree { taken.append((x, y, width, height)) }
        return isFree
    }

    /// Areas with their range, the gravest first; one without room is left out.
    mutating func place(_ fills: [AreaMap.Fill], _ l: Language) -> [MapLabels.Label] {
        var placed: [MapLabels.Label] = []
        for fill in fills.sorted(by: { ($0.killed?.min ?? 0) > ($1.killed?.min ?? 0) }) {
            guard let killed = fill.killed, let position = outline.position(of: fill.ref) else { continue }
            let range = l.range(killed)
            let centre = outline.shapes[position].label
            let width = Double(max(fill.name.count, range.count)) * 7.8 * unit
            let height = 30 * unit
            let spots = [
                (0.0, 0.0), (0, -0.6), (0, 0.6), (0, -1.1), (0, 1.1), (0.5, 0.6), (-0.5, 0.6), (0.6, -0.6),
                (-0.6, -0.6),
                (-0.8, 0),
            ]
            for (dx, dy) in spots {
                let wanted = centre.x + dx * width
                let x = min(max(wanted, width / 2), outline.projection.width - width / 2)
                let y = min(max(centre.y + dy * height, height / 2), outline.projection.height - height / 2)
                guard take(x, y, width, height) else { continue }
                let anchor: MapLabels.Label.Anchor = wanted < x ? .start : wanted > x ? .end : .middle
                let point = anchor == .start ? 0 : anchor == .end ? outline.projection.width : x
                // The text's own baseline lies under its first line.
                placed.append(
                    MapLabels.Label(name: fill.name, range: range, x: point, y: y - 3 * unit, anchor: anchor))
                break
            }
        }
        return placed
    }

    /// Sites by name, after their mark or before it; what the map names already is not named twice.
    mutating func place(_ sites: [AreaMap.SiteMark], except said: Set<String>) -> [MapLabels.SiteLabel] {
        var placed: [MapLabels.SiteLabel] = []
        for site in sites where !said.contains(site.name) && outline.projection.shows(site.coordinate) {
            let at = outline.projection.point(site.coordinate)
            let width = Double(site.name.count) * 6.8 * unit
            for isBefore in [false, true] {
                let x = at.x + (isBefore ? -1 : 1) * (width / 2 + 9 * unit)
                let isInside = x - width / 2 > 0 && x + width / 2 < outline.projection.width
                guard isInside, take(x, at.y, width, 15 * unit) else { continue }
                placed.append(MapLabels.SiteLabel(name: site.name, x: at.x, y: at.y, isBefore: isBefore))
                break
            }
        }
        return placed
    }
}
