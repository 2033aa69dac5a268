import PlaceNames
import Protection

/// Every place a report may name, as the store knows it: the places that were imported and the areas themselves, each
/// under the codes it has in every scheme.
///
/// An area and a place of the same name inside it are one to whoever writes; so are a region and a cercle of one name,
/// and an area under a former and a present code. Such namesakes are joined here, or every chief town would be
/// ambiguous. Nothing else is: two places of one name in different areas stay two.
struct KnownPlaces {
    private let areas: [AreaRef: Area]
    private let scheme: String
    private let drawn: [Placement]
    private let relations: AreaRelations
    private let imported: [NamedPlace]

    /// - Parameter level: The level pictures are drawn at; points are laid into its areas, or narrower ones.
    init(areas: [Area], crosswalks: [Crosswalk], places: [NamedPlace], scheme: String, level: Int) {
        self.areas = Dictionary(areas.map { ($0.ref, $0) }, uniquingKeysWith: { first, _ in first })
        self.scheme = scheme
        imported = places
        drawn = [level + 1, level].filter { wanted in areas.contains { $0.ref.scheme == scheme && $0.level == wanted } }
            .map { Placement(areas: areas, scheme: scheme, level: $0) }
        relations = AreaRelations(areas: self.areas.keys, crosswalks: crosswalks)
    }

    /// All of them, ready for a gazetteer: the last of a place's areas is the one it is laid to.
    var all: [NamedPlace] {
        let settled = imported.map(settled)
        // Names of imported places by each area they lie in.
        var inside: [AreaRef: Set<[UInt8]>] = [:]
        for place in settled {
            let names = place.names.map { NameFold.plain($0.text) }
            for ref in place.areas { inside[ref, default: []].formUnion(names) }
        }
        return settled + areaPlaces(without: inside)
    }

    private func settled(_ place: NamedPlace) -> NamedPlace {
        var refs = place.areas.flatMap { [$0] + relations.holding($0) }
        if !refs.contains(where: { $0.scheme == scheme }), let point = place.point {
            refs += drawn.lazy.compactMap { $0.area(holding: point) }.prefix(1).flatMap { [$0] + relations.holding($0) }
        }
        return NamedPlace(
            id: place.id, names: place.names, feature: place.feature, point: place.point, areas: ordered(refs),
            population: place.population)
    }

    /// The areas that no place of their name stands for, each once whatever its codes.
    private func areaPlaces(without inside: [AreaRef: Set<[UInt8]>]) -> [NamedPlace] {
        var dropped: Set<AreaRef> = []
        for area in areas.values {
            let name = NameFold.plain(area.name)
            if inside[area.ref]?.contains(name) ?? false { dropped.insert(area.ref) }
            for wider in lineage(area.ref).dropLast() where NameFold.plain(areas[wider]?.name ?? "") == name {
                dropped.insert(wider)
            }
            // What is the same under the scheme in use is found there, by this name too.
            if area.ref.scheme != scheme, relations.holding(area.ref).contains(where: { $0.scheme == scheme }) {
                dropped.insert(area.ref)
            }
        }
        return areas.values.filter { !dropped.contains($0.ref) }.sorted { $0.ref < $1.ref }.map { area in
            let name = NameFold.plain(area.name)
            var names = [NamedPlace.Name(area.name)]
            for other in relations.holding(area.ref).compactMap({ areas[$0] }) where NameFold.plain(other.name) != name
            {
                names.append(NamedPlace.Name(other.name, kind: other.ref.scheme == area.ref.scheme ? .alias : .former))
            }
            var refs = ordered([area.ref] + relations.holding(area.ref))
            // Of a region and a cercle of one name, the region is the one that is certain.
            if let certain = lineage(area.ref).first(where: { NameFold.plain(areas[$0]?.name ?? "") == name }) {
                refs.removeAll { $0 == certain }
                refs.append(certain)
            }
            return NamedPlace(
                id: NamedPlace.ID(list: area.ref.scheme, key: area.ref.code), names: names, feature: "area",
                point: area.point, areas: refs)
        }
    }

    /// Areas with all that contain them, wide before narrow, those of the scheme in use last.
    private func ordered(_ refs: [AreaRef]) -> [AreaRef] {
        var seen: Set<AreaRef> = []
        let all = refs.flatMap(lineage).filter { seen.insert($0).inserted }
        func depth(_ ref: AreaRef) -> Int { areas[ref]?.level ?? 9 }
        return all.sorted { left, right in
            let (one, other) = (left.scheme == scheme, right.scheme == scheme)
            if one != other { return other }
            return depth(left) != depth(right) ? depth(left) < depth(right) : left < right
        }
    }

    /// An area and those that contain it, the widest first.
    private func lineage(_ ref: AreaRef) -> [AreaRef] {
        var refs = [ref]
        while let parent = areas[refs[0]]?.parent, refs.count < 10, !refs.contains(parent) {
            refs.insert(parent, at: 0)
        }
        return refs
    }
}
