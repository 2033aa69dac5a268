import Access
import Database
import HTTPTypes
import Hummingbird
import Pages
import Protection
import Store
import Vault
import Workflows

/// Pairs of persons and of incidents to judge: the next one, an answer, taking it back, comparing anew.
struct DuplicateRoutes {
    let store: Store
    /// Nil while the vault is locked: then nothing is compared and no name is shown.
    let vault: Vault?
    /// Comparing everything takes a processor and memory for long: one at a time.
    private let runs = Turnstile(1)

    func add(to router: Router<Visit>) {
        router.get("/duplicates") { request, visit in try await show(request, visit, DuplicateQuery(request)) }
        router.post("/duplicates/{id}") { request, visit in try await judge(request, visit) }
        router.post("/vault/linkage") { request, visit in try await run(request, visit) }
    }

    // MARK: showing

    private func show(
        _ request: Request, _ visit: Visit, _ query: DuplicateQuery, notice: RegisterPage.Notice? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.requireOpening(.duplicates)
        let (open, all) = try await store.facts.read { transaction in
            (
                try StoredPair.open(query.kind, in: transaction), try StoredPair.count(query.kind, in: transaction)
            )
        }
        let within = try await reachable(open, visitor)
        let pair = try await query.pair.asyncFlatMap { try await chosen($0, query.kind, visitor) } ?? within.first
        let candidates = try await query.subject.asyncFlatMap { try await self.candidates($0, query.kind, visitor) }
        let presenter = DuplicatePresenter(store: store, vault: vault, visitor: visitor, query: query)
        var page = DuplicatesPage(
            frame: visitor.frame(PageRequest.language(of: request)), isOfIncidents: query.kind == .incident,
            pair: try await pair.asyncFlatMap(presenter.pair), open: within.count,
            // How many there are is for whoever sees them all; that there are none yet, for everyone.
            all: all == 0 || visitor.mayJudge(in: [], .duplicates) ? all : nil,
            undo: try await undo(query, visitor),
            run: Self.run(query, visitor, isLocked: vault == nil, isFirst: all == 0),
            lastRun: open.first?.foundAt ?? pair?.foundAt, notice: notice)
        page.candidates = candidates
        let other: StoredJudgement.Kind = query.kind == .person ? .incident : .person
        page.elsewhere = try await reachable(try await store.facts.read { try StoredPair.open(other, in: $0) }, visitor)
            .count
        return Response(page: page.render(), status: status)
    }

    /// Who, or what, may be the one asked about; that one must lie within the visitor's reach.
    private func candidates(
        _ id: String, _ kind: StoredJudgement.Kind, _ visitor: Visitor
    ) async throws -> CandidatePart? {
        let own = try await places(of: [Self.bare((id, id), kind, visitor)])
        guard visitor.mayJudge(in: own[id], .duplicates) else { throw DoorRefusal.notFound }
        let candidates = DuplicateCandidates(store: store, vault: vault, visitor: visitor)
        return kind == .person
            ? try await candidates.part(ofPerson: id) : try await candidates.part(ofIncident: id)
    }

    /// The pairs of which the visitor may see both halves.
    private func reachable(_ pairs: [StoredPair], _ visitor: Visitor) async throws -> [StoredPair] {
        // Whoever may judge what nobody has placed may judge anything.
        if visitor.mayJudge(in: [], .duplicates) { return pairs }
        var areas: [String: [AreaRef]] = [:]
        for start in stride(from: 0, to: pairs.count, by: 100) {
            let chunk = Array(pairs[start..<min(start + 100, pairs.count)])
            areas.merge(try await places(of: chunk)) { first, _ in first }
        }
        let known = areas
        return pairs.filter { pair in
            [pair.first, pair.second].allSatisfy { visitor.mayJudge(in: known[$0], .duplicates) }
        }
    }

    private func places(of pairs: [StoredPair]) async throws -> [String: [AreaRef]] {
        let ids = Array(Set(pairs.flatMap { [$0.first, $0.second] })).sorted()
        return try await store.facts.read { transaction in
            var areas: [String: [AreaRef]] = [:]
            if pairs.first?.kind == .person {
                for person in try LinkablePerson.with(ids: ids, in: transaction) { areas[person.id] = person.areas }
            } else {
                for incident in try TrackedIncident.with(ids: ids, in: transaction) {
                    areas[incident.id] = incident.areas
                }
            }
            return areas
        }
    }

    /// The pair asked for; one that no run laid out is compared at once.
    private func chosen(
        _ ids: (String, String), _ kind: StoredJudgement.Kind, _ visitor: Visitor
    ) async throws -> StoredPair? {
        let held = try await store.facts.read { try StoredPair.with(kind, ids.0, ids.1, in: $0) }
        // Nothing is read or compared for someone who may not see both halves.
        let asked = held ?? Self.bare(ids, kind, visitor)
        guard try await !reachable([asked], visitor).isEmpty else { throw DoorRefusal.notFound }
        if let held { return held }
        guard let pair = try await fresh(ids, kind, visitor) else { throw DoorRefusal.notFound }
        return pair
    }

    /// A pair of which nothing is known but who, or what, it is of.
    private static func bare(_ ids: (String, String), _ kind: StoredJudgement.Kind, _ visitor: Visitor) -> StoredPair {
        StoredPair(
            kind: kind, ids.0, ids.1, probability: 0, why: "", value: 0, start: 0, calibration: 0, steps: [], run: "",
            foundAt: visitor.now)
    }

    private func fresh(
        _ ids: (String, String), _ kind: StoredJudgement.Kind, _ visitor: Visitor
    ) async throws -> StoredPair? {
        guard ids.0 != ids.1, let account = visitor.profile?.id else { return nil }
        switch kind {
        case .person:
            guard let vault else { throw Refusal.vaultLocked }
            return try await LinkPersons(store: store, vault: vault).pair(
                ids.0, ids.1, by: account, at: visitor.now)
        case .incident: return try await LinkIncidents(store: store, vault: vault).pair(ids.0, ids.1, at: visitor.now)
        }
    }

    private func undo(_ query: DuplicateQuery, _ visitor: Visitor) async throws -> Form? {
        guard let account = visitor.profile?.id else { return nil }
        let last = try await store.facts.read {
            try StoredJudgement.latest(query.kind, by: account.rawValue, count: 1, in: $0).first
        }
        return last.map { last in
            Form(
                to: "/duplicates/" + DuplicateQuery.name(last.first, last.second),
                submit: Phrase(fr: "Annuler ma dernière réponse (U)", en: "Take my last answer back (U)"),
                hidden: query.hidden + [("undo", last.id)])
        }
    }

    private static func run(_ query: DuplicateQuery, _ visitor: Visitor, isLocked: Bool, isFirst: Bool) -> Form? {
        guard visitor.authorisation.opens(.linkageRun, at: visitor.now) else { return nil }
        return Form(
            to: "/vault/linkage",
            submit: isFirst
                ? Phrase(fr: "Comparer", en: "Compare")
                : Phrase(fr: "Tout comparer à nouveau", en: "Compare everything anew"),
            note: isLocked
                ? Phrase(
                    fr: "Le coffre est fermé : seuls les incidents peuvent être comparés.",
                    en: "The vault is locked: only incidents can be compared.")
                : Phrase(
                    fr:
                        "Les noms sont comparés dans le coffre ; la comparaison est inscrite au journal. Vos jugements l’améliorent.",
                    en: "Names are compared inside the vault; the run is in the log. It learns from your judgements."),
            hidden: query.hidden)
    }

    // MARK: judging

    private func judge(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let query = DuplicateQuery(form)
        guard let ids = DuplicateQuery.ids(try visit.parameters.require("id")) else { throw DoorRefusal.notFound }
        let places = try await places(of: [Self.bare(ids, query.kind, visitor)])
        guard [ids.0, ids.1].allSatisfy({ visitor.mayJudge(in: places[$0], .duplicateJudge) }),
            let account = visitor.profile?.id
        else { throw visitor.isKnown ? DoorRefusal.notFound : DoorRefusal.signIn }
        do {
            if let id = form.text("undo") {
                // Of this pair, which lies within reach, and of no other.
                let judgement = try await store.facts.read { try StoredJudgement.with(id: id, in: $0) }
                guard let judgement, judgement.kind == query.kind,
                    Set([judgement.first, judgement.second]) == Set([ids.0, ids.1])
                else { throw DoorRefusal.notFound }
                switch query.kind {
                case .person: try await JudgePair(store: store).undo(id, by: account, at: visitor.now)
                case .incident: try await JudgeIncidents(store: store).undo(id, by: account, at: visitor.now)
                }
                return Response.redirect(to: query.with(pair: ids).path, type: .normal)
            }
            guard let verdict = form.text("verdict").flatMap(JudgePair.Verdict.init(rawValue:)) else {
                throw DoorRefusal.malformed
            }
            let (seen, reason) = (form.text("seen"), form.text("reason") ?? "")
            switch query.kind {
            case .person:
                try await JudgePair(store: store)(
                    ids.0, ids.1, verdict, seen: seen, reason: reason, by: account, at: visitor.now)
            case .incident:
                try await JudgeIncidents(store: store)(
                    ids.0, ids.1, verdict, seen: seen, reason: reason, by: account, at: visitor.now)
            }
            return Response.redirect(to: query.path, type: .normal)
        } catch let refusal as Refusal where refusal.isShared(.changedMeanwhile) {
            return try await show(
                request, visit, query.with(pair: ids), notice: .init(Self.told, isRefusal: true), status: .conflict)
        }
    }

    private static let told = Phrase(
        fr:
            "Quelqu’un d’autre vient de juger une moitié de cette paire : sa décision tient, la vôtre n’a pas été prise. "
            + "Voici la paire telle qu’elle est maintenant.",
        en:
            "Someone else has just judged one half of this pair: theirs holds, yours was not taken. Here is the pair as it is now."
    )

    private func run(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        try visitor.requireOpening(.linkageRun)
        guard let account = visitor.profile?.id else { throw DoorRefusal.notFound }
        let query = DuplicateQuery(form)
        try await runs.pass { [store, vault] in
            if let vault { _ = try await LinkPersons(store: store, vault: vault)(by: account, at: visitor.now) }
            try await LinkIncidents(store: store, vault: vault)(by: account, at: visitor.now)
        }
        return Response.redirect(to: query.path, type: .normal)
    }
}

extension Visitor {
    /// Whether the policy lets this person see, or judge, something that lies in these areas, the smallest first. Whoever is
    /// granted a district sees what lies in its villages, though no table of areas may know them.
    /// - Parameter areas: Nil for something that is not there.
    func mayJudge(in areas: [AreaRef]?, _ route: Access.Route) -> Bool {
        guard let areas else { return false }
        let places = areas.isEmpty ? [nil] : areas.map(Optional.some)
        return places.contains { decide(route, .record, on: Resource(area: $0)) == .allow }
    }
}
