import HTTPTypes
import Pages
import Protection
import Workflows

extension DoorRefusal {
    /// The status it goes out with.
    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .signIn: .unauthorized
        case .stepUp, .approval, .foreign: .forbidden
        case .tooMany: .tooManyRequests
        case .tooLarge: .contentTooLarge
        case .malformed, .broken, .unfit: .badRequest
        case .unsupported: .unsupportedMediaType
        case .method: .methodNotAllowed
        case .conflict: .conflict
        }
    }

    /// The words it goes out with.
    var refusal: Refusal {
        switch self {
        case .notFound:
            let page = ProblemPage.notFound(.french)
            return Refusal(.notFound, message: page.message, remedy: page.remedy)
        case .signIn:
            return Refusal(
                .usage, code: "sign_in",
                message: Phrase(fr: "Personne n’est identifié.", en: "Nobody is signed in."),
                remedy: Phrase(fr: "Identifiez-vous.", en: "Sign in."))
        case .stepUp:
            return Refusal(
                .usage, code: "step_up",
                message: Phrase(
                    fr: "Prouvez de nouveau qui vous êtes : la dernière preuve a plus de cinq minutes.",
                    en: "Prove again who you are: the last proof is more than five minutes old."),
                remedy: Phrase(
                    fr: "Passez par « Mon compte », puis recommencez.", en: "Go to “My account”, then try again."))
        case .approval:
            return Refusal(
                .twoPersonsNeeded,
                message: Phrase(
                    fr: "Deux personnes d’unités différentes doivent d’abord l’approuver.",
                    en: "Two persons of different units must approve it first."),
                remedy: Phrase(fr: "Faites-en la demande sous « Approbations ».", en: "Ask for it under “Approvals”."))
        case .foreign:
            return Refusal(
                .usage, code: "foreign_form",
                message: Phrase(
                    fr: "Cette demande ne vient pas d’une de nos pages, ou la page est périmée.",
                    en: "This request did not come from one of our pages, or the page is out of date."),
                remedy: Phrase(fr: "Rechargez la page et recommencez.", en: "Reload the page and try again."))
        case .tooMany(let seconds):
            return Refusal(
                .usage, code: "too_many",
                message: Phrase(fr: "Trop de demandes à la fois.", en: "Too many requests at once."),
                remedy: Phrase(
                    fr: "Attendez \(seconds) s et recommencez.", en: "Wait \(seconds) s and try again."))
        case .tooLarge(let limit):
            return Refusal(
                .tooLarge,
                message: Phrase(
                    fr: "L’envoi dépasse \(limit / 1024) Kio.", en: "What was sent exceeds \(limit / 1024) KiB."),
                remedy: Phrase(fr: "Envoyez-le en plusieurs parties.", en: "Send it in several parts."))
        case .malformed:
            return Refusal(
                .usage, code: "form_malformed",
                message: Phrase(
                    fr: "Il manque quelque chose à ce formulaire, ou il est abîmé.",
                    en: "Something is missing from this form, or it is damaged."),
                remedy: Phrase(fr: "Rechargez la page et recommencez.", en: "Reload the page and try again."))
        case .broken:
            return Refusal(
                .usage, code: "broken_off",
                message: Phrase(fr: "L’envoi s’est interrompu.", en: "What was sent broke off."),
                remedy: Phrase(fr: "Envoyez-le de nouveau.", en: "Send it again."))
        case .unfit(let place, let expected):
            return Refusal(
                .usage, code: "value_refused",
                message: Phrase(
                    fr: "Attendu ici : \(expected.french).", en: "Here, \(expected.english) is expected."),
                place: place.isEmpty ? nil : place,
                remedy: Phrase(
                    fr: "Comparez avec /api/v1/openapi.json.", en: "Compare with /api/v1/openapi.json."))
        case .unsupported(let type):
            return Refusal(
                .usage, code: "type_refused",
                message: Phrase(
                    fr: "Ce type de contenu n’est pas lu ici.", en: "This type of content is not read here."),
                remedy: Phrase(fr: "Envoyez du \(type).", en: "Send \(type)."))
        case .method(let allowed):
            return Refusal(
                .usage, code: "method_refused",
                message: Phrase(
                    fr: "Cette adresse ne connaît pas cette méthode.", en: "This address does not know this method."),
                remedy: Phrase(
                    fr: "Utilisez \(allowed.joined(separator: ", ")).", en: "Use \(allowed.joined(separator: ", "))."))
        case .conflict(let refusal):
            return refusal
        }
    }
}
