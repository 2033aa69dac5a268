import Database
import Pages
import Protection
import Store
import Vault
import Workflows

/// How a consent is taken back: what it will do, said before, and what it did.
extension ConsentRoutes {
    /// Taken back at the person's own word: they owe nobody a reason, and none is asked for.
    func withdrawal(
        _ id: UUIDv7, of subject: StoredSubject, _ submit: Phrase, warning: Phrase
    ) -> Form {
        Form(
            to: "/admin/consents/\(id)/withdraw", submit: submit, hidden: [("subject", subject.id.description)],
            warning: warning)
    }

    static func destruction(of subject: StoredSubject) -> Phrase {
        Phrase(
            fr: "La clé de \(subject.reference.text) sera détruite, sans retour : plus personne ne saura qui c’est, ni "
                + "ici, ni dans une sauvegarde. Seulement si la personne l’a demandé.",
            en: "The key of \(subject.reference.text) will be destroyed for good: nobody will know who it is any more, "
                + "here or in a backup. Only if the person asked for it.")
    }

    static func narrowing(_ consent: Consent, of subject: StoredSubject) -> Phrase {
        let purpose = CaseWords.name(of: consent.purpose)
        return Phrase(
            fr:
                "Le consentement de \(subject.reference.text), « \(purpose.french) », prend fin ; l’identité reste gardée. "
                + "Y revenir demandera un nouveau oui.",
            en:
                "The consent of \(subject.reference.text), “\(purpose.english)”, ends; the identity is kept. To come back to "
                + "it a new yes will be needed.")
    }

    /// What has happened then.
    static func sentence(_ outcome: Forget.Outcome, of subject: StoredSubject, on day: Day) -> Phrase {
        let day = Words.day(day)
        return switch outcome {
        case .destroyed(tracesErased: true) where subject.kind == .source:
            Phrase(
                fr:
                    "Source \(subject.reference.text) oubliée le \(day.french). La clé de son identité a été détruite. Ce "
                    + "qu’elle a dit reste, sans qu’on sache de qui cela vient.",
                en: "Source \(subject.reference.text) forgotten on \(day.english). The key to the identity has been "
                    + "destroyed. What they said stays, and nobody knows from whom it came.")
        case .narrowed(let remaining):
            Phrase(
                fr:
                    "Consentement retiré le \(day.french). Il en reste \(remaining) en vigueur ; l’identité est gardée. "
                    + "Prévenez le destinataire, s’il a reçu quelque chose.",
                en: "Consent withdrawn on \(day.english). \(remaining) remain in force; the identity is kept. Tell the "
                    + "recipient, if they have received anything.")
        case .destroyed(tracesErased: true):
            Phrase(
                fr:
                    "Consentement retiré le \(day.french). La clé de l’identité a été détruite. Les faits restent, sans "
                    + "le nom. Demandez à ceux qui l’ont reçu de l’effacer.",
                en: "Consent withdrawn on \(day.english). The key to the identity has been destroyed. The facts stay, "
                    + "without the name. Ask those who received it to erase it.")
        case .destroyed(tracesErased: false):
            Phrase(
                fr:
                    "La clé de l’identité a été détruite le \(day.french). Les traces que la suppression laisse dans la "
                    + "base seront effacées à la prochaine destruction ou au prochain démarrage.",
                en: "The key to the identity was destroyed on \(day.english). What deletion leaves behind in the store "
                    + "will be cleared at the next destruction or the next start.")
        case .alreadyGone:
            Phrase(
                fr: "La clé de cette identité était déjà détruite.",
                en: "The key to this identity was destroyed already.")
        }
    }
}
