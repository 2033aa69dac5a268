public import Protection

/// Which areas lie in which, so that a grant on a region opens its cercles and communes.
///
/// Built once for a store's areas and shared by all decisions. An area of another scheme lies in one of ours only where
/// a crosswalk says that the whole of it does; a part, or an unknown share, opens nothing.
public struct Territory: Sendable {
    /// A store holds few schemes, so the scheme is compared and only the code is hashed.
    private let schemes: [String]
    private let codes: [[String: Int]]
    private let refs: [AreaRef]
    /// For each area, by number, itself and every area that lies in it.
    private let contents: [[Int32]]

    /// - Complexity: In time and memory, proportional to the number of (area, area around it) pairs.
    public init(areas: [Area], crosswalks: [Crosswalk] = []) {
        var numbers: [AreaRef: Int] = [:]
        var refs: [AreaRef] = []
        for area in areas where numbers[area.ref] == nil {
            numbers[area.ref] = refs.count
            refs.append(area.ref)
        }
        var children = Array(repeating: [Int32](), count: refs.count)
        for area in areas {
            guard let parent = area.parent, let around = numbers[parent], let within = numbers[area.ref] else {
                continue
            }
            children[around].append(Int32(within))
        }
        for crosswalk in crosswalks {
            guard let share = crosswalk.share, share >= 1, let within = numbers[crosswalk.from],
                let around = numbers[crosswalk.to]
            else { continue }
            children[around].append(Int32(within))
        }
        let schemes = Set(refs.map(\.scheme)).sorted()
        self.schemes = schemes
        self.refs = refs
        codes = schemes.map { scheme in
            var codes: [String: Int] = [:]
            for (ref, number) in numbers where ref.scheme == scheme { codes[ref.code] = number }
            return codes
        }
        contents = refs.indices.map { Territory.reached(from: Int32($0), by: children) }
    }

    /// How many areas it knows.
    public var count: Int { refs.count }

    /// The areas named and all that lies in them. A named area it does not know opens nothing until it is imported.
    public func areas(in named: Set<AreaRef>) -> AreaSet {
        AreaSet(named.compactMap { number(of: $0) }, of: self)
    }

    func number(of area: AreaRef?) -> Int? {
        guard let area, let scheme = schemes.firstIndex(of: area.scheme) else { return nil }
        return codes[scheme][area.code]
    }

    func ref(_ number: Int) -> AreaRef { refs[number] }

    func contents(of area: Int) -> [Int32] { contents[area] }

    /// Two schemes may each contain the other's area whole, so the way down can come back to where it began.
    private static func reached(from start: Int32, by children: [[Int32]]) -> [Int32] {
        guard !children[Int(start)].isEmpty else { return [start] }
        var found = [start]
        var seen: Set<Int32> = [start]
        var next = 0
        while next < found.count {
            for child in children[Int(found[next])] where seen.insert(child).inserted { found.append(child) }
            next += 1
        }
        return found
    }
}
