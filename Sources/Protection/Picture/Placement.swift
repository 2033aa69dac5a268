/// Where one incident stands in a picture drawn at one level of one scheme.
public enum Place: Hashable, Sendable {
    /// In the area at this position of `Placement.areas`.
    case area(Int)
    /// Known only to lie somewhere in the coarser area at this position of `Placement.wider`.
    case wider(Int)
    /// In no area: too vague (UCDP class 5 and beyond), abroad, or named as no area of the scheme.
    case unplaced
}

/// Lays incidents on the areas of one scheme at one level.
///
/// A point in an outline decides where outlines exist; the source's own area names decide where the scheme has none
/// (`ucdp-adm1`). Precision is respected: a second-order area needs class 3 or better, a first-order one class 4 or
/// better; what is known only to the first order is kept there when second-order areas are looked at, never spread.
/// A point up to 10 km outside every outline goes to the nearest, since published outlines are simplified.
public struct Placement: Sendable {
    public let scheme: String
    /// 1 for first-order areas (regions), 2 for second-order ones (cercles).
    public let level: Int
    /// The areas of this level, in order of their code.
    public let areas: [Area]
    /// The areas one level up, which hold what is known no closer; empty at level 1.
    public let wider: [Area]

    private let areaByRef: [AreaRef: Int]
    private let widerByRef: [AreaRef: Int]
    private let grid: OutlineGrid?
    private let areaOfOutline: [Int?]
    private let widerOfOutline: [Int?]
    private let areaByName: [String: Int]
    private let widerByName: [String: Int]
    private static let sliver = 0.09

    /// A placement on the areas of `scheme` at `level`; areas of other schemes are ignored.
    public init(areas all: [Area], scheme: String, level: Int) {
        self.scheme = scheme
        self.level = level
        let own = all.filter { $0.ref.scheme == scheme }.sorted { $0.ref < $1.ref }
        areas = own.filter { $0.level == level }
        wider = level > 1 ? own.filter { $0.level == level - 1 } : []
        let areaIndex = Dictionary(areas.enumerated().map { ($1.ref, $0) }, uniquingKeysWith: { first, _ in first })
        let widerIndex = Dictionary(wider.enumerated().map { ($1.ref, $0) }, uniquingKeysWith: { first, _ in first })
        let byRef = Dictionary(own.map { ($0.ref, $0) }, uniquingKeysWith: { first, _ in first })
        areaByRef = areaIndex
        widerByRef = widerIndex
        areaByName = names(of: areas)
        widerByName = names(of: wider)

        // The outlines of the level itself; else those one level down, whose parents are the areas asked for.
        var drawn = areas.filter { $0.outline != nil }
        if drawn.isEmpty { drawn = own.filter { $0.level == level + 1 && $0.outline != nil } }
        grid = OutlineGrid(drawn.compactMap(\.outline))
        func lineage(_ area: Area) -> [AreaRef] {
            var refs = [area.ref]
            var current = area
            while let parent = current.parent, refs.count < 10 {
                refs.append(parent)
                guard let next = byRef[parent] else { break }
                current = next
            }
            return refs
        }
        areaOfOutline = drawn.map { lineage($0).lazy.compactMap { areaIndex[$0] }.first }
        widerOfOutline = drawn.map { lineage($0).lazy.compactMap { widerIndex[$0] }.first }
    }

    /// The area an incident belongs to, of this level or the one above; nil where it is unplaced.
    public func area(of incident: Incident) -> AreaRef? {
        switch place(of: incident) {
        case .area(let index): areas[index].ref
        case .wider(let index): wider[index].ref
        case .unplaced: nil
        }
    }

    /// Where an incident belongs.
    public func place(of incident: Incident) -> Place {
        if let named = incident.area, let place = place(named: named) { return place }
        guard !incident.placePrecision.isUnplaced else { return .unplaced }
        let fits = level >= 2 ? incident.placePrecision.fitsAdmin2 : incident.placePrecision.fitsAdmin1
        if let grid, let point = incident.coordinate {
            if let outline = grid.outline(holding: point) ?? grid.outline(nearest: point, within: Self.sliver) {
                if fits, let area = areaOfOutline[outline] { return .area(area) }
                if let area = widerOfOutline[outline] { return .wider(area) }
            }
            return .unplaced
        }
        if fits, let area = areaByName[folded(level >= 2 ? incident.admin2 : incident.admin1)] { return .area(area) }
        if level >= 2, let area = widerByName[folded(incident.admin1)] { return .wider(area) }
        return .unplaced
    }

    /// The area of the picture's level whose outline holds a point, or the nearest within 10 km; nil where none does.
    public func area(holding point: Coordinate) -> AreaRef? {
        guard let grid, let outline = grid.outline(holding: point) ?? grid.outline(nearest: point, within: Self.sliver)
        else { return nil }
        return areaOfOutline[outline].map { areas[$0].ref }
    }

    /// The place of an area the source itself names by its code.
    private func place(named ref: AreaRef) -> Place? {
        guard ref.scheme == scheme else { return nil }
        if let index = areaByRef[ref] { return .area(index) }
        return widerByRef[ref].map { .wider($0) }
    }
}

/// The area names of a level, folded; a name that two areas share leads to neither.
private func names(of areas: [Area]) -> [String: Int] {
    var index: [String: Int] = [:]
    var shared: Set<String> = []
    for (position, area) in areas.enumerated() {
        for name in Set([folded(area.name), folded(area.ref.code)]) where !name.isEmpty {
            if index.updateValue(position, forKey: name) != nil { shared.insert(name) }
        }
    }
    return index.filter { !shared.contains($0.key) }
}

/// A name as it is compared: lower case, without accents, and without the word for the kind of area.
private func folded(_ name: String) -> String {
    let plain: [Character: String] = [
        "é": "e", "è": "e", "ê": "e", "ë": "e", "à": "a", "â": "a", "ä": "a", "î": "i", "ï": "i", "ô": "o", "ö": "o",
        "ù": "u", "û": "u", "ü": "u", "ç": "c", "'": " ", "’": " ", "-": " ",
    ]
    let kinds: Set<Substring> = ["region", "cercle", "province", "prefecture", "district", "department", "state"]
    let simple = name.lowercased().reduce(into: "") { $0 += plain[$1] ?? String($1) }
    let words = simple.split(separator: " ").filter { !kinds.contains($0) }
    return words.joined(separator: " ")
}
