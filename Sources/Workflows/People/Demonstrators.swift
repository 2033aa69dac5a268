public import Access
import Database
public import Protection
public import SignIn
public import Store
import TransparencyLog

/// The people of the demonstration: one account for each role, made up and saying so, entered with one click.
public struct Demonstrators: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// Roles one may enter as; none in any store but one that was made by loading the demonstration.
    public func roles() async throws -> [Role] {
        try await store.facts.read { try Settings.value(.enteredByClick, in: $0) } == nil ? [] : Role.shown
    }

    /// Enters as a role.
    /// - Parameter second: As the second holder of the role, of another unit: two are needed to decide together.
    /// - Returns: A session's token; nil in any store but the demonstration's.
    public func enter(_ role: Role, second: Bool = false, at now: Instant) async throws -> SecretToken? {
        guard try await roles().contains(role) else { return nil }
        let name = Self.name(of: role, second: second)
        guard let profile = try await store.facts.read({ try AccountProfile.open(named: name, in: $0) }) else {
            return nil
        }
        return try await Sessions(store: store).start(for: profile.id, at: now, reason: .exercise)
    }

    /// The account of a role; nil in any store but the demonstration's.
    func account(_ role: Role, second: Bool = false) async throws -> AccountID? {
        try await store.facts.read { try AccountProfile.open(named: Self.name(of: role, second: second), in: $0)?.id }
    }

    /// Makes the accounts that are missing.
    public func settle(at now: Instant) async throws {
        let accounts = Role.shown.flatMap { [($0, false), ($0, true)] }.map { role, second in
            AccountProfile(
                id: AccountID(store.ids.next().description), name: Self.name(of: role, second: second),
                unit: UnitID(second ? "B" : "A"), createdAt: now)
        }
        let grants = try zip(accounts, Role.shown.flatMap { [$0, $0] }).map { profile, role in
            try Grant(
                id: GrantID(store.ids.next().description), account: profile.id, role: role,
                compartment: .everything, from: now,
                until: now + Grant.longest)
        }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            for (profile, grant) in zip(accounts, grants)
            where try AccountProfile.open(named: profile.name, in: transaction) == nil {
                try profile.insert(in: transaction)
                try grant.insert(givenBy: nil, in: transaction)
                try LogWriter.append(
                    LogEvent(
                        microseconds: now.microseconds, actor: .system(.demonstration), action: .granted,
                        object: LogObject(.grant, LogID(grant.id.rawValue)), reason: .exercise), in: transaction)
            }
            try Settings.bumpAccessVersion(in: transaction)
        }
    }

    /// Entrusts a case by its name to those who read identities: a grant on all cases names none.
    public func entrust(_ caseFile: CaseID, at now: Instant) async throws {
        let names = [Role.investigator, .analyst].flatMap { role in
            [(role, Self.name(of: role, second: false)), (role, Self.name(of: role, second: true))]
        }
        let compartment = Compartment(areas: .all, organisations: .all, cases: .only([caseFile]), marks: .all)
        let until = now + Grant.longest
        let ids = names.map { _ in GrantID(store.ids.next().description) }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            for (id, (role, name)) in zip(ids, names) {
                guard let profile = try AccountProfile.open(named: name, in: transaction) else { continue }
                try Grant(
                    id: id, account: profile.id, role: role, compartment: compartment, from: now, until: until
                ).insert(givenBy: nil, in: transaction)
                try LogWriter.append(
                    LogEvent(
                        microseconds: now.microseconds, actor: .system(.demonstration), action: .granted,
                        object: LogObject(.grant, LogID(id.rawValue)), reason: .exercise), in: transaction)
            }
            try Settings.bumpAccessVersion(in: transaction)
        }
    }

    private static func name(of role: Role, second: Bool) -> String {
        "\(role.words.french) · \(role.words.english)" + (second ? " · 2" : "")
    }
}

extension Role {
    /// In the order people meet them.
    fileprivate static let shown: [Role] = [
        .planner, .analyst, .verifier, .investigator, .monitor, .liaison, .custodian, .auditor, .operator,
    ]
}
