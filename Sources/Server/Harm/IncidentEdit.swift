import Access
import Database
import Pages
import Protection
import Store
import Workflows

/// What a form of the incident page asks to be done, and doing it.
struct IncidentEdit {
    let form: FormBody
    let dossier: IncidentDossier
    let store: Store
    /// Who asks: whatever else a form names must lie within their reach too.
    let visitor: Visitor

    /// Reasons of versions for which nobody is asked.
    static let takenOn = "taken on"
    static let handedBack = "handed back"

    private var id: String { dossier.file.incident.id }
    private var track: TrackIncident { TrackIncident(store: store) }
    private var people: RecordPersons { RecordPersons(store: store) }
    private var reason: String { form.text("reason") ?? "" }
    private var now: Instant { visitor.now }

    /// - Throws: `DoorRefusal.malformed` for a form of no page of ours; `Refusal` with what can be mended.
    func callAsFunction(by account: AccountID) async throws {
        guard let version = form["version"].flatMap({ Int($0) }) else { throw DoorRefusal.malformed }
        switch form["do"] {
        case "take", "revise-claim", "withdraw-claim": try await claim(by: account)
        case "person", "fate", "judge", "undo": try await person(by: account)
        case "grade": try await grade(version, by: account)
        case "move":
            guard let state = form["to"].flatMap(AllegationState.init(word:)), Self.isAnalystsOwn(state) else {
                throw DoorRefusal.malformed
            }
            try await track.move(id, to: state, reason: reason, by: account, at: now)
        case "tie": try await tie(by: account)
        case "edit":
            let details = try DetailsForm.details(form, dossier.codes, over: dossier.file.incident.details)
            // Put beyond one's own reach, it would be lost to its editor, and stand before others.
            let edited = dossier.file.incident.resource(as: details)
            guard visitor.decide(.incidentEdit, .record, on: edited) == .allow else { throw Refusal.beyondReach }
            try await track.revise(id, version: version, to: details, reason: reason, by: account, at: now)
        case "assign": try await assign(account.rawValue, Self.takenOn, version, by: account)
        case "hand-back": try await assign(nil, Self.handedBack, version, by: account)
        case "merge":
            let reference = form.text("into") ?? ""
            let other = try await store.facts.read { try TrackedIncident.with(reference: reference, in: $0) }
            try await track.merge(
                id, into: try reached(other, called: reference).id, reason: try stated(), by: account, at: now)
        case "unmerge":
            // It leaves the other one, whose figures change by it.
            if let other = dossier.mergedInto { _ = try reached(other, called: other.reference) }
            try await track.unmerge(id, reason: try stated(), by: account, at: now)
        default: throw DoorRefusal.malformed
        }
    }

    /// Another incident, where this person may change it too; else it is as though there were none.
    private func reached(_ other: TrackedIncident?, called reference: String) throws -> TrackedIncident {
        guard let other, visitor.decide(.incidentEdit, .record, on: other.resource) == .allow else {
            throw Refusal.noSuchIncident(reference)
        }
        return other
    }

    /// Decisions go another way, by other people.
    private static func isAnalystsOwn(_ state: AllegationState) -> Bool {
        switch state {
        case .proposed, .decided: false
        default: true
        }
    }

    private func stated() throws -> String {
        guard let reason = form.text("reason") else { throw AllegationError.reasonMissing }
        return reason
    }

    private func assign(_ whom: String?, _ why: String, _ version: Int, by account: AccountID) async throws {
        var details = dossier.file.incident.details
        details.assignedTo = whom
        try await track.revise(id, version: version, to: details, reason: why, by: account, at: now)
    }

    private func grade(_ version: Int, by account: AccountID) async throws {
        guard let grade = form["grade"].flatMap({ Int($0) }).flatMap({ Grade($0) }) else { throw DoorRefusal.malformed }
        let ladder: TrackIncident.Ladder =
            form["actor"] == nil ? .happened : .attribution(actor: form.text("actor") ?? "")
        try await track.grade(
            id, version: version, ladder, grade, on: form.all("evidence"), reason: reason, by: account, at: now)
    }

    // MARK: - Accounts

    private func claim(by account: AccountID) async throws {
        if form["do"] == "take" {
            guard let report = form.text("report") ?? form.text("near") else { throw Refusal.reportNotNamed }
            // An address pasted whole names the report too.
            let identity = report.split(separator: "/").last.map(String.init) ?? report
            let found = try await ReportAtHand(identity, for: visitor, in: store)
            let taken = try found.told(form, showsSexualViolence: visitor.maySeeSexualViolence(of: dossier))
            _ = try await track.take(taken, under: id, by: account, at: now)
            return
        }
        guard let held = dossier.file.claims.first(where: { $0.claim.id == form["claim"] }), held.incident == id,
            let version = form["claim_version"].flatMap({ Int($0) })
        else { throw DoorRefusal.malformed }
        guard held.version == version else { throw Refusal.changedMeanwhile }
        let old = held.claim
        var claim = old
        if form["do"] == "revise-claim" {
            let told = try ClaimForm.Told(
                form, over: old.harms, showsSexualViolence: visitor.maySeeSexualViolence(of: dossier))
            claim = IncidentClaim(
                id: old.id, report: old.report, sourceType: told.source, rating: told.rating, saidOn: old.saidOn,
                access: told.access, harms: told.harms, actors: told.actors,
                use: form.text("set_aside").map { .setAside(why: $0) } ?? .held)
        }
        try await track.revise(
            StoredClaim(
                claim, incident: id, version: version, recordedAt: now, recordedBy: account.rawValue,
                isWithdrawn: form["do"] == "withdraw-claim"), by: account, at: now)
    }

    // MARK: - Persons

    private func person(by account: AccountID) async throws {
        let report = form.text("report")
        // According to one of the accounts here, or to none.
        if let report, !dossier.file.claims.contains(where: { $0.claim.report == report }) {
            throw DoorRefusal.malformed
        }
        switch form["do"] {
        case "person":
            guard let kind = form["kind"].flatMap(HarmKind.init(rawValue:)),
                let sex: CasualtyCode<PersonSex> = try dossier.codes.chosen(.sex, form["sex"]),
                let age: CasualtyCode<AgeBand> = try dossier.codes.chosen(.age, form["age"]),
                let status: CasualtyCode<PersonStatus> = try dossier.codes.chosen(.status, form["status"]),
                let cause: CasualtyCode<HarmCause> = try dossier.codes.chosen(.cause, form["cause"])
            else { throw DoorRefusal.malformed }
            _ = try await people.record(
                kind, cause: cause, on: try Day.written(form.text("day"), at: "day"), subject: try await subject(),
                codes: .init(sex: sex, age: age, status: status), from: report, under: id, by: account, at: now)
        case "fate":
            guard let kind = form["kind"].flatMap(HarmKind.init(rawValue:)), let person = held(form["person"]) else {
                throw DoorRefusal.malformed
            }
            try await people.add(
                PersonFate(person: person, kind: kind, on: try Day.written(form.text("day"), at: "day")), from: report,
                under: id, by: account, at: now)
        case "judge":
            guard let first = held(form["first"]), let second = held(form["second"]), let same = form["same"] else {
                throw DoorRefusal.malformed
            }
            try await JudgePair(store: store)(
                first, second, same == "yes" ? .same : .different, seen: nil, reason: try stated(), by: account,
                at: now)
        default:
            guard let judgement = form["judgement"],
                dossier.file.judgements.contains(where: { $0.id == judgement })
            else { throw Refusal.changedMeanwhile }
            try await JudgePair(store: store).undo(judgement, reason: try stated(), by: account, at: now)
        }
    }

    private func held(_ person: String?) -> String? {
        dossier.file.persons.first { $0.id == person }?.id
    }

    /// Whom the vault knows by a reference, where this person could come upon it: in a case granted to them, or among
    /// records to compare within their areas. Nil where none is given.
    private func subject() async throws -> UUIDv7? {
        guard let text = form.text("subject") else { return nil }
        guard let reference = Reference(typed: text) else { throw Refusal.noSuchRecord(text) }
        let (found, areas) = try await store.facts.read { transaction in
            let found = try StoredSubject.with(reference, in: transaction)
            let held = try found.map { try LinkablePerson.with(ids: [$0.id.description], in: transaction) } ?? []
            return (found, held.first?.areas)
        }
        guard let found, found.kind == .victim,
            visitor.decide(.caseFile, .record, on: found.resource) == .allow || visitor.mayJudge(in: areas, .duplicates)
        else { throw Refusal.noSuchRecord(text) }
        return found.id
    }

    // MARK: - Evidence

    private func tie(by account: AccountID) async throws {
        guard let text = form.text("reference"), let reference = Reference(typed: text) else {
            throw Refusal.noSuchRecord(form.text("reference") ?? "")
        }
        // Evidence is looked for in the cases linked already, as far as they are open to this person.
        let cases = dossier.links.filter { $0.kind == .caseFile }.compactMap { UUIDv7($0.other) }
        let found = try await store.facts.read { [visitor] transaction -> (IncidentLink.Kind, UUIDv7)? in
            func isOpen(_ caseFile: StoredCase?) -> Bool {
                visitor.decide(.caseFile, .record, on: caseFile?.resource) == .allow
            }
            for caseFile in cases where try isOpen(StoredCase.with(caseFile, in: transaction)) {
                for evidence in try StoredEvidence.of(caseFile, in: transaction) where evidence.reference == reference {
                    return (.evidence, evidence.id)
                }
            }
            let caseFile = try StoredCase.with(reference, in: transaction)
            return isOpen(caseFile) ? caseFile.map { (.caseFile, $0.id) } : nil
        }
        guard let (kind, other) = found else { throw Refusal.noSuchRecord(text) }
        try await track.tie(
            kind, other.description, to: id, comment: form.text("comment") ?? "", by: account, at: now)
    }
}

extension Refusal {
    fileprivate static let reportNotNamed = Refusal(
        .usage, code: "report_not_named",
        message: Phrase(fr: "Aucun signalement n’est choisi.", en: "No report is chosen."), place: "near",
        remedy: Phrase(
            fr: "Choisissez-en un, ou collez l’adresse de sa page.", en: "Choose one, or paste the address of its page."
        ))

    static func noSuchIncident(_ reference: String) -> Refusal {
        Refusal(
            .usage, code: "no_such_incident",
            message: Phrase(
                fr: "Aucun incident ne s’appelle « \(reference.prefix(40)) ».",
                en: "No incident is called “\(reference.prefix(40))”."),
            remedy: Phrase(
                fr: "Copiez la référence en tête de sa page.", en: "Copy the reference at the head of its page."))
    }

    static let beyondReach = Refusal(
        .usage, code: "beyond_reach",
        message: Phrase(
            fr: "Ce lieu n’est pas dans les zones qui vous sont confiées, ou n’y est pas placé.",
            en: "This place is not in the areas entrusted to you, or is not placed in them."),
        place: "area",
        remedy: Phrase(
            fr: "Laissez la zone telle qu’elle est ; demandez à qui a l’autre zone, ou toutes, de la corriger.",
            en: "Leave the area as it is; ask someone who has the other area, or all, to correct it."))

    static func noSuchRecord(_ text: String) -> Refusal {
        Refusal(
            .usage, code: "no_such_record",
            message: Phrase(
                fr: "Rien ne porte la référence « \(text.prefix(40)) ».",
                en: "Nothing has the reference “\(text.prefix(40))”."),
            remedy: Phrase(
                fr: "Copiez la référence telle que le dossier la montre.",
                en: "Copy the reference as the case shows it."))
    }
}
