import Collection
import Pages
import Protection
import Workflows

/// The answers of a report as its page shows them: under the words of the form it was filled in on, where that is held.
struct ReportAnswersShown {
    let answers: ReportAnswers
    let formID: String?
    /// The version it was filled in on; nil where the sender did not say.
    let version: String?
    /// The form, in that version or else another; nil where it is not held.
    let form: OfferedForm?
    /// Which answers identify or reach a person.
    let mapping: FormMapping?
    /// What an area is called by its code, for a choice that a file beside the form lists.
    let place: @Sendable (String) -> String?
    let language: Language

    /// What a reader must know of the words.
    var note: Phrase? {
        if isFieldForm { return nil }
        guard let form else {
            return Phrase(
                fr: "Le formulaire n’est pas tenu ici : les réponses portent les noms qu’il leur donne.",
                en: "The form is not held here: answers bear the names it gives them.")
        }
        guard let version, version != form.version else { return nil }
        return Phrase(
            fr:
                "Rempli sur la version \(version), qui n’est pas tenue ici ; les mots sont ceux de la version \(form.version).",
            en:
                "Filled in on version \(version), which is not held here; the words are those of version \(form.version)."
        )
    }

    var rows: [RegisterPage.Line] {
        guard let form = form?.form, !isFieldForm else { return answers.answers.map(plain) }
        return AnswerSheet(answers, of: form, in: language.rawValue, elsewhere: place).lines.map { line in
            switch line {
            case .part(let parts): RegisterPage.Line(heading: heading(parts))
            case .answer(let path, let question, let value):
                RegisterPage.Line([question.map(RegisterPage.Cell.text) ?? .code(path), shown(path, value)])
            }
        }
    }

    private var isFieldForm: Bool { formID == FormMapping.fieldReport.formID }

    /// An answer of the product's own form for browsers, or of a form that is not held.
    private func plain(_ answer: ReportAnswers.Answer) -> RegisterPage.Line {
        let question = isFieldForm ? FieldPage.question(answer.path) : nil
        let choice = isFieldForm ? FieldPage.choice(answer.value, of: answer.path) : nil
        return RegisterPage.Line([
            question.map(RegisterPage.Cell.words) ?? .code(answer.path),
            choice.map(RegisterPage.Cell.words) ?? shown(answer.path, answer.value),
        ])
    }

    /// An answer that identifies or reaches a person stays sealed.
    private func shown(_ path: String, _ value: String) -> RegisterPage.Cell {
        mapping?.line(for: path)?.field == .identifying
            ? .words(Phrase(fr: "scellé : identifie une personne", en: "sealed: identifies a person")) : .text(value)
    }

    private func heading(_ parts: [AnswerSheet.Part]) -> RegisterPage.Cell {
        guard !parts.isEmpty else { return .words(Phrase(fr: "Suite du formulaire", en: "Rest of the form")) }
        return .text(
            parts.map { part in part.turn.map { "\(part.label) · \($0)" } ?? part.label }.joined(separator: " › "))
    }
}
