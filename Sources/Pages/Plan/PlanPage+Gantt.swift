import Protection

/// The calendar of closures: one row a site, time running along the row, positions as shares of its width.
extension PlanPage {
    var gantt: HTML {
        let l = context.language
        return """
            <section class="sheet" aria-labelledby="h-gantt"><header><h2 id="h-gantt">\(PlanWords.gantt, l)</h2></header>
            <table class="t cards gantt" role="table"><thead><tr><th scope="col">\(Common.base, l)</th><th scope="col">\(PlanWords.closure, l)</th>\
            <td class="track" aria-label="\(PlanWords.chart, l)">\(scaleRow)</td><th scope="col">\(PlanWords.handovers, l)</th>\
            <th scope="col">\(PlanWords.actualHead, l)</th><th scope="col">\(PlanWords.reserve, l)</th></tr></thead>
            <tbody>\(HTML.each(closures, row))</tbody></table>
            \(legend)
            <p class="src">\(HTML.each(notes, separator: " ") { "\($0, l)" })</p></section>
            """
    }

    /// The track runs a little past the deadline, so its line has room on both sides.
    private var span: Double { Double(deadlineWeek) * 7 + 12 }

    private func x(_ day: Day) -> Double {
        min(max(Double(day.daysSinceEpoch - start.daysSinceEpoch) / span, 0), 1) * 100
    }

    private func x(_ week: Int) -> Double { x(day(week)) }

    private var monthStarts: [Month] {
        var month = start.month
        if month.firstDay < start { month = month.advanced(by: 1) }
        var starts: [Month] = []
        while month.firstDay <= deadline, starts.count < 60 {
            starts.append(month)
            month = month.advanced(by: 1)
        }
        return starts
    }

    private var scaleRow: HTML {
        let starts = monthStarts
        let every = starts.count > 9 ? 3 : 1
        return """
            <svg width="100%" height="20" aria-hidden="true">\(HTML.each(starts.enumerated()) { index, month in
                HTML.when(index % every == 0, """
                    <line class="ax0" x1="\(at: x(month.firstDay))%" x2="\(at: x(month.firstDay))%" y1="5" y2="20"/>\
                    <svg x="\(at: x(month.firstDay))%" overflow="visible"><text class="tx q" x="4" y="15">\(context.language.cutMonth(month))</text></svg>
                    """)
            })</svg>
            """
    }

    private func row(_ closure: Closure) -> HTML {
        let l = context.language
        let isOpen = closure.base == selected
        let done = closure.handovers.count
        let waived = overrides.filter { $0.base == closure.base }.count
        return """
            <tr role="row"\(HTML.when(isOpen, " class=\"sel\""))><th scope="row" role="rowheader"><a href="\(context.view.link(.plan(week: mapWeek, base: closure.base), fragment: "why"))"\
            \(HTML.when(isOpen, " aria-current=\"true\""))>\(closure.name)</a></th>\
            <td role="cell" class="nb">\(l.shortDay(day(closure.week))) <small>\(PlanWords.shortWeek(closure.week, l))</small></td>\
            <td role="cell" class="track">\(track(closure))</td>\
            <td role="cell" class="nb" data-l="\(PlanWords.handovers, l)"><bdi>\(l.number(done))\u{A0}/\u{A0}\(l.number(closure.tasks))</bdi></td>\
            <td role="cell" class="nb" data-l="\(PlanWords.actualHead, l)"><small>\(actual(closure))</small></td>\
            <td role="cell" class="full" data-l="\(PlanWords.reserve, l)">\(HTML.each(closure.vetoes, separator: " ") { vetoBadge(l.say(Common.veto) + " " + $0) })\
            \(HTML.when(waived > 0, " <a href=\"#overrides\">\(PlanWords.proposedShort(waived, l))</a>"))\
            \(HTML.when(waived == 0 && closure.vetoes.isEmpty, "<small>\(PlanWords.noReserve, l)</small>"))</td></tr>

            """
    }

    private func actual(_ closure: Closure) -> String {
        let l = context.language
        return switch closure.actual {
        case .day(let day): l.shortDay(day)
        case .words(let words): l.say(words)
        case .unknown: l.say(Common.unknown)
        }
    }

    private func track(_ closure: Closure) -> HTML {
        let l = context.language
        let close = x(closure.week)
        let down = x(max(closure.week - closure.drawdown, 0))
        let end = x(deadline)
        var mark: HTML = ""
        if case .day(let day) = closure.actual {
            mark = """
                <svg x="\(at: x(day))%" y="13" overflow="visible"><path class="act hal" d="M-4-4l8 8M4-4l-8 8"/><path class="act" d="M-4-4l8 8M4-4l-8 8"/></svg>
                """
        }
        let sentence = Phrase(
            fr:
                "\(closure.name) : fermeture le \(l.day(day(closure.week))), réduction des effectifs dès le \(l.day(day(max(closure.week - closure.drawdown, 0)))) ; \(closure.handovers.count) tâches transférées sur \(closure.tasks) ; départ réel : \(actual(closure))",
            en:
                "\(closure.name): closure on \(l.day(day(closure.week))), drawdown from \(l.day(day(max(closure.week - closure.drawdown, 0)))); \(closure.handovers.count) of \(closure.tasks) tasks handed over; actual departure: \(actual(closure))"
        )
        return """
            <svg width="100%" height="32" role="img" aria-label="\(sentence, l)">\
            \(HTML.each(monthStarts) { "<line class=\"ax\" x1=\"\(at: x($0.firstDay))%\" x2=\"\(at: x($0.firstDay))%\" y2=\"32\"/>" })\
            <rect class="pr" y="8" height="10" width="\(at: down)%"/><rect class="dd" x="\(at: down)%" y="8" height="10" width="\(at: close - down)%"/>\
            <svg x="\(at: close)%" overflow="visible"><rect class="cl" x="-2" y="4" width="3" height="18"/></svg>\
            \(HTML.each(closure.handovers) { handover in
                """
                <svg x="\(at: x(handover.week))%" y="25" overflow="visible"><title>\(PlanWords.handover(handover, l))</title><path class="ho" d="M-3.5-3L0 2.5 3.5-3"/></svg>
                """
            })\(mark)<line class="dead" x1="\(at: end)%" x2="\(at: end)%" y2="32"/></svg>
            """
    }

    private var legend: HTML {
        let l = context.language
        return """
            <ul class="legend"><li><svg width="22" height="12" aria-hidden="true"><rect class="pr" y="1" width="22" height="10"/></svg>\(PlanWords.presence, l)</li>\
            <li><svg width="22" height="12" aria-hidden="true"><rect class="dd" y="1" width="22" height="10"/></svg>\(PlanWords.drawdown, l)</li>\
            <li><svg width="6" height="16" aria-hidden="true"><rect class="cl" x="1" width="3" height="16"/></svg>\(PlanWords.proposedClosure, l)</li>\
            <li><svg width="12" height="10" aria-hidden="true"><path class="ho" d="M2 2l4 6 4-6"/></svg>\(PlanWords.handoverDone, l)</li>\
            <li><svg width="12" height="12" aria-hidden="true"><path class="act" d="M2 2l8 8M10 2l-8 8"/></svg>\(PlanWords.actual, l)</li>\
            <li><svg width="6" height="16" aria-hidden="true"><line class="dead" x1="3" x2="3" y2="16"/></svg>\(PlanWords.deadline, l), \(l.shortDay(deadline))</li></ul>
            """
    }
}
