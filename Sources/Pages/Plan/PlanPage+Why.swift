import Protection

/// Why one site closes when it does, what a week would change, and the form that tries another week.
extension PlanPage {
    var whySheet: HTML {
        let l = context.language
        guard let closure = closures.first(where: { $0.base == selected }) ?? closures.first,
            let reason = reasons.first(where: { $0.base == closure.base })
        else {
            return """
                <section class="sheet" id="why" aria-labelledby="h-why"><header><h2 id="h-why">\(PlanWords.tryDate, l)</h2></header>\
                \(form(nil))</section>
                """
        }
        let title = Phrase(
            fr: "Pourquoi \(closure.name) le \(l.day(day(closure.week))) ?",
            en: "Why \(closure.name) on \(l.day(day(closure.week)))?")
        return """
            <section class="sheet" id="why" aria-labelledby="h-why"><header><h2 id="h-why">\(title, l)</h2>\
            <span class="s">\(PlanWords.shortWeek(closure.week, l))</span></header>
            <div><h3>\(PlanWords.binding, l)</h3>\(reason.binding.isEmpty
                ? "<p class=\"s\">\(PlanWords.noBinding, l)</p>"
                : "<ul>\(HTML.each(reason.binding) { "<li>\($0, l)</li>" })</ul>" as HTML)</div>
            \(HTML.when(reason.curve.count > 1, "<p>\(PlanWords.curveNote, l) \(Provenance.assumed.mark(l))</p>\(Curve(reason.curve, plan: closure.week, page: self).markup)"))
            <ul class="list">\(shift(PlanWords.earlier, reason.earlier))\(shift(PlanWords.later, reason.later))\
            \(HTML.each(reason.vetoes) { "<li>\(vetoBadge(l.say(Common.veto) + " " + $0.benchmark))<p class=\"s\">\($0.why, l)</p></li>" })</ul>
            \(answer)\(form(closure))</section>
            """
    }

    private func shift(_ name: Phrase, _ shift: Reason.Shift) -> HTML {
        let l = context.language
        let change = shift.harm.map { l.difference($0) } ?? l.say(PlanWords.outside)
        return """
            <li><h3>\(name, l) (\(change))</h3>\(shift.obstacles.isEmpty
                ? (shift.harm == nil ? "" : "<p class=\"s\">\(PlanWords.free, l)</p>") as HTML
                : HTML.each(shift.obstacles) { "<p class=\"s\">\($0, l)</p>" })</li>
            """
    }

    private func form(_ closure: Closure?) -> HTML {
        let l = context.language
        let week = whatIf.map(\.week) ?? closure?.week ?? 0
        return """
            <form class="noprint" action="/plan#why">\(hiddenView)\
            <h3>\(PlanWords.tryDate, l)</h3>
            <p class="line"><label>\(PlanWords.site, l) <select class="fld" name="base">\(HTML.each(closures) { option in
                "<option value=\"\(option.base)\"\(HTML.when(option.base == closure?.base, " selected"))>\(option.name)</option>"
            })</select></label> <label>\(Common.week, l) <select class="fld" name="week">\(HTML.each(0...max(deadlineWeek, 0)) { option in
                "<option value=\"\(option)\"\(HTML.when(option == week, " selected"))>\(l.shortDay(day(option))) · \(PlanWords.shortWeek(option, l))</option>"
            })</select></label> \
            <button class="btn small">\(PlanWords.computeEffect, l)</button></p><p class="s">\(PlanWords.changesNothing, l)</p></form>
            """
    }

    /// The view travels with a form as hidden fields.
    var hiddenView: HTML {
        HTML.each(context.view.query) { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
    }

    private var answer: HTML {
        let l = context.language
        guard let whatIf else { return .none }
        if case .refused(let why) = whatIf.outcome {
            return "<div class=\"said bad\" role=\"status\"><p>\(why, l)</p></div>"
        }
        let asked = Phrase(
            fr: "Et si \(whatIf.baseName) fermait le \(l.day(day(whatIf.week))) (semaine \(whatIf.week)) ?",
            en: "What if \(whatIf.baseName) closed on \(l.day(day(whatIf.week))) (week \(whatIf.week))?")
        switch whatIf.outcome {
        case .possible(let trial):
            return """
                <div class="said" role="status"><h3>\(asked, l)</h3>\(numbersTable(trial, heading: PlanWords.trial))</div>
                """
        case .impossible(let conflicts):
            return """
                <div class="said bad" role="status"><h3>\(asked, l)</h3><p>\(PlanWords.infeasible, l)</p>\
                <ul>\(HTML.each(conflicts) { "<li class=\"s\">\($0, l)</li>" })</ul></div>
                """
        case .refused: return .none
        }
    }
}

/// How expected harm moves with the closing week of one site.
private struct Curve {
    let points: [PlanPage.Reason.Point]
    let plan: Int
    let page: PlanPage

    init(_ points: [PlanPage.Reason.Point], plan: Int, page: PlanPage) {
        self.points = points
        self.plan = plan
        self.page = page
    }

    var markup: HTML {
        let l = page.context.language
        let most = max(points.map { abs($0.harm) }.max() ?? 1, 0.1)
        func x(_ index: Int) -> Double { 11 + 85 * Double(index) / Double(max(points.count - 1, 1)) }
        func y(_ harm: Double) -> Double { 84 - harm / most * 58 }
        let places = most < 10 ? 1 : 0
        return """
            <svg class="chart" width="100%" height="170" role="img" aria-label="\(finding)">\
            \(HTML.each([most, 0, -most]) { level in
                """
                <line class="\(level == 0 ? "ax0" : "ax")" x1="9%" x2="99%" y1="\(at: y(level))" y2="\(at: y(level))"/>\
                <text class="tx q e" x="8%" y="\(at: y(level) + 4)">\(l.difference(level, places: places))</text>
                """
            })\(HTML.each(points.indices.dropFirst()) { index in
                """
                <line class="ln" x1="\(at: x(index - 1))%" y1="\(at: y(points[index - 1].harm))" x2="\(at: x(index))%" y2="\(at: y(points[index].harm))"/>
                """
            })\(HTML.each(points.indices) { index in mark(points[index], x(index), y(points[index].harm)) })\
            \(HTML.each(labelled) { index in
                """
                <text class="tx q m" x="\(at: min(x(index), 93))%" y="164">\(l.shortDay(page.day(points[index].week)))</text>
                """
            })</svg>
            <ul class="legend"><li><svg width="18" height="18" aria-hidden="true"><path class="pt" d="M9 1l8 8-8 8-8-8z"/></svg>\(PlanWords.planDate, l)</li>\
            <li><svg width="12" height="12" aria-hidden="true"><circle class="pt" cx="6" cy="6" r="5"/></svg>\(PlanWords.possible, l)</li>\
            <li><svg width="14" height="14" aria-hidden="true"><circle class="ptx" cx="7" cy="7" r="5"/></svg>\(PlanWords.impossible, l)</li></ul>
            """
    }

    private func mark(_ point: PlanPage.Reason.Point, _ x: Double, _ y: Double) -> HTML {
        if point.week == plan {
            return
                "<svg x=\"\(at: x)%\" y=\"\(at: y)\" overflow=\"visible\"><path class=\"pt\" d=\"M0-9l9 9-9 9-9-9z\"/></svg>"
        }
        let number: HTML = HTML.when(
            abs(point.week - plan) == 1,
            "<text class=\"tx b m\" x=\"\(at: x)%\" y=\"\(at: y - 10)\">\(page.context.language.difference(point.harm))</text>"
        )
        return
            "<circle class=\"\(point.isFeasible ? "pt" : "ptx")\" cx=\"\(at: x)%\" cy=\"\(at: y)\" r=\"5\"/>\(number)"
    }

    /// At most five dates, evenly spread.
    private var labelled: [Int] {
        let step = max((points.count + 3) / 4, 1)
        return Array(stride(from: 0, to: points.count, by: step))
    }

    private var finding: String {
        let l = page.context.language
        func change(_ week: Int) -> String {
            points.first { $0.week == week }.map { l.difference($0.harm) } ?? l.say(PlanWords.outside)
        }
        return l.say(
            Phrase(
                fr:
                    "Dommage attendu selon la semaine : une semaine plus tôt \(change(plan - 1)), une semaine plus tard \(change(plan + 1))",
                en: "Expected harm by week: one week earlier \(change(plan - 1)), one week later \(change(plan + 1))"))
    }
}
