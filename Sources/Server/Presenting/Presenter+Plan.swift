import Pages
import Protection
import Sequencing
import Workflows

extension Presenter {
    /// The newest plan, with its reasons, and what trying another date would give.
    func plan(
        _ opened: OpenedPlan, number: Int, earlier: SequencedWithdrawal?, selected: String?, tried: Int?,
        mapWeek: Int?
    ) -> PlanPage {
        let (made, questions) = (opened.made, opened.questions)
        let start = Day(made.instance.startDate) ?? made.at.advanced(by: 1)
        let open = selected ?? firstToExplain(made)
        return PlanPage(
            context: context, start: start, deadlineWeek: made.instance.deadline, deadline: made.deadline,
            search: PlanPage.Search(
                version: "P-\(number)", seed: Int(clamping: made.plan.seed ?? 1), bound: made.plan.bound,
                tail: 1 - made.instance.alpha, weeks: made.instance.weeks),
            numbers: numbers(made.evaluation, waived: made.plan.waivers.count),
            benchmarks: made.instance.benchmarks.count, closures: closures(made),
            reasons: reasons(made, questions: questions, curveFor: open), overrides: overrides(made, start: start),
            selected: open, whatIf: selected.flatMap { base in tried.map { answer(base, $0, made, questions) } },
            comparison: earlier.map {
                PlanPage.Comparison(
                    version: "P-\(number - 1)", numbers: numbers($0.evaluation, waived: $0.plan.waivers.count),
                    weeks: $0.plan.closures)
            }, mapWeek: mapWeek ?? made.instance.deadline / 2, outline: view.outline,
            assumptions: made.basis.assumed.map {
                PlanPage.Assumption(
                    what: Phrase(
                        fr: $0.what.french + ". " + $0.why.french, en: $0.what.english + ". " + $0.why.english),
                    value: $0.value)
            }, notes: [])
    }

    /// The site whose date needs the most saying: one under veto, else one with proposed overrides, else the first.
    private func firstToExplain(_ made: SequencedWithdrawal) -> String? {
        let order = made.plan.closures.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
        return order.first { made.basis.vetoes[$0] != nil } ?? order.first
    }

    private func numbers(_ evaluation: Evaluation, waived: Int) -> PlanPage.Numbers {
        PlanPage.Numbers(
            harm: evaluation.harm, cvar: evaluation.cvar, risk: evaluation.risk, writtenOff: evaluation.writeoff,
            cost: evaluation.cost, waivers: evaluation.waiverCost, waived: waived, objective: evaluation.objective)
    }

    private func closures(_ made: SequencedWithdrawal) -> [PlanPage.Closure] {
        made.instance.bases.compactMap { base in
            guard let week = made.plan.closures[base.id] else { return nil }
            let tasks = made.instance.tasks.filter { $0.base == base.id }
            let actors = Dictionary(
                made.instance.actors.map { ($0.id, $0.name ?? $0.id) }, uniquingKeysWith: { first, _ in first })
            let site = knowledge.sites.first { $0.code == base.id }
            let point =
                site?.coordinate
                ?? base.y.flatMap { y in base.x.flatMap { Coordinate(latitude: y, longitude: $0) } }
            return PlanPage.Closure(
                base: base.id, name: base.label, week: week, drawdown: base.drawdownWeeks,
                handovers: tasks.compactMap { task in
                    made.plan.handovers[task.id].map {
                        PlanPage.Handover(
                            task: made.basis.taskNames[task.id] ?? Phrase(fr: task.id, en: task.id),
                            successor: actors[task.actor] ?? task.actor, week: $0)
                    }
                }, tasks: tasks.count, actual: DemonstrationWords.actual(of: base.id, in: knowledge),
                vetoes: made.basis.vetoes[base.id] ?? [], coordinate: point,
                isApproximate: site?.isApproximate ?? true)
        }
    }

    private func reasons(
        _ made: SequencedWithdrawal, questions: WhatIf?, curveFor open: String?
    ) -> [PlanPage.Reason] {
        (made.plan.reasons ?? []).map { reason in
            let vetoes = made.basis.vetoes[reason.base].flatMap { codes in
                made.basis.areas[reason.base].map { vetoNotes(of: $0, codes: codes) }
            }
            return PlanPage.Reason(
                base: reason.base,
                binding: [Phrase(fr: reason.binding.french, en: reason.binding.english)],
                earlier: shift(reason.earlier, reason.base, made, questions),
                later: shift(reason.later, reason.base, made, questions),
                curve: reason.base == open ? curve(around: reason.base, made, questions) : [], vetoes: vetoes ?? [])
        }
    }

    /// What one week earlier or later would change. A week that breaks a limit still has its harm, so that people see
    /// what the limit costs.
    private func shift(
        _ change: ClosureReason.Change, _ base: String, _ made: SequencedWithdrawal, _ questions: WhatIf?
    ) -> PlanPage.Reason.Shift {
        let site = made.instance.bases.first { $0.id == base }
        let isInWindow = site.map { ($0.earliest...max($0.earliest, $0.latest)).contains(change.week) } ?? false
        let trial = isInWindow && change.harm == nil ? questions?.outlook(closing: base, in: change.week) : nil
        return PlanPage.Reason.Shift(
            harm: change.harm ?? trial.map { $0.harm - made.evaluation.harm },
            obstacles: zip(change.whyNotFrench, change.whyNot).map { Phrase(fr: $0, en: $1) })
    }

    /// Expected harm for eight weeks either side, the rest of the plan unchanged.
    private func curve(
        around base: String, _ made: SequencedWithdrawal, _ questions: WhatIf?
    ) -> [PlanPage.Reason.Point] {
        guard let questions, let week = made.plan.closures[base],
            let site = made.instance.bases.first(where: { $0.id == base })
        else { return [] }
        let weeks = max(site.earliest, week - 4)...max(week, min(made.instance.deadline, site.latest, week + 4))
        return weeks.compactMap { other in
            guard let outlook = questions.outlook(closing: base, in: other) else { return nil }
            return PlanPage.Reason.Point(
                week: other, harm: outlook.harm - made.evaluation.harm, isFeasible: outlook.isFeasible)
        }
    }

    private func overrides(_ made: SequencedWithdrawal, start: Day) -> [PlanPage.ProposedOverride] {
        let waived = Set(made.plan.waivers)
        let names = Dictionary(made.instance.bases.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        return made.instance.benchmarks.filter { waived.contains($0.id) }.map { benchmark in
            let week = made.plan.closures[benchmark.base] ?? made.instance.deadline
            let words = OverrideWords(benchmark, plan: made.plan)
            return PlanPage.ProposedOverride(
                base: benchmark.base, baseName: names[benchmark.base] ?? benchmark.base, benchmark: words.name,
                missing: words.missing, owed: words.owed, owedBy: nil, due: start.advanced(by: 7 * (week - 1)),
                price: benchmark.waiverCost)
        }
    }

    private func answer(
        _ base: String, _ week: Int, _ made: SequencedWithdrawal, _ questions: WhatIf?
    ) -> PlanPage.WhatIf {
        let name = made.instance.bases.first { $0.id == base }?.label ?? base
        func outcome() -> PlanPage.WhatIf.Outcome {
            guard (0...made.instance.deadline).contains(week), let questions,
                let answer = try? questions.closing(base, in: week)
            else {
                return .refused(
                    Phrase(
                        fr: "Ce site ou cette semaine n’est pas dans le plan : choisissez dans la liste, de 0 à "
                            + "\(made.instance.deadline).",
                        en: "That site or week is not in the plan: choose from the list, from 0 to "
                            + "\(made.instance.deadline)."))
            }
            if answer.evaluation.isFeasible {
                return .possible(numbers(answer.evaluation, waived: answer.plan.waivers.count))
            }
            return .impossible(answer.evaluation.violations.map { Phrase(fr: $0.french, en: $0.english) })
        }
        return PlanPage.WhatIf(base: base, baseName: name, week: week, outcome: outcome())
    }
}
