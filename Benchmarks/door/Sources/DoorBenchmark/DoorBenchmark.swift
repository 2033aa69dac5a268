import Access
import Foundation
import Protection

/// Deciding for an account of 200 grants in a country of 1,000 areas, in CPU time of this thread.
@main
enum DoorBenchmark {
    static func main() throws {
        let areas = areas(1_000)
        let territory = Territory(areas: areas)
        let principal = Principal.person(AccountID("p"), grants: try grants(200, of: areas))
        let ready = measure("make an Authorisation", 2_000) { Authorisation(for: principal, in: territory) }
        let places = areas.map(\.ref)
        var number = 0
        _ = measure("decide on one record", 1_000_000) { () -> Decision in
            number = (number + 7) % places.count
            return ready.decide(
                .incident, .record, on: Resource(id: "x", area: places[number], organisation: OrganisationID("O1")),
                in: circumstances)
        }
        _ = measure("decide on what does not exist", 1_000_000) {
            ready.decide(.incident, .record, on: nil, in: circumstances)
        }
        _ = measure("how far one sees in a list", 20_000) { ready.reach(.incidents, .record, in: circumstances) }
        _ = measure("which pages have a link", 100_000) {
            Route.allCases.prefix(20).filter { ready.opens($0, at: circumstances.now) }.count
        }
    }

    private static let circumstances = Circumstances(
        now: Instant(microseconds: 1_000_000), provenAt: Instant(microseconds: 900_000), approval: nil)

    private static func areas(_ count: Int) -> [Area] {
        (0..<count).map { number in
            Area(
                ref: AreaRef(scheme: "S", code: "\(number)"), name: "\(number)", level: number < 10 ? 1 : 2,
                parent: number < 10 ? nil : AreaRef(scheme: "S", code: "\(number % 10)"))
        }
    }

    private static func grants(_ count: Int, of areas: [Area]) throws -> [Grant] {
        let roles: [Role] = [.verifier, .analyst, .planner]
        return try (0..<count).map { number in
            try Grant(
                id: GrantID("\(number)"), account: AccountID("p"), role: roles[number % roles.count],
                compartment: Compartment(
                    areas: .only([areas[number * 5].ref, areas[number * 3 + 1].ref]),
                    organisations: number % 2 == 0 ? .all : .only([OrganisationID("O\(number % 5)")]), cases: .all),
                from: Instant(microseconds: 0), until: Instant(microseconds: 3_600_000_000))
        }
    }

    private static func measure<Result>(_ what: String, _ times: Int, _ body: () -> Result) -> Result {
        var last = body()
        let start = clock()
        for _ in 0..<times { last = body() }
        let microseconds = Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e6 / Double(times)
        print("\(what): \((microseconds * 1_000).rounded() / 1_000) µs")
        return last
    }
}
