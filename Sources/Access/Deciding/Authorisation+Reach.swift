extension Authorisation {
    /// How far the principal sees in a list of one field of one route, now. What asks for two persons is in no list;
    /// what asks for a fresh proof is in reach only with one.
    public func reach(_ route: Route, _ field: Field, in circumstances: Circumstances) -> Reach {
        var parts: [(terms: ReachTerms, areas: AreaSet)] = []
        var places: [ReachTerms: Int] = [:]
        for rule in rules(of: route, field) {
            guard !rule.conditions.contains(.twoPersons),
                !rule.conditions.contains(.stepUp) || circumstances.isFresh
            else { continue }
            for holding in holdings
            where holding.rank == rule.rank && holding.holds(at: circumstances.now)
                && (rule.opensInEmergency || !holding.isEmergency)
            {
                guard let terms = terms(of: holding, under: rule.conditions) else { continue }
                let place = places[terms] ?? parts.count
                if place == parts.count {
                    places[terms] = place
                    parts.append((terms, AreaSet([], of: territory)))
                }
                add(holding, under: rule.conditions, to: &parts[place].areas)
            }
        }
        return Reach(
            parts: parts.filter { !$0.areas.isEmpty }.map { terms, areas in
                Reach.Part(
                    areas: areas, organisations: terms.organisations, cases: terms.cases, marks: terms.marks,
                    owner: terms.owner, notOwner: terms.notOwner)
            })
    }

    /// Adds a holding's areas where they are kept, without a copy of what is there.
    private func add(_ holding: Holding, under conditions: Conditions, to areas: inout AreaSet) {
        guard !areas.isAll else { return }
        guard conditions.contains(.area), holding.compartment.areas != .all else {
            areas = AreaSet(allOf: territory)
            return
        }
        for number in holding.areas { areas.insert(number) }
    }

    /// What rows must satisfy besides their area; nil where no row can.
    private func terms(of holding: Holding, under conditions: Conditions) -> ReachTerms? {
        let compartment = holding.compartment
        let named = conditions.contains(.namedCase)
        if named, compartment.cases == .all { return nil }
        if conditions.contains(.everyArea), compartment.areas != .all { return nil }
        if !conditions.isDisjoint(with: [.own, .notOwn]), principal.owner == nil { return nil }
        let terms = ReachTerms(
            organisations: conditions.contains(.organisation) ? compartment.organisations : .all,
            cases: named || conditions.contains(.caseFile) ? compartment.cases : .all,
            marks: conditions.contains(.marks) ? compartment.marks : .all,
            owner: conditions.contains(.own) ? principal.owner : nil,
            notOwner: conditions.contains(.notOwn) ? principal.owner : nil)
        return terms.organisations.isEmpty || terms.cases.isEmpty ? nil : terms
    }
}
