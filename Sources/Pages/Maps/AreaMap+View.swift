import Protection

extension AreaMap {
    /// The map: a drawing that scales, and over it marks and words that keep their size at every width.
    /// - Parameters:
    ///   - link: The page a labelled area opens.
    ///   - labels: How many areas are named on the map, six at most.
    func markup(title: String, describe: String, labels: Int, _ l: Language, link: (AreaRef) -> String) -> HTML {
        guard let outline else {
            return "<p class=\"hatched pad\"><span class=\"on-hatch\">\(MapWords.noMap, l)</span></p>"
        }
        let named = Set(
            fills.filter { ($0.killed?.min ?? 0) > 0 }.sorted { ($0.killed?.min ?? 0) > ($1.killed?.min ?? 0) }
                .prefix(min(labels, 6)).map(\.ref))
        let frame = outline.projection
        return """
            <div class="map" data-map\(HTML.when(choosing) { $0.attributes(frame) })>\
            <svg class="land" viewBox="0 0 \(at: frame.width) \(at: frame.height)" role="group" aria-label="\(title)">\
            <desc>\(describe)</desc><defs>\(outline.definitions)</defs>\
            \(HTML.each(fills) { shape($0, in: outline, isNamed: named.contains($0.ref), l, link) })\
            \(outline.frameMarkup(l))\(HTML.when(choosing?.chosen) { $0.markup(frame) })</svg>\
            <svg class="over" width="100%" height="100%" aria-hidden="true">\
            \(HTML.each(incidents.prefix(400)) { mark($0, frame) })\
            \(HTML.each(sites) { $0.markup(frame, l) })\
            \(MapLabels(self, outline, named: named, l).markup(frame))</svg></div>
            """
    }

    private func shape(
        _ fill: Fill, in outline: MapOutline, isNamed: Bool, _ l: Language, _ link: (AreaRef) -> String
    ) -> HTML {
        guard let position = outline.position(of: fill.ref) else { return .none }
        let low = fill.killed.map { Self.harmClass($0.min) } ?? 0
        let high = fill.killed.map { range in range.max.map(Self.harmClass) ?? 4 } ?? 0
        let href: HTML = "#a\(position)"
        let layers: HTML = """
            <use href="\(href)" class="\(fill.killed == nil ? "hu" : "h\(low)")"/>\
            \(HTML.when(high > low, "<use href=\"\(href)\" class=\"d\(high)\"/>"))\
            \(HTML.when(showsCoverage && (fill.killed == nil || fill.coverage?.isLow != false), "<use href=\"\(href)\" class=\"low\"/>"))
            """
        let sentence = MapWords.sentence(fill, l)
        return isNamed
            ? "<a class=\"area\" href=\"\(link(fill.ref))\" aria-label=\"\(sentence)\"><title>\(sentence)</title>\(layers)</a>"
            : "<g class=\"area\"><title>\(sentence)</title>\(layers)</g>"
    }

    private func mark(_ incident: IncidentMark, _ frame: MapProjection) -> HTML {
        guard frame.shows(incident.coordinate) else { return .none }
        let at = frame.percent(incident.coordinate)
        let step = Self.harmClass(incident.killed.min)
        return """
            <circle class="inc\(incident.isApproximate ? " near" : "")" cx="\(at: at.x)%" cy="\(at: at.y)%" \
            r="\(at: 2 + Double(step) * 1.2)"/>
            """
    }
}

extension AreaMap.Choosing {
    /// What the script needs to tell degrees from the units of the drawing.
    fileprivate func attributes(_ frame: MapProjection) -> HTML {
        """
         data-field="\(field)" data-west="\(String(frame.west))" data-north="\(String(frame.north))" \
        data-degree="\(String(frame.stretch * frame.scale)) \(String(frame.scale))"\
        \(HTML.when(chosen) { " data-chosen=\"\($0.box(frame))\"" })
        """
    }
}

extension AreaMap.Part {
    /// In units of the drawing, as a `viewBox` has it.
    fileprivate func box(_ frame: MapProjection) -> HTML {
        let (low, high) = (frame.point(southWest), frame.point(northEast))
        return "\(at: low.x) \(at: high.y) \(at: high.x - low.x) \(at: low.y - high.y)"
    }

    fileprivate func markup(_ frame: MapProjection) -> HTML {
        let (low, high) = (frame.point(southWest), frame.point(northEast))
        return """
            <rect class="chosen" x="\(at: low.x)" y="\(at: high.y)" width="\(at: high.x - low.x)" height="\(at: low.y - high.y)"/>
            """
    }
}

extension MapProjection {
    /// Where a coordinate falls, in hundredths of the drawing's width and height.
    func percent(_ coordinate: Coordinate) -> (x: Double, y: Double) {
        let at = point(coordinate)
        return (at.x / width * 100, at.y / height * 100)
    }
}

extension MapOutline {
    /// For a map without areas: its frame and a few lines of latitude and longitude with their degrees.
    func frameMarkup(_ l: Language) -> HTML {
        guard shapes.isEmpty else { return .none }
        let width = projection.width
        let height = projection.height
        return """
            <path class="frame" d="M1 1H\(at: width - 1)V\(at: height - 1)H1z"/>\
            \(HTML.each(graticule) { line in
                guard let start = Coordinate(
                    latitude: line.isMeridian ? 0 : Double(line.degrees), longitude: line.isMeridian ? Double(line.degrees) : 0)
                else { return .none }
                let at = projection.point(start)
                let half = line.isMeridian
                    ? MapWords.longitude(line.degrees, l) : MapWords.latitude(line.degrees, l)
                return line.isMeridian
                    ? "<path class=\"grat\" d=\"M\(at: at.x) 1V\(at: height - 1)\"/><text class=\"deg m\" x=\"\(at: at.x)\" y=\"\(at: height - 8)\">\(half)</text>"
                    : "<path class=\"grat\" d=\"M1 \(at: at.y)H\(at: width - 1)\"/><text class=\"deg\" x=\"8\" y=\"\(at: at.y - 5)\">\(half)</text>"
            })
            """
    }
}

extension AreaMap.SiteMark {
    /// A triangle: filled while open, half while drawing down; a cross once closed. Dashed where the point is
    /// approximate.
    func markup(_ frame: MapProjection, _ l: Language) -> HTML {
        guard frame.shows(coordinate) else { return .none }
        let at = frame.percent(coordinate)
        let near: HTML = isApproximate ? " near" : ""
        return """
            <svg class="site" x="\(at: at.x)%" y="\(at: at.y)%" overflow="visible"><title>\(MapWords.sentence(self, l))</title>\
            \(Self.shape(stage, near: near))</svg>
            """
    }

    /// The shape alone, round the origin.
    static func shape(_ stage: Stage, near: HTML = .none) -> HTML {
        switch stage {
        case .open: "<path class=\"tri full\(near)\" d=\"M-6 5H6L0-6z\"/>"
        case .drawdown: "<path class=\"tri\(near)\" d=\"M-6 5H6L0-6z\"/><path class=\"half\" d=\"M0 5H6L0-6z\"/>"
        case .closed: "<path class=\"gone\" d=\"M-5-5L5 5M5-5L-5 5\"/>"
        }
    }
}
