import Protection

/// The sites on the map in one week. The server draws the chosen week; the script only saves the round trip.
extension PlanPage {
    var weekMap: HTML {
        let l = context.language
        let day = day(mapWeek)
        return """
            <section class="sheet" id="weeks" aria-labelledby="h-week"><header><h2 id="h-week">\(PlanWords.map, l)</h2></header>
            <form class="noprint" action="/plan#weeks">\(hiddenView)\
            \(HTML.when(selected) { "<input type=\"hidden\" name=\"base\" value=\"\($0)\">" })\
            <label for="week-slider">\(PlanWords.chooseWeek, l)</label>
            <input type="range" id="week-slider" name="\(selected == nil ? "week" : "map")" min="0" max="\(deadlineWeek)" value="\(mapWeek)" \
            data-start="\(start.description)" data-said="\(pattern)" data-first="\(l == .french ? "1er " : "1 ")" aria-valuetext="\(PlanWords.week(mapWeek, day, l))">
            <p class="line"><output id="week-said" for="week-slider">\(PlanWords.week(mapWeek, day, l))</output> \
            <button class="btn small" id="week-show">\(Common.show, l)</button></p></form>
            \(drawing)
            <ul class="legend">\(HTML.each([(AreaMap.SiteMark.Stage.open, MapWords.open), (.drawdown, MapWords.drawdown), (.closed, MapWords.closed)]) { stage, word in
                "<li><svg width=\"16\" height=\"16\" viewBox=\"-8 -8 16 16\" aria-hidden=\"true\">\(AreaMap.SiteMark.shape(stage))</svg>\(word, l)</li>"
            })</ul>
            \(stageList)</section>
            """
    }

    private var pattern: String {
        context.language == .french ? "Semaine {week}, soit le {day}" : "Week {week}, that is {day}"
    }

    private func stage(_ closure: Closure) -> AreaMap.SiteMark.Stage {
        mapWeek >= closure.week ? .closed : mapWeek >= closure.week - closure.drawdown ? .drawdown : .open
    }

    private var drawing: HTML {
        let l = context.language
        guard let outline else {
            return "<p class=\"hatched pad\"><span class=\"on-hatch\">\(MapWords.noMap, l)</span></p>"
        }
        let frame = outline.projection
        return """
            <div class="map" data-map><svg class="land" viewBox="0 0 \(at: frame.width) \(at: frame.height)" aria-hidden="true">\
            <defs>\(outline.definitions)</defs><g class="plain">\(HTML.each(outline.shapes.indices) { "<use href=\"#a\($0)\"/>" })</g>\(outline.frameMarkup(l))</svg>\
            <svg class="over" width="100%" height="100%" role="img" aria-label="\(PlanWords.map, l), \(PlanWords.week(mapWeek, day(mapWeek), l))">\
            \(HTML.each(closures.indices) { index in mark(closures[index], frame, isHigh: sideOfLabel(index, frame)) })</svg></div>
            """
    }

    private func mark(_ closure: Closure, _ frame: MapProjection, isHigh: Side) -> HTML {
        guard let coordinate = closure.coordinate, frame.shows(coordinate) else { return .none }
        let at = frame.percent(coordinate)
        let near: HTML = closure.isApproximate ? " near" : ""
        return """
            <svg x="\(at: at.x)%" y="\(at: at.y)%" overflow="visible" class="site" data-stage="\(stage(closure).rawValue)" \
            data-closing="\(closure.week)" data-drawdown="\(closure.drawdown)">\
            <g class="o">\(AreaMap.SiteMark.shape(.open, near: near))</g><g class="d">\(AreaMap.SiteMark.shape(.drawdown, near: near))</g>\
            <g class="x">\(AreaMap.SiteMark.shape(.closed))</g>\(isHigh.text(closure.name))</svg>
            """
    }

    /// Where a site's name stands so that it covers no other site: beside it, above or below.
    private func sideOfLabel(_ index: Int, _ frame: MapProjection) -> Side {
        guard let mine = closures[index].coordinate.map(frame.percent) else { return .right }
        let others = closures.indices.filter { $0 != index }.compactMap { closures[$0].coordinate.map(frame.percent) }
        return Side.allCases.first { side in
            let box = side.box(name: closures[index].name)
            let x = mine.x + box.x
            let y = mine.y + box.y
            let isInside = x - box.width / 2 > 0 && x + box.width / 2 < 100
            return isInside && !others.contains { abs($0.x - x) < box.width / 2 + 2.5 && abs($0.y - y) < 3.5 }
        } ?? .above
    }

    private enum Side: CaseIterable {
        case right, left, above, below

        /// Middle and width of the name, in hundredths of a map some 380 pixels wide.
        func box(name: String) -> (x: Double, y: Double, width: Double) {
            let width = Double(name.count) * 2
            return switch self {
            case .right: (3 + width / 2, 0, width)
            case .left: (-3 - width / 2, 0, width)
            case .above: (0, -4.5, width)
            case .below: (0, 5, width)
            }
        }

        func text(_ name: String) -> HTML {
            switch self {
            case .right: "<text class=\"lab\" x=\"10\" y=\"4\">\(name)</text>"
            case .left: "<text class=\"lab e\" x=\"-10\" y=\"4\">\(name)</text>"
            case .above: "<text class=\"lab m\" y=\"-12\">\(name)</text>"
            case .below: "<text class=\"lab m\" y=\"20\">\(name)</text>"
            }
        }
    }

    /// The same as words, for those who cannot see the map.
    private var stageList: HTML {
        let l = context.language
        let stages: [(AreaMap.SiteMark.Stage, Phrase)] = [
            (.open, MapWords.open), (.drawdown, MapWords.drawdown), (.closed, MapWords.closed),
        ]
        return """
            <noscript><dl class="kv">\(HTML.each(stages) { stage, word in
                let names = closures.filter { self.stage($0) == stage }.map(\.name)
                return "<dt>\(l.sentenceCase(l.say(word)))</dt><dd>\(names.isEmpty ? l.say(Common.none) : l.list(names))</dd>"
            })</dl></noscript>
            """
    }
}
