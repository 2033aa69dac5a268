import Protection

/// For each area, organisation, case, mark and capacity: which holdings cover it, one bit a holding. A decision is then
/// a few intersections of short rows of words, whatever the number of grants and areas.
struct HoldingSets: Sendable {
    /// Words in a row of bits.
    let width: Int
    private let from: [Int64]
    private let until: [Int64]
    private var standings: [UInt64]
    private var emergencies: [UInt64]
    private var everyArea: [UInt64]
    private var areas: [UInt64]
    private var everyOrganisation: [UInt64]
    private var organisations: NamedRows<OrganisationID>
    private var everyCase: [UInt64]
    private var cases: NamedRows<CaseID>
    private var marks: [UInt64]

    init(_ holdings: [Holding], in territory: Territory) {
        let width = (holdings.count + 63) / 64
        let empty = [UInt64](repeating: 0, count: width)
        self.width = width
        from = holdings.map(\.from.microseconds)
        until = holdings.map(\.until.microseconds)
        standings = [UInt64](repeating: 0, count: width * Standing.allCases.count)
        emergencies = empty
        everyArea = empty
        areas = [UInt64](repeating: 0, count: width * territory.count)
        everyOrganisation = empty
        organisations = NamedRows(width: width)
        everyCase = empty
        cases = NamedRows(width: width)
        marks = [UInt64](repeating: 0, count: width * Mark.allCases.count)
        for (number, holding) in holdings.enumerated() { add(holding, number, in: territory) }
    }

    private mutating func add(_ holding: Holding, _ number: Int, in territory: Territory) {
        let word = number / 64
        let bit: UInt64 = 1 << UInt64(number % 64)
        let compartment = holding.compartment
        standings[holding.rank * width + word] |= bit
        if holding.isEmergency { emergencies[word] |= bit }
        if compartment.areas == .all { everyArea[word] |= bit }
        for area in holding.areas {
            for content in territory.contents(of: area) { areas[Int(content) * width + word] |= bit }
        }
        switch compartment.organisations {
        case .all: everyOrganisation[word] |= bit
        case .only(let named): for one in named { organisations.add(one, word, bit) }
        }
        switch compartment.cases {
        case .all: everyCase[word] |= bit
        case .only(let named): for one in named { cases.add(one, word, bit) }
        }
        for (index, mark) in Mark.allCases.enumerated() where compartment.marks.contains(Marks([mark])) {
            marks[index * width + word] |= bit
        }
    }

    /// Those of the capacity a rule is for; an emergency only where the rule opens in one.
    func standing(for rule: Rule, _ word: Int) -> UInt64 {
        standings[rule.rank * width + word] & (rule.opensInEmergency ? .max : ~emergencies[word])
    }

    func withEveryArea(_ word: Int) -> UInt64 { everyArea[word] }

    /// Those that hold at a moment.
    func holding(at now: Instant, _ word: Int) -> UInt64 {
        var bits: UInt64 = 0
        for number in word * 64..<min((word + 1) * 64, from.count)
        where from[number] <= now.microseconds && now.microseconds < until[number] {
            bits |= 1 << UInt64(number % 64)
        }
        return bits
    }

    func covering(area: Int?, _ word: Int) -> UInt64 {
        everyArea[word] | (area.map { areas[$0 * width + word] } ?? 0)
    }

    func covering(organisation: OrganisationID?, _ word: Int) -> UInt64 {
        everyOrganisation[word] | (organisation.map { organisations.bits($0, word) } ?? 0)
    }

    /// Those that name one of the cases.
    func naming(_ named: [CaseID], _ word: Int) -> UInt64 { named.reduce(0) { $0 | cases.bits($1, word) } }

    func withEveryCase(_ word: Int) -> UInt64 { everyCase[word] }

    func opening(_ borne: Marks, _ word: Int) -> UInt64 {
        var bits = UInt64.max
        for (index, mark) in Mark.allCases.enumerated() where borne.contains(Marks([mark])) {
            bits &= marks[index * width + word]
        }
        return bits
    }
}

/// A row of bits for each name, end to end.
private struct NamedRows<Name: Hashable & Sendable>: Sendable {
    let width: Int
    private var starts: [Name: Int] = [:]
    private var words: [UInt64] = []

    init(width: Int) {
        self.width = width
    }

    mutating func add(_ name: Name, _ word: Int, _ bit: UInt64) {
        let start = starts[name] ?? words.count
        if start == words.count {
            starts[name] = start
            words.append(contentsOf: repeatElement(0, count: width))
        }
        words[start + word] |= bit
    }

    func bits(_ name: Name, _ word: Int) -> UInt64 { starts[name].map { words[$0 + word] } ?? 0 }
}
