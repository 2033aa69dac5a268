import Pages
import Protection
import Workflows

/// Turns counts into what the page says.
struct CountPresenter {
    let query: CountQuery
    let question: CountQuestion
    let names: [AreaRef: String]
    let words: CasualtyWords
    /// Causes under which anything is recorded.
    let causes: Set<CasualtyCode<HarmCause>>
    let populations: [AreaRef: [Population]]
    let lastMonth: Month?
    let today: Day
    /// Whether this person may list incidents.
    let seesIncidents: Bool
    /// The kinds of harm this person may ask for.
    let kinds: [HarmKind]
    /// Whether counts of sexual violence may be shown over everything asked for.
    let seesSexualViolence: Bool
    /// The most months a plot draws.
    private static let plotted = 60

    func page(
        _ sheet: CountSheet, choices: CountSheet, monthly: CountSheet, whole: CountSheet, before: CountSheet?,
        frame: Frame, size: Int,
        links: [(words: Phrase, path: String)], files: [Form]
    ) -> CountsPage {
        let start = min(query.skipped, sheet.lines.count)
        let end = min(start + size, sheet.lines.count)
        return CountsPage(
            frame: frame, asked: asked(choices), today: today, total: figures(sheet.total), heads: heads,
            lines: sheet.lines[start..<end].map(line), lineCount: sheet.lines.count,
            next: end < sheet.lines.count ? query.address("/counts", skip: end) + "#lines" : nil,
            undated: sheet.undated,
            months: months(monthly), changes: before.map { changes(from: $0, to: sheet) },
            sexes: words.ordered(PersonSex.self, .sex).map { words.label($0) }, people: people(sheet),
            children: children(whole), contested: contested(sheet), links: links, files: files)
    }

    private func asked(_ choices: CountSheet) -> CountsPage.Asked {
        var asked = CountsPage.Asked()
        asked.by = query.by
        asked.kind = query.kind
        asked.kinds = kinds
        asked.from = query.from?.description ?? ""
        asked.to = query.to?.description ?? ""
        asked.area = query.area?.typed ?? ""
        asked.actor = query.actor ?? ""
        asked.cause = query.cause?.text ?? ""
        asked.causes = words.codes(.cause).compactMap { code, entry in
            entry.isOffered || code == query.cause?.text || causes.contains { $0.text == code }
                ? CountsPage.Choice(code, entry.label) : nil
        }
        asked.grade = query.grade.map { String($0.step) } ?? ""
        asked.known = query.known
        asked.since = query.since
        asked.byChoices = CountQuery.choices.map { CountsPage.Choice($0.code, $0.words) }
        asked.areas = Set(choices.lines.compactMap(\.key.area) + [query.area].compactMap { $0 })
            .map { CountsPage.Choice($0.typed, name(of: $0)) }
            .sorted { $0.words.french < $1.words.french }
        asked.actors = Set(choices.lines.compactMap(\.key.actor) + [query.actor].compactMap { $0 }).sorted()
        return asked
    }

    private func name(of area: AreaRef) -> Phrase {
        let name = names[area] ?? area.code
        return Phrase(fr: name, en: name)
    }

    private var heads: [Phrase] {
        let all: [(CountQuestion.Parts, Phrase)] = [
            (.area, Phrase(fr: "Zone", en: "Area")), (.month, Phrase(fr: "Mois", en: "Month")),
            (.actor, Phrase(fr: "Auteur présumé", en: "Alleged perpetrator")),
            (.violence, Phrase(fr: "Type de violence", en: "Type of violence")),
            (.cause, Phrase(fr: "Cause", en: "Cause")),
        ]
        return all.filter { question.parts.contains($0.0) }.map(\.1)
    }

    private func parts(_ key: CountSheet.Key) -> [Phrase?] {
        var parts: [Phrase?] = []
        if question.parts.contains(.area) { parts.append(key.area.map(name)) }
        if question.parts.contains(.month) {
            parts.append(key.month.map { Phrase(fr: Language.french.month($0), en: Language.english.month($0)) })
        }
        if question.parts.contains(.actor) { parts.append(key.actor.map { Phrase(fr: $0, en: $0) }) }
        if question.parts.contains(.violence) { parts.append(key.violence.map(CountsPage.words(of:))) }
        if question.parts.contains(.cause) {
            parts.append(key.cause.flatMap { $0 == .unknown ? nil : words.label($0) })
        }
        return parts
    }

    private func figures(_ sum: CountSheet.Sum) -> CountsPage.Figures {
        CountsPage.Figures(
            civilians: sum.count(query.kind, .civilian), statusUnknown: sum.count(query.kind, .unknown),
            combatants: sum.count(query.kind, .combatant), incidents: sum.incidents, contested: sum.contested,
            silent: sum.silent, late: sum.late)
    }

    private func line(_ line: CountSheet.Line) -> CountsPage.Line {
        var rate: HarmRate?
        if let area = line.key.area, let count = line.sum.count(query.kind, .civilian) {
            let year = (line.key.month ?? lastMonth ?? today.month).year
            if let figure = populations[area]?.nearest(to: year) {
                rate = HarmRate(count, of: figure.persons, source: figure.source, year: figure.year)
            }
        }
        return CountsPage.Line(
            parts: parts(line.key), figures: figures(line.sum), rate: rate, incidents: incidents(of: line.key))
    }

    /// Where the incidents of a line are listed. The list cannot ask for what is unknown, nor for a type or a cause.
    private func incidents(of key: CountSheet.Key) -> String? {
        let parts = question.parts
        guard seesIncidents, !parts.contains(.violence), !parts.contains(.cause),
            !parts.contains(.area) || key.area != nil, !parts.contains(.month) || key.month != nil,
            !parts.contains(.actor) || key.actor != nil
        else { return nil }
        let months = key.month.map { $0...$0 } ?? question.months
        let selection = HarmSelection(
            area: key.area ?? query.area, cause: query.cause, atLeast: query.grade, actor: key.actor ?? query.actor,
            from: months?.lowerBound.firstDay, until: months?.upperBound.lastDay, knownOn: query.known)
        return HarmPresenter.path(selection)
    }

    /// The months from the first to the last, those without an incident between them too.
    private func months(_ monthly: CountSheet) -> [CountsPage.MonthBar] {
        let sums = Dictionary(
            monthly.lines.compactMap { line in line.key.month.map { ($0, line.sum) } },
            uniquingKeysWith: { one, _ in one })
        guard let first = sums.keys.min(), let last = sums.keys.max() else { return [] }
        let start = max(first, last.advanced(by: 1 - Self.plotted))
        return (start.index...last.index).map { index in
            let month = Month(index: index)
            return CountsPage.MonthBar(month: month, figures: sums[month].map(figures))
        }
    }

    private func changes(from before: CountSheet, to after: CountSheet) -> [CountsPage.Change] {
        let old = Dictionary(before.lines.map { ($0.key, $0.sum) }, uniquingKeysWith: { one, _ in one })
        let new = Dictionary(after.lines.map { ($0.key, $0.sum) }, uniquingKeysWith: { one, _ in one })
        let keys = after.lines.map(\.key) + before.lines.map(\.key).filter { new[$0] == nil }
        return keys.compactMap { key in
            let (was, is_) = (old[key].map(figures), new[key].map(figures))
            let moved =
                !CountChange(before: was?.civilians, after: is_?.civilians).isNone
                || !CountChange(before: was?.statusUnknown, after: is_?.statusUnknown).isNone
                || was?.incidents != is_?.incidents
            return moved ? CountsPage.Change(parts: parts(key), before: was, after: is_) : nil
        }
    }

    private func people(_ sheet: CountSheet) -> [CountsPage.AgeLine] {
        words.ordered(AgeBand.self, .age).compactMap { age in
            let bySex = words.ordered(PersonSex.self, .sex).map { sex in
                sheet.people.filter { $0.age == age && $0.sex == sex }.reduce(0) { $0 + $1.count }
            }
            guard bySex.contains(where: { $0 > 0 }) else { return nil }
            return CountsPage.AgeLine(age: words.label(age), bySex: bySex)
        }
    }

    private func children(_ sheet: CountSheet) -> [ChildrenHarmed] {
        ChildrenHarmed.all(
            harms: sheet.total.harms, people: sheet.people, onSchoolOrHospital: sheet.onSchoolOrHospital
        ).filter { $0.violation != .sexualViolence || seesSexualViolence }
    }

    private func contested(_ sheet: CountSheet) -> [CountsPage.Contested] {
        sheet.contested.flatMap { one in
            one.cells.map {
                CountsPage.Contested(
                    path: seesIncidents ? "/harm/" + one.incident : nil, reference: one.reference, sides: $0.sides,
                    status: $0.status)
            }
        }
    }
}
