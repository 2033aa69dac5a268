import Protection

/// One capacity someone has, where and when: a grant, or what a token, a device or being signed in amounts to.
struct Holding: Sendable {
    /// The capacity's place among all (`Standing.rank`).
    let rank: Int
    let compartment: Compartment
    /// The areas the compartment names, as the territory numbers them; those it does not know are left out.
    let areas: [Int]
    let from: Instant
    let until: Instant
    /// Whether it opens only what an emergency may.
    let isEmergency: Bool

    private init(
        _ standing: Standing, _ compartment: Compartment, in territory: Territory,
        from: Instant = .distantPast, until: Instant = .distantFuture, isEmergency: Bool = false
    ) {
        rank = standing.rank
        self.compartment = compartment
        areas =
            if case .only(let named) = compartment.areas { named.compactMap { territory.number(of: $0) } } else { [] }
        self.from = from
        self.until = until
        self.isEmergency = isEmergency
    }

    func holds(at now: Instant) -> Bool { from <= now && now < until }

    /// Everything a principal holds. Of grants that conflict with one another, none counts: such a pair is refused
    /// when it is asked for, so one in the store was put there some other way.
    static func all(of principal: Principal, in territory: Territory) -> [Holding] {
        var holdings = [Holding(.anyone, .nothing, in: territory)]
        switch principal {
        case .nobody: break
        case .person(let account, let grants):
            holdings.append(Holding(.signedIn, .nothing, in: territory))
            holdings += valid(grants.filter { $0.account == account }).map {
                Holding(
                    .role($0.role), $0.compartment, in: territory, from: $0.from, until: $0.until,
                    isEmergency: $0.isEmergency)
            }
        case .token(_, let scopes, let compartment, let until):
            for scope in Scope.allCases where scopes.contains(scope) {
                holdings.append(Holding(.scope(scope), compartment, in: territory, until: until))
            }
        case .device: holdings.append(Holding(.device, .nothing, in: territory))
        }
        return holdings
    }

    private static func valid(_ grants: [Grant]) -> [Grant] {
        let roles = Set(grants.map(\.role))
        let pairs = Role.conflicts.filter { roles.contains($0.first) && roles.contains($0.second) }
        // Nearly always: then nothing need be compared.
        guard !pairs.isEmpty else { return grants }
        return grants.filter { grant in
            !grants.contains { other in
                other.overlaps(grant)
                    && pairs.contains { Set([$0.first, $0.second]) == Set([grant.role, other.role]) }
            }
        }
    }
}

extension Instant {
    static let distantPast = Instant(microseconds: .min)
    static let distantFuture = Instant(microseconds: .max)
}
