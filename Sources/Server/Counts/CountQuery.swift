import Hummingbird
import Protection
import Workflows

/// What an address asks of counts.
struct CountQuery {
    /// How lines are told apart, by the word in the address.
    static let choices: [(code: String, parts: CountQuestion.Parts, words: Phrase)] = [
        ("area", .area, Phrase(fr: "zone", en: "area")),
        ("month", .month, Phrase(fr: "mois", en: "month")),
        ("actor", .actor, Phrase(fr: "auteur présumé", en: "alleged perpetrator")),
        ("type", .violence, Phrase(fr: "forme de violence", en: "form of violence")),
        ("cause", .cause, Phrase(fr: "cause", en: "cause")),
        ("area.month", [.area, .month], Phrase(fr: "zone × mois", en: "area × month")),
        ("area.actor", [.area, .actor], Phrase(fr: "zone × auteur présumé", en: "area × alleged perpetrator")),
        (
            "area.month.actor", [.area, .month, .actor],
            Phrase(fr: "zone × mois × auteur présumé", en: "area × month × alleged perpetrator")
        ),
    ]

    let by: String
    let parts: CountQuestion.Parts
    let kind: HarmKind
    let from: Month?
    let to: Month?
    let area: AreaRef?
    let actor: String?
    let cause: CasualtyCode<HarmCause>?
    let grade: Grade?
    let known: Day?
    let since: Day?
    /// Lines that stood on the pages before.
    let skipped: Int

    init(_ request: Request) throws {
        // Read as forms write it, with `+` for a blank.
        guard let form = FormBody(request.uri.query ?? "") else { throw DoorRefusal.malformed }
        try self.init(form)
    }

    /// What a form asks for, under the same names.
    init(_ form: FormBody) throws {
        try self.init { form[$0] }
    }

    private init(_ said: (String) -> String?) throws {
        func text(_ name: String) -> String? { said(name).flatMap { $0.isEmpty ? nil : $0 } }
        func read<Value>(_ name: String, _ make: (String) -> Value?, as form: Phrase) throws -> Value? {
            guard let value = text(name) else { return nil }
            guard let read = make(value) else { throw Refusal.queryMalformed(name, value, form) }
            return read
        }
        by = text("by") ?? "area"
        guard let choice = Self.choices.first(where: { [by] in $0.code == by }) else {
            throw Refusal.queryMalformed(
                "by", by, Phrase(fr: "une des lignes proposées", en: "one of the lines offered"))
        }
        parts = choice.parts
        kind =
            try read("kind", HarmKind.init(rawValue:), as: Phrase(fr: "un dommage proposé", en: "a harm offered"))
            ?? .killed
        from = try read("from", Month.init(exactly:), as: Self.monthForm)
        to = try read("to", Month.init(exactly:), as: Self.monthForm)
        area = try read("area", AreaRef.init(typed:), as: Phrase(fr: "SCHÉMA:CODE", en: "SCHEME:CODE"))
        actor = text("actor").map { String($0.prefix(400)) }
        cause = try read(
            "cause", CasualtyCode.init, as: Phrase(fr: "une cause proposée", en: "a cause offered"))
        grade = try read("grade", { Int($0).flatMap { Grade($0) } }, as: Phrase(fr: "0 à 5", en: "0 to 5"))
        known = try read("known", Day.init(exactly:), as: Self.dayForm)
        since = try read("since", Day.init(exactly:), as: Self.dayForm)
        skipped =
            try read("skip", { Int($0).flatMap { (0...10_000_000).contains($0) ? $0 : nil } }, as: Self.numberForm) ?? 0
    }

    /// The months asked for, in order whichever way round they were given.
    func months(within all: ClosedRange<Month>?) -> ClosedRange<Month>? {
        guard from != nil || to != nil, let first = from ?? all?.lowerBound ?? to,
            let last = to ?? all?.upperBound ?? from
        else { return nil }
        return min(first, last)...max(first, last)
    }

    /// The question, within the areas that may be seen and chosen.
    func question(areas: Set<AreaRef>?, months: ClosedRange<Month>?) -> CountQuestion {
        var question = CountQuestion()
        question.parts = parts
        question.kind = kind
        question.areas = areas
        question.months = months
        question.actor = actor
        question.cause = cause
        question.atLeast = grade
        if let known { question.knownAt = Instant(endOf: known) }
        question.publishedOn = since
        return question
    }

    /// The address of these counts at another page.
    func address(_ path: String, skip: Int) -> String {
        path + "?" + (pairs + [(name: "skip", value: String(skip))]).inAddress
    }

    /// What is asked, by name, as an address or a form carries it.
    var pairs: [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = [("by", by), ("kind", kind.rawValue)]
        if let from { pairs.append(("from", from.description)) }
        if let to { pairs.append(("to", to.description)) }
        if let area { pairs.append(("area", area.typed)) }
        if let actor { pairs.append(("actor", actor)) }
        if let cause { pairs.append(("cause", cause.text)) }
        if let grade { pairs.append(("grade", String(grade.step))) }
        if let known { pairs.append(("known", known.description)) }
        if let since { pairs.append(("since", since.description)) }
        return pairs
    }

    private static let dayForm = Phrase(fr: "AAAA-MM-JJ, comme 2023-06-30", en: "YYYY-MM-DD, as 2023-06-30")
    private static let monthForm = Phrase(fr: "AAAA-MM, comme 2023-06", en: "YYYY-MM, as 2023-06")
    private static let numberForm = Phrase(fr: "un nombre entier", en: "a whole number")
}
