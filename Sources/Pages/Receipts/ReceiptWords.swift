import Protection

/// Words of the page of codes. To a person who may be in danger: short, calm, the safe thing first.
enum ReceiptWords {
    static let title = Phrase(fr: "Votre code", en: "Your code")
    static let lead = Phrase(
        fr:
            "Tapez le code reçu avec votre envoi. Personne ne vous demande votre nom. Fermez cette page quand vous avez lu.",
        en: "Type the code you were given. Nobody asks your name. Close this page when you have read it.")
    static let state = Phrase(fr: "Où en est votre envoi", en: "Where your report stands")
    static let questions = Phrase(fr: "Questions et réponses", en: "Questions and answers")
    static let noQuestion = Phrase(fr: "Aucune question pour vous.", en: "No question for you.")
    static let you = Phrase(fr: "Vous", en: "You")
    static let us = Phrase(fr: "L’équipe", en: "The team")
    static let kept = Phrase(fr: "Votre réponse est notée.", en: "Your answer is noted.")
    static let leave = Phrase(fr: "Effacer et quitter", en: "Clear and leave")

    static let codeForm = Form(
        to: "/receipt", submit: Phrase(fr: "Voir", en: "See"),
        fields: [
            Form.Field(
                "code", Phrase(fr: "Code", en: "Code"), .text(longest: 60),
                hint: Phrase(fr: "16 signes ; les espaces ne comptent pas", en: "16 signs; spaces do not count"))
        ])

    static func answerForm(_ code: String) -> Form {
        Form(
            to: "/receipt/answers", submit: Phrase(fr: "Envoyer", en: "Send"),
            note: Phrase(
                fr: "N’écrivez pas de nom si ce n’est pas nécessaire.", en: "Write no name where none is needed."),
            fields: [
                Form.Field("text", Phrase(fr: "Votre réponse", en: "Your answer"), .paragraph(longest: 2_000))
            ], hidden: [("code", code)])
    }
}
