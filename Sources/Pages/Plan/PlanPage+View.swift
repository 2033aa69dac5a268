import Protection

extension PlanPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = context.language
        return Layout(
            context: context, page: .plan(), title: l.say(ShellWords.plan), scripts: [.week, .map]
        ).render(
            """
            <h1>\(headline)</h1>
            <p class="lead">\(lead)\(HTML.when(!assumptions.isEmpty, " \(PlanWords.rests, l) <a href=\"#assumed\">\(PlanWords.assumedInputs, l)</a> \(Provenance.assumed.mark(l)).")) </p>
            \(Fact.list(facts))
            <div class="cols wide"><div class="stack">\(gantt)\(overrideSheet)\(numbersSheet)</div>\
            <div class="stack">\(whySheet)\(weekMap)</div></div>
            \(assumptionSheet)
            """)
    }

    private var headline: String {
        let l = context.language
        guard let first = closures.first, let last = closures.last else { return l.say(PlanWords.empty) }
        let count = l.sentenceCase(l.spelled(closures.count, isFeminine: true))
        if closures.count == 1 {
            return l.say(
                Phrase(
                    fr: "\(first.name) ferme le \(l.day(day(first.week)))",
                    en: "\(first.name) closes on \(l.day(day(first.week)))"))
        }
        let end =
            last.week == deadlineWeek
            ? Phrase(fr: "\(last.name) à la date butoir", en: "\(last.name) at the hard deadline")
            : Phrase(fr: "\(last.name) le \(l.day(day(last.week)))", en: "\(last.name) on \(l.day(day(last.week)))")
        return l.say(
            Phrase(
                fr: "\(count) fermetures : \(first.name) d’abord, \(l.say(end))",
                en: "\(count) closures: \(first.name) first, \(l.say(end))"))
    }

    private var lead: String {
        let l = context.language
        let vetoed = closures.filter { !$0.vetoes.isEmpty }.map(\.name)
        let waived = numbers.waived
        let first =
            waived == 0
            ? Phrase(fr: "Le plan ne propose aucune dérogation", en: "The plan proposes no override")
            : Phrase(
                fr: "Le plan propose \(l.number(waived)) \(l.plural(waived, "dérogation", "dérogations"))",
                en: "The plan proposes \(l.number(waived)) \(l.plural(waived, "override", "overrides"))")
        let second =
            vetoed.isEmpty
            ? Phrase(fr: ".", en: ".")
            : Phrase(
                fr: " et laisse un veto à lever à \(l.list(vetoed)).",
                en: " and leaves a veto to be lifted at \(l.list(vetoed)).")
        let third = Phrase(fr: " Il n’est pas décidé.", en: " It is not decided.")
        return l.say(first) + l.say(second) + l.say(third)
    }

    private var facts: [Fact] {
        let l = context.language
        let done = closures.reduce(0) { $0 + $1.handovers.filter { $0.week >= 0 }.count }
        let tasks = closures.reduce(0) { $0 + $1.tasks }
        let vetoed = closures.filter { !$0.vetoes.isEmpty }
        let tail = Phrase(
            fr: "pire part des scénarios (\(l.percent(search.tail))) : \(l.number(numbers.cvar, places: 0))",
            en: "worst share of scenarios (\(l.percent(search.tail))): \(l.number(numbers.cvar, places: 0))")
        let label = Phrase(
            fr: "\(l.say(PlanWords.expectedHarm)), \(l.number(search.weeks)) semaines",
            en: "\(l.say(PlanWords.expectedHarm)), \(l.number(search.weeks)) weeks")
        return [
            Fact(
                label: l.say(label), value: "\(l.number(numbers.harm, places: 0))",
                note: "\(PlanWords.harmed, l) · \(tail, l) · \(Provenance.assumed.mark(l))"),
            Fact(
                label: l.say(PlanWords.overridesFact), value: "\(PlanWords.of(numbers.waived, benchmarks, l))",
                note:
                    "<a href=\"#overrides\">\(PlanWords.proposed(numbers.waived, l))</a>, \(Phrase(fr: "aucune signée", en: "none signed"), l)"
            ),
            Fact(
                label: l.say(PlanWords.vetoFact), value: "\(l.number(vetoed.count))",
                note: vetoed.isEmpty
                    ? "\(PlanWords.noVeto, l)" : "\(l.list(vetoed.map(\.name))) · \(PlanWords.vetoNote, l)"),
            Fact(
                label: l.say(PlanWords.handoverFact), value: "\(PlanWords.of(done, tasks, l))",
                note: Provenance.assumed.mark(l)),
            Fact(label: l.say(PlanWords.boundFact), value: bound.value, note: bound.note),
        ]
    }

    private var bound: (value: HTML, note: HTML) {
        let l = context.language
        guard let bound = search.bound, numbers.objective > 0 else {
            return ("\(PlanWords.noBound, l)", "\(PlanWords.noBoundNote, l)")
        }
        let gap = max(0, (numbers.objective - bound) / numbers.objective)
        let note = Phrase(
            fr: "version \(search.version), graine \(search.seed)", en: "version \(search.version), seed \(search.seed)"
        )
        return ("\(PlanWords.atMost, l) \(l.percent(gap, places: 1))", "\(note, l)")
    }
}
