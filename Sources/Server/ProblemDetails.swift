import Database
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Protection
import Workflows

/// A failure as it leaves the server: its status, and its words for people and for programs (RFC 9457).
struct ProblemDetails {
    let status: HTTPResponse.Status
    private let refusal: Refusal
    /// Seconds after which to come back, where coming back helps.
    var retryAfter: String?
    /// The methods an address knows, where it does not know the one asked for.
    var allow: String?

    init(_ error: any Error) {
        if let refused = error as? DoorRefusal {
            (status, refusal) = (refused.status, refused.refusal)
            if case .tooMany(let seconds) = refused { retryAfter = String(seconds) }
            if case .method(let allowed) = refused { allow = allowed.joined(separator: ", ") }
            return
        }
        if let error = error as? HTTPError {
            status = error.status
            refusal = Self.refusal(of: error)
            return
        }
        let found = Refusal(error)
        status =
            switch found.kind {
            case .notFound: .notFound
            case .usage: .badRequest
            case .data: .badRequest
            case .fault: .internalServerError
            case .store: .serviceUnavailable
            case .cancelled: .requestTimeout
            case .verification: .conflict
            }
        // A statement, a path or a foreign library's words would tell a stranger how the server is made.
        refusal = error is DatabaseError || found.kind == .fault ? Self.fault(found.code) : found
        if status == .serviceUnavailable { retryAfter = "5" }
    }

    /// What leaves the server of its own faults: that there is one. What it was stands in its log.
    private static func fault(_ code: String) -> Refusal {
        Refusal(
            .store, code: code,
            message: Phrase(
                fr: "Le serveur n’a pas pu répondre.", en: "The server could not answer."),
            remedy: Phrase(
                fr: "Réessayez dans un moment ; si cela dure, donnez le numéro de la demande à qui tient la machine.",
                en: "Try again in a moment; if it lasts, give the request’s number to whoever runs the machine."))
    }

    /// A word for the log; what a person typed or looked for does not go there.
    var code: String { refusal.code }

    /// Whether nobody was signed in: a page then leads to where one signs in.
    var asksToSignIn: Bool { refusal.code == "sign_in" }

    /// A page for people, both languages on it.
    func page(in language: Language) -> HTML {
        let remedy = refusal.remedy ?? Phrase(fr: "Revenez en arrière et recommencez.", en: "Go back and try again.")
        let isMissing = refusal.kind == .notFound && refusal.remedy == nil
        let page =
            isMissing
            ? ProblemPage.notFound(language)
            : ProblemPage(language: language, message: refusal.message, remedy: remedy)
        return page.render()
    }

    /// Problem details for programs, in one language.
    /// - Parameter number: The request's, which a fault of the server's own is found under in its log.
    func json(in language: Language, request number: String) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ByteBuffer(
            bytes: try encoder.encode(
                Document(
                    type: "about:blank", title: refusal.message[language], status: status.code,
                    detail: refusal.sentence(in: language), code: refusal.code, place: refusal.place,
                    remedy: refusal.remedy?[language], request: status.kind == .serverError ? number : nil)))
    }

    private struct Document: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let code: String
        let place: String?
        let remedy: String?
        let request: String?

        private enum CodingKeys: String, CodingKey {
            case type, title, status, detail, code, remedy, request
            case place = "where"
        }
    }

    private static func refusal(of error: HTTPError) -> Refusal {
        switch error.status {
        case .notFound:
            let page = ProblemPage.notFound(.french)
            return Refusal(.notFound, message: page.message, remedy: page.remedy)
        case .contentTooLarge:
            return Refusal(
                .tooLarge,
                message: Phrase(
                    fr: "L’envoi dépasse la taille permise.", en: "What was sent exceeds the size allowed."),
                remedy: Phrase(fr: "Envoyez-le en plusieurs parties.", en: "Send it in several parts."))
        default:
            return Refusal(
                .usage, code: "request_refused",
                message: Phrase(fr: "Cette demande n’a pas pu être servie.", en: "This request could not be served."),
                remedy: Phrase(fr: "Revenez en arrière et recommencez.", en: "Go back and try again."))
        }
    }
}
