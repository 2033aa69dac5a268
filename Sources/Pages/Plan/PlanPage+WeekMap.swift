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
        let frame = SiteFrame(closures.compactMap(\.coordinate), in: outline.projection)
        return """
            <div class="map" data-map><svg class="land" viewBox="\(frame.viewBox)" data-whole="\(frame.whole)" aria-hidden="true">\
            <defs>\(outline.definitions)</defs><g class="plain">\(HTML.each(outline.shapes.indices) { "<use href=\"#a\($0)\"/>" })</g>\(outline.frameMarkup(l))</svg>\
            <svg class="over" width="100%" height="100%" role="img" aria-label="\(PlanWords.map, l), \(PlanWords.week(mapWeek, day(mapWeek), l))">\
            \(HTML.each(zip(closures, SiteNames(closures, in: frame).sides)) { mark($0, frame, side: $1) })</svg></div>
            """
    }

    private func mark(_ closure: Closure, _ frame: SiteFrame, side: SiteNames.Side) -> HTML {
        guard let coordinate = closure.coordinate else { return .none }
        let at = frame.percent(coordinate)
        let near: HTML = closure.isApproximate ? " near" : ""
        return """
            <svg x="\(at: at.x)%" y="\(at: at.y)%" overflow="visible" class="site" data-stage="\(stage(closure).rawValue)" \
            data-closing="\(closure.week)" data-drawdown="\(closure.drawdown)">\
            <g class="o">\(AreaMap.SiteMark.shape(.open, near: near))</g><g class="d">\(AreaMap.SiteMark.shape(.drawdown, near: near))</g>\
            <g class="x">\(AreaMap.SiteMark.shape(.closed))</g>\(side.text(closure.name))</svg>
            """
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
