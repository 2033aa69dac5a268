import HTTPTypes
import Protection
import Database
import Workflows

/// Lets as many reports in at a time as the store can answer within two seconds; the others are asked to come back. Those
/// nobody has reason to trust may not take the last places, so that a flood never shuts out who is trusted.
final class IntakeGate: Sendable {
    private let places: Int
    private let placesForStrangers: Int
    private let taken = Guarded(0)

    init(places: Int = 1_024, placesForStrangers: Int = 768) {
        self.places = places
        self.placesForStrangers = placesForStrangers
    }

    /// Runs `body` where there is a place.
    /// - Throws: `Refusal.intakeBusy` where there is none, and what `body` throws.
    func pass<T>(isTrusted: Bool, _ body: () async throws -> T) async throws -> T {
        let isIn = taken.withLock { taken in
            guard taken < (isTrusted ? places : placesForStrangers) else { return false }
            taken += 1
            return true
        }
        guard isIn else { throw Refusal.intakeBusy }
        defer { taken.withLock { $0 -= 1 } }
        return try await body()
    }

    /// Runs a step of the intake. What nobody foresaw is answered as "try again": a phone keeps its report then. The log
    /// says what it was.
    static func neverFailing<T>(_ visit: Visit, _ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch {
            let problem = ProblemDetails(error)
            guard problem.status.kind == .serverError, problem.status != .serviceUnavailable else { throw error }
            ProblemMiddleware.log(error, problem, of: visit)
            throw Refusal.intakeBusy
        }
    }
}

extension Refusal {
    static let intakeBusy = Refusal(
        .store, code: "intake_busy",
        message: Phrase(
            fr: "Le serveur est occupé ; rien n’a été enregistré.", en: "The server is busy; nothing was stored."),
        remedy: Phrase(
            fr: "Gardez le signalement et renvoyez-le plus tard.", en: "Keep the report and send it again later."))

    static let intakeLocked = Refusal(
        .vaultLocked,
        message: Phrase(
            fr: "Le coffre est fermé : aucun signalement ne peut être scellé, donc aucun n’est pris.",
            en: "The vault is locked: no report can be sealed, so none is taken."),
        remedy: Phrase(
            fr: "Gardez le signalement et renvoyez-le plus tard ; l’exploitant ouvre le coffre.",
            en: "Keep the report and send it again later; the operator unlocks the vault."))
}
