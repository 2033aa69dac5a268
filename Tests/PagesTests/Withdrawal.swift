import Pages
import Protection

/// An invented plan of three sites, in the country of the same tests.
enum Withdrawal {
    static let numbers = PlanPage.Numbers(
        harm: 605.88, cvar: 767.3, risk: 143.4, writtenOff: 759, cost: 512, waivers: 60, waived: 1, objective: 1441.3)
    static let worse = PlanPage.Numbers(
        harm: 600.88, cvar: 760, risk: 150, writtenOff: 800, cost: 520, waivers: 60, waived: 1, objective: 1450)

    static func plan(
        _ language: Language, bound: Double? = 1258.9, whatIf: PlanPage.WhatIf.Outcome? = nil, week: Int = 14
    ) -> PlanPage {
        PlanPage(
            context: Country.context(language), start: Country.day("2023-07-01"), deadlineWeek: 26,
            deadline: Country.day("2023-12-31"),
            search: .init(version: "P-3", seed: 1, bound: bound, tail: 0.1, weeks: 36), numbers: numbers,
            benchmarks: 12,
            closures: [
                closure("C", "Camp C", week: 26, actual: .unknown),
                closure("A", Country.hostile, week: 3, actual: .day(Country.day("2023-10-21"))),
                closure(
                    "B", "Camp B", week: 16, actual: .words(Phrase(fr: "liquidation", en: "liquidation")),
                    vetoes: ["B17"]),
            ],
            reasons: [
                .init(
                    base: "B", binding: [Phrase(fr: "Escorte : 1 convoi", en: "Escort: 1 convoy")],
                    earlier: .init(harm: 3.3, obstacles: [Phrase(fr: "Deux convois", en: "Two convoys")]),
                    later: .init(harm: -3.5, obstacles: []),
                    curve: [
                        .init(week: 15, harm: 3.3, isFeasible: false), .init(week: 16, harm: 0, isFeasible: true),
                        .init(week: 17, harm: -3.5, isFeasible: true),
                    ],
                    vetoes: [.init(benchmark: "B17", why: Phrase(fr: "Abri", en: "Shelter"))])
            ],
            overrides: [
                .init(
                    base: "A", baseName: Country.hostile, benchmark: Phrase(fr: "Tâches", en: "Tasks"),
                    missing: Phrase(fr: "0 sur 4", en: "0 of 4"), owed: nil, owedBy: nil, due: nil, price: 60)
            ], selected: "B",
            whatIf: whatIf.map { .init(base: "B", baseName: "Camp B", week: 18, outcome: $0) },
            comparison: .init(version: "P-2", numbers: worse, weeks: ["A": 3, "B": 14, "C": 26]), mapWeek: week,
            outline: Country.outline,
            assumptions: [.init(what: Phrase(fr: "Convois", en: "Convoys"), value: Phrase(fr: "1", en: "1"))],
            notes: [])
    }

    private static func closure(
        _ base: String, _ name: String, week: Int, actual: PlanPage.Actual, vetoes: [String] = []
    ) -> PlanPage.Closure {
        .init(
            base: base, name: name, week: week, drawdown: 2,
            handovers: [.init(task: Phrase(fr: "Patrouilles", en: "Patrols"), successor: Country.hostile, week: 2)],
            tasks: 4,
            actual: actual, vetoes: vetoes, coordinate: Coordinate(latitude: 12, longitude: Double(week) / 10 - 2),
            isApproximate: base == "A")
    }

    /// Every page there is, in a language, by name.
    static func everyPage(_ language: Language) -> [(name: String, html: String)] {
        [
            ("situation", Country.situation(language).render().text),
            ("benchmarks", Country.benchmarks(language).render().text),
            ("cell", Country.cell(language, coverage: nil).render().text),
            ("area", Country.area(language).render().text),
            ("plan", plan(language).render().text),
            ("trial", plan(language, whatIf: .possible(worse)).render().text),
            (
                "conflict",
                plan(language, bound: nil, whatIf: .impossible([Phrase(fr: "Escorte", en: "Escort")])).render().text
            ),
            ("problem", ProblemPage.notFound(language).render().text),
        ]
    }
}
