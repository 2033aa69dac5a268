public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Makes incidents from reports, and everything that is done to them afterwards. Each verb is one transaction with its
/// log entry, and leaves the fact that the picture counts true to what is held.
public struct TrackIncident: Sendable {
    let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// The reason of the first version, which nobody is asked for.
    public static let takenIn = "taken in"

    /// A report taken under an incident, with what it says of it.
    public struct Taken: Sendable {
        /// The report's identity in the store.
        public let report: String
        public let sourceType: SourceType
        public let rating: SourceRating
        public let access: IncidentClaim.Access
        public let harms: [Harm]
        public let actors: [IncidentClaim.AllegedActor]
        public let saidOn: SaidOn

        /// When a source said it.
        public enum SaidOn: Sendable {
            case whenReceived
            case day(Day)
            /// The day is not established.
            case unknown
        }

        public init(
            report: String, sourceType: SourceType, rating: SourceRating = .unjudged,
            access: IncidentClaim.Access = .unknown, harms: [Harm], actors: [IncidentClaim.AllegedActor] = [],
            saidOn: SaidOn = .whenReceived
        ) {
            self.report = report
            self.sourceType = sourceType
            self.rating = rating
            self.access = access
            self.harms = harms
            self.actors = actors
            self.saidOn = saidOn
        }
    }

    /// Opens an incident made from one report or more. It is logged at once, and its harm counts as recorded from here on.
    /// - Parameter isLead: It stays a lead, and nothing of it counts yet.
    public func open(
        _ details: TrackedIncident.Details, from reports: [Taken], isLead: Bool = false,
        by account: AccountID, at now: Instant
    ) async throws -> TrackedIncident {
        guard !reports.isEmpty else { throw Refusal.noReport }
        try Self.check(details, at: now)
        return try await store.facts.write { [store] transaction in
            try LogWriter.reserve(in: transaction)
            let year = details.start.month.year
            let number = try TrackedIncident.lastNumber(of: year, in: transaction) + 1
            let digits = String(number)
            let incident = TrackedIncident(
                id: store.ids.next().description,
                reference: "I-\(year)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits,
                takenInBy: account.rawValue, takenInAt: now, version: 1, recordedAt: now, recordedBy: account.rawValue,
                reason: Self.takenIn, state: isLead ? .lead : .logged, details: details)
            try incident.insert(in: transaction)
            if !isLead {
                try StoredMoves.insert(
                    AllegationMove(at: now, by: account.rawValue, to: .logged, reason: Self.takenIn), number: 1,
                    of: incident.id, in: transaction)
            }
            for taken in reports { try insert(taken, under: incident.id, by: account, at: now, in: transaction) }
            try settle(incident.id, .created, by: account, at: now, in: transaction)
            return incident
        }
    }

    /// Takes one more report under an incident.
    public func take(
        _ taken: Taken, under id: String, by account: AccountID, at now: Instant
    ) async throws -> String {
        try await change(id, .changed, by: account, at: now) { incident, transaction in
            try insert(taken, under: incident.id, by: account, at: now, in: transaction)
        }
    }

    /// Corrects a claim: what it says, how it is rated, or whether it is used. The version it was made from is named, so
    /// that two at once do not undo each other.
    public func revise(
        _ claim: StoredClaim, by account: AccountID, at now: Instant
    ) async throws {
        try await change(claim.incident, .changed, by: account, at: now) { _, transaction in
            let next = StoredClaim(
                claim.claim, incident: claim.incident, version: claim.version + 1, recordedAt: now,
                recordedBy: account.rawValue, isWithdrawn: claim.isWithdrawn)
            guard try next.insert(in: transaction) else { throw Refusal.changedMeanwhile }
        }
    }

    /// Edits what is held of an incident.
    /// - Parameter version: The version the editor saw.
    /// - Throws: `Refusal.changedMeanwhile` where it is no longer in force.
    public func revise(
        _ id: String, version: Int, to details: TrackedIncident.Details, reason: String, by account: AccountID,
        at now: Instant
    ) async throws {
        try await change(id, .changed, by: account, at: now) { incident, transaction in
            guard incident.version == version else { throw Refusal.changedMeanwhile }
            try Self.check(details, at: now)
            guard !reason.allSatisfy(\.isWhitespace) else { throw AllegationError.reasonMissing }
            let next = incident.revised(details, at: now, by: account.rawValue, reason: reason)
            guard try next.replace(in: transaction) else { throw Refusal.changedMeanwhile }
        }
    }

    /// Moves the allegation one step.
    /// - Throws: `AllegationError` with what binds.
    public func move(
        _ id: String, to state: AllegationState, reason: String, evidence: [String] = [], by account: AccountID,
        at now: Instant
    ) async throws {
        let action: LogAction = if case .decided = state { .decided } else { .changed }
        try await change(id, action, by: account, at: now) { incident, transaction in
            var allegation = try StoredMoves.allegation(of: incident, in: transaction)
            let move = AllegationMove(
                at: now, by: account.rawValue, to: state, reason: reason, evidence: evidence)
            try allegation.add(move)
            try StoredMoves.insert(move, number: allegation.moves.count, of: id, in: transaction)
            let next = incident.revised(state: state, at: now, by: account.rawValue, reason: reason)
            guard try next.replace(in: transaction) else { throw Refusal.changedMeanwhile }
        }
    }

    /// Finds that an incident is another one: its claims and persons count there from now on.
    public func merge(
        _ id: String, into other: String, reason: String, by account: AccountID, at now: Instant
    ) async throws {
        try await merge(id, into: other, reason: reason, by: account, at: now) { _ in }
    }

    /// - Parameter isAllowed: Throws, within the transaction, where it must not come about any more.
    func merge(
        _ id: String, into other: String, reason: String, by account: AccountID, at now: Instant,
        provided isAllowed: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws {
        guard id != other else { throw Refusal.oneIncident }
        try await change(id, .merged, by: account, at: now) { [store] incident, transaction in
            try isAllowed(transaction)
            guard let target = try TrackedIncident.with(id: other, in: transaction) else { throw Refusal.noSuchThing }
            // One of the two was merged meanwhile: whoever came second is told, and nothing is lost.
            guard incident.mergedInto == nil, target.mergedInto == nil,
                try TrackedIncident.merged(into: id, in: transaction).isEmpty
            else { throw Refusal.changedMeanwhile }
            guard
                let judgement = StoredJudgement(
                    id: store.ids.next().description, kind: .incident, id, other, isSame: true,
                    account: account.rawValue, reason: reason, judgedAt: now)
            else { throw Refusal.oneIncident }
            try judgement.insert(in: transaction)
            let next = incident.revised(mergedInto: .some(other), at: now, by: account.rawValue, reason: reason)
            guard try next.replace(in: transaction) else { throw Refusal.changedMeanwhile }
            try settle(other, .merged, by: account, at: now, in: transaction)
        }
    }

    /// Finds that a merged incident stands for itself after all: everything that was its own is its own again.
    public func unmerge(_ id: String, reason: String, by account: AccountID, at now: Instant) async throws {
        try await change(id, .split, by: account, at: now) { incident, transaction in
            guard let other = incident.mergedInto else { throw Refusal.changedMeanwhile }
            let standing = try StoredJudgement.about([id], .incident, in: transaction).first {
                $0.isSame && ($0.first == other || $0.second == other)
            }
            if let standing {
                _ = try StoredJudgement.undo(
                    standing.id, at: now, by: account.rawValue, reason: reason, in: transaction)
            }
            let next = incident.revised(mergedInto: .some(nil), at: now, by: account.rawValue, reason: reason)
            guard try next.replace(in: transaction) else { throw Refusal.changedMeanwhile }
            try settle(other, .split, by: account, at: now, in: transaction)
        }
    }

    /// An incident may be told of on a day that has begun anywhere on Earth, and on none after it; the last day of one known to
    /// the month may be that of this month.
    private static func check(_ details: TrackedIncident.Details, at now: Instant) throws {
        let today = now.day.advanced(by: 1)
        guard details.start <= today else { throw Refusal.dayImpossible(details.start) }
        guard details.end <= today.advanced(by: details.datePrecision.slack) else {
            throw Refusal.dayImpossible(details.end)
        }
    }

    /// Runs a change on the version in force and settles what follows from it.
    func change<Result: Sendable>(
        _ id: String, _ action: LogAction, by account: AccountID, at now: Instant,
        _ body: @escaping @Sendable (TrackedIncident, any Transaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                guard let incident = try TrackedIncident.with(id: id, in: transaction) else {
                    throw Refusal.noSuchThing
                }
                let result = try body(incident, transaction)
                try settle(id, action, by: account, at: now, in: transaction)
                return result
            }
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            throw Refusal.changedMeanwhile
        }
    }

    @discardableResult
    private func insert(
        _ taken: Taken, under incident: String, by account: AccountID, at now: Instant, in transaction: any Transaction
    ) throws -> String {
        guard let report = try StoredReport.with(id: taken.report, in: transaction), report.counts else {
            throw Refusal.reportDoesNotCount
        }
        // One report is one voice under an incident, whatever it is said to be: more would corroborate itself.
        guard try !StoredClaim.of([incident], in: transaction).contains(where: { $0.claim.report == taken.report })
        else {
            throw Refusal.reportIsHere
        }
        let id = store.ids.next().description
        let saidOn: Day? =
            switch taken.saidOn {
            case .whenReceived: report.receivedAt.day
            case .day(let day): day
            case .unknown: nil
            }
        let claim = IncidentClaim(
            id: id, report: taken.report, sourceType: taken.sourceType, rating: taken.rating,
            saidOn: saidOn, access: taken.access, harms: taken.harms, actors: taken.actors)
        _ = try StoredClaim(claim, incident: incident, recordedAt: now, recordedBy: account.rawValue)
            .insert(in: transaction)
        return id
    }

    /// Writes the log entry, and brings the tallies, the summaries and the facts the picture counts to what is held now.
    func settle(
        _ id: String, _ action: LogAction, by account: AccountID?, at now: Instant, in transaction: any Transaction
    ) throws {
        guard let file = try HarmFile.load(id, in: transaction) else { throw Refusal.noSuchThing }
        try publish(file, at: now, in: transaction)
        for other in try KeepTallies.settle(file, at: now, in: transaction) {
            try publish(other, at: now, in: transaction)
        }
        try LogWriter.append(LogEvent(action, .incident, id, by: account, at: now), in: transaction)
    }

    private func publish(_ file: HarmFile, at now: Instant, in transaction: any Transaction) throws {
        if file.incident.counts {
            _ = try FactTable<Incident>.record(file.fact, kind: "harm", at: now, ids: store.ids, in: transaction)
        } else {
            _ = try FactTable<Incident>.withdraw(key: file.fact.key, at: now, in: transaction)
        }
        try SummariseIncident.record(file, at: now, in: transaction)
    }
}

extension Refusal {
    static let noReport = Refusal(
        .usage, code: "no_report",
        message: Phrase(
            fr: "Un incident se fait à partir d’un signalement au moins.",
            en: "An incident is made from at least one report."),
        remedy: Phrase(fr: "Choisissez un signalement.", en: "Choose a report."))

    static let oneIncident = Refusal(
        .usage, code: "one_incident",
        message: Phrase(
            fr: "Un incident ne peut pas être réuni avec lui-même.", en: "An incident cannot be merged with itself."),
        remedy: Phrase(fr: "Choisissez un autre incident.", en: "Choose another incident."))

    /// Someone else was faster; nothing of this change was made.
    public static let changedMeanwhile = Refusal(
        .verification, code: "changed_meanwhile",
        message: Phrase(
            fr: "Quelqu’un d’autre vient de changer cet incident. Votre changement n’a pas été fait.",
            en: "Someone else has just changed this incident. Your change was not made."),
        remedy: Phrase(fr: "Relisez la page, puis recommencez.", en: "Read the page again, then start over."))

    /// The report has an account under this incident already.
    public static let reportIsHere = Refusal(
        .usage, code: "report_is_here",
        message: Phrase(
            fr: "Ce signalement a déjà un récit sous cet incident : un signalement est une seule voix.",
            en: "This report has an account under this incident already: a report is one voice."),
        remedy: Phrase(fr: "Corrigez ce récit.", en: "Correct that account."))

    /// A day that cannot be: an incident after today, a death before the incident.
    static func dayImpossible(_ day: Day) -> Refusal {
        Refusal(
            .usage, code: "day_impossible",
            message: Phrase(
                fr: "Le \(day) ne peut pas être : un incident n’est pas à venir, et ce qu’il cause ne le précède pas.",
                en: "\(day) cannot be: an incident does not lie ahead, and what it causes does not come before it."),
            place: day.description, remedy: Phrase(fr: "Corrigez la date.", en: "Correct the date."))
    }

    /// There is no such report, or none that counts.
    public static let reportDoesNotCount = Refusal(
        .data, code: "report_does_not_count",
        message: Phrase(
            fr: "Ce signalement est un exercice, un brouillon, ou mis de côté : il ne compte pas.",
            en: "This report is an exercise, a draft, or set aside: it does not count."),
        remedy: Phrase(fr: "Choisissez un autre signalement.", en: "Choose another report."))
}
