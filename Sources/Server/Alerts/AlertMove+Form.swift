import Protection
import Workflows

extension AlertMove {
    /// From a form; nil where a part is missing.
    init?(_ form: FormBody) {
        let note = form.text("note") ?? ""
        switch form["move"] {
        case "see": self = .see
        case "act":
            let others = (form.text("others") ?? "").split(separator: ",").map { String($0).trimmed }
            self = .act(told: (form.all("told") + others).filter { !$0.isEmpty && !$0.contains(where: \.isNewline) })
        case "decline":
            guard let reason = form["reason"].flatMap(InactionReason.init(rawValue:)) else { return nil }
            self = .decline(reason, why: note)
        case "arrive": self = .arrive(actor: form.text("actor") ?? "")
        case "close":
            guard let outcome = form["outcome"].flatMap(AlertOutcome.init(rawValue:)) else { return nil }
            self = .close(outcome)
        case "reopen": self = .reopen(why: note)
        case "check":
            guard let check = form["check"].flatMap({ Int($0) }).flatMap(ReprisalCheck.init(rawValue:)),
                let finding = form["finding"].flatMap(ReprisalCheck.Finding.init(rawValue:))
            else { return nil }
            self = .check(check, finding)
        // Where the product told it, these are its words alone; where a person did, who that was and how stands before.
        case "answer": self = .answer(words: [form.text("how"), note].compactMap(\.self).joined(separator: " : "))
        default: return nil
        }
    }
}

extension Refusal {
    /// What nobody sent, somebody has said; who and how is what makes it an answer.
    static let answeredHow = Refusal(
        .usage, code: "answered_how_missing",
        message: Phrase(
            fr: "Relève ne peut rien envoyer à cette personne : rien n’a été enregistré.",
            en: "Relève can send nothing to this person: nothing was recorded."),
        place: "how",
        remedy: Phrase(
            fr: "Parlez-lui, puis dites qui l’a fait et par quelle voie.",
            en: "Speak to them, then say who did and by which way."))
}

extension AlertLedger.Choice {
    var label: Phrase {
        switch self {
        case .openFirst: Phrase(fr: "ouvertes d’abord", en: "open first")
        case .overdue: Phrase(fr: "délai passé", en: "overdue")
        case .neverAnswered: Phrase(fr: "restées sans réponse", en: "never answered")
        case .checks: Phrase(fr: "représailles à vérifier", en: "reprisals to check")
        }
    }
}
