public import Protection

/// The answers of a form as whoever filled it in saw them: under its own questions and choices, in the order they came,
/// groups and each turn of a repeat as such.
public struct AnswerSheet: Hashable, Sendable {
    /// One thing to read.
    public enum Line: Hashable, Sendable {
        /// From here on answers stand in these groups, the outermost first; empty where they stand in none any more.
        case part([Part])
        /// An answer; the path alone where the form asks no such question.
        case answer(path: String, question: String?, value: String)
    }

    /// A group, or one turn of a repeat.
    public struct Part: Hashable, Sendable {
        public let label: String
        /// From 1; nil for a group that comes once.
        public let turn: Int?

        public init(label: String, turn: Int?) {
            self.label = label
            self.turn = turn
        }
    }

    public let lines: [Line]

    /// - Parameters:
    ///   - language: `fr`; where the form does not have it, its own first language serves.
    ///   - elsewhere: What a choice is called that a file beside the form lists.
    public init(
        _ answers: ReportAnswers, of form: XForm, in language: String, elsewhere: (String) -> String? = { _ in nil }
    ) {
        let reading = Reading(form: form, language: language)
        var lines: [Line] = []
        var standing: [Part] = []
        for answer in answers.answers {
            let parts = reading.parts(around: answer.path)
            if parts != standing { lines.append(.part(parts)) }
            standing = parts
            lines.append(
                .answer(
                    path: answer.path, question: form.label(of: Submission.withoutTurns(answer.path), in: language),
                    value: reading.value(answer, elsewhere)))
        }
        self.lines = lines
    }
}

/// A form in one language.
private struct Reading {
    let form: XForm
    let language: String

    /// The groups with a label, and the repeats, that a path lies in. A group without a label only serves the layout.
    func parts(around path: String) -> [AnswerSheet.Part] {
        var parts: [AnswerSheet.Part] = []
        var bare: [Substring] = []
        for step in path.split(separator: "/").dropLast() {
            let name = step.prefix { $0 != "[" }
            bare.append(name)
            let place = bare.joined(separator: "/")
            let isRepeat = form.repeats.contains(place)
            guard let label = form.label(ofGroup: place, in: language) ?? (isRepeat ? String(name) : nil) else {
                continue
            }
            let turn = step.dropFirst(name.count).dropFirst().prefix { $0 != "]" }
            parts.append(AnswerSheet.Part(label: label, turn: isRepeat ? Int(turn) ?? 1 : nil))
        }
        return parts
    }

    /// What was chosen, as the form calls it; anything else as it came.
    func value(_ answer: ReportAnswers.Answer, _ elsewhere: (String) -> String?) -> String {
        let path = Submission.withoutTurns(answer.path)
        guard let question = form.questions.first(where: { $0.path == path }), let list = question.choices else {
            return answer.value
        }
        func label(_ code: String) -> String {
            let choice = form.choices[list]?.first { $0.value == code }
            return choice.flatMap { form.words(of: $0.labels, in: language) } ?? elsewhere(code) ?? code
        }
        guard question.control == "select" || question.control == "rank" else { return label(answer.value) }
        return answer.value.split(whereSeparator: \.isWhitespace).map { label(String($0)) }.joined(separator: " · ")
    }
}
