public import Protection

/// The names of places, found as people write them: by ear, without accents, in French, English, Manding or Arabic
/// letters, with a letter missing.
///
/// Built once (a quarter of a second for 50,000 places), then read by many at a time. A look-up takes microseconds.
public struct Gazetteer: Sendable {
    /// One name of one place, as the indexes know it.
    struct Entry: Sendable {
        let place: Int
        let name: Int
        let isPart: Bool
    }

    public let places: [NamedPlace]
    let entries: [Entry]
    private let entriesByWriting: [[UInt8]: [Int32]]
    private let entriesByKey: [[Int32]]
    private let keyBySound: [[UInt8]: Int]
    private let entriesBySkeleton: [[UInt8]: [Int32]]
    private let index: NameIndex
    /// The most words a name has, for readers that try runs of words.
    public let longestName: Int

    public init(_ places: [NamedPlace]) {
        self.places = places
        var entries: [Entry] = []
        var writings: [[UInt8]: [Int32]] = [:]
        var sounds: [[UInt8]: Int] = [:]
        var byKey: [[Int32]] = []
        var skeletons: [[UInt8]: [Int32]] = [:]
        var keys: [[UInt8]] = []
        var longest = 1
        func file(_ plain: [UInt8], _ entry: Entry) {
            let number = Int32(entries.count)
            entries.append(entry)
            writings[plain, default: []].append(number)
            let sound = NameFold.sounded(plain: plain)
            guard !sound.isEmpty else { return }
            if let key = sounds[sound] {
                byKey[key].append(number)
            } else {
                sounds[sound] = keys.count
                keys.append(sound)
                byKey.append([number])
            }
        }
        for (placeIndex, place) in places.enumerated() {
            for (nameIndex, name) in place.names.enumerated() {
                let plain = NameFold.plain(name.text)
                if !plain.isEmpty { file(plain, Entry(place: placeIndex, name: nameIndex, isPart: false)) }
                let skeleton = NameFold.skeleton(name.text)
                if skeleton.count >= 3 { skeletons[skeleton, default: []].append(Int32(entries.count - 1)) }
                let words = plain.split(separator: 0x20)
                longest = max(longest, words.count)
                // The head of a double name stands for it in daily speech, unless it is too short to tell anything.
                if words.count > 1, let head = words.first, head.count >= 4, name.text.contains("-"),
                    !Gazetteer.commonHeads.contains(NameFold.sounded(plain: Array(head)))
                {
                    file(Array(head), Entry(place: placeIndex, name: nameIndex, isPart: true))
                }
            }
        }
        self.entries = entries
        entriesByWriting = writings
        keyBySound = sounds
        entriesByKey = byKey
        entriesBySkeleton = skeletons
        index = NameIndex(keys)
        longestName = min(longest, 5)
    }

    /// Heads that say "village" or "hamlet" in half the names of the region, and so stand for none of them.
    private static let commonHeads: Set<[UInt8]> = Set(
        ["dougou", "bougou", "koro", "kourou", "sira", "saint", "camp", "quartier", "village"].map {
            NameFold.sounded($0)
        })

    /// What a written name means, looked for within some areas; no areas means anywhere.
    public func find(_ text: some StringProtocol, within areas: Set<AreaRef> = []) -> PlaceAnswer {
        decide(candidates(for: text, within: areas), bounded: !areas.isEmpty)
    }

    /// Whether some place is written or sounds exactly so, without a letter amiss: the quick test for readers of text.
    public func knows(_ text: some StringProtocol) -> Bool {
        let plain = NameFold.plain(text)
        return entriesByWriting[plain] != nil || keyBySound[NameFold.sounded(plain: plain)] != nil
    }

    /// Whether some place is written so, but for case and accents.
    public func isWritten(_ text: some StringProtocol) -> Bool {
        entriesByWriting[NameFold.plain(text)] != nil
    }

    /// Every place a written name may mean: within the areas first, then nearest, most peopled and by identity.
    public func candidates(for text: some StringProtocol, within areas: Set<AreaRef> = []) -> [PlaceCandidate] {
        var best: [Int: (entry: Int32, closeness: MatchCloseness)] = [:]
        func meet(_ list: [Int32], _ closeness: MatchCloseness) {
            for number in list {
                let entry = entries[Int(number)]
                let level = entry.isPart && closeness < .part ? .part : closeness
                if let known = best[entry.place], known.closeness <= level { continue }
                best[entry.place] = (number, level)
            }
        }
        if NameFold.isArabic(text) {
            let skeleton = NameFold.skeleton(text)
            if skeleton.count >= 3 { meet(entriesBySkeleton[skeleton] ?? [], .skeleton) }
        }
        let plain = NameFold.plain(text)
        if !plain.isEmpty, plain.count <= 60 {
            meet(entriesByWriting[plain] ?? [], .written)
            let sound = NameFold.sounded(plain: plain)
            if let key = keyBySound[sound] { meet(entriesByKey[key], .sounded) }
            if best.isEmpty || !best.values.contains(where: { $0.closeness <= .part }) {
                index.search(sound) { key, distance in
                    meet(entriesByKey[key], distance == 0 ? .sounded : distance == 1 ? .oneLetter : .twoLetters)
                }
            }
        }
        return best.map { candidate($0.key, $0.value.entry, $0.value.closeness, areas) }.sorted(by: precedes)
    }

    private func candidate(
        _ place: Int, _ entry: Int32, _ closeness: MatchCloseness, _ areas: Set<AreaRef>
    ) -> PlaceCandidate {
        let place = places[place]
        return PlaceCandidate(
            place: place, name: place.names[entries[Int(entry)].name].text, closeness: closeness,
            isWithin: areas.isEmpty || place.areas.contains(where: areas.contains))
    }

    private func precedes(_ left: PlaceCandidate, _ right: PlaceCandidate) -> Bool {
        if left.isWithin != right.isWithin { return left.isWithin }
        if left.closeness != right.closeness { return left.closeness < right.closeness }
        let (one, other) = (left.place.population ?? 0, right.place.population ?? 0)
        return one != other ? one > other : left.place.id < right.place.id
    }

    private func decide(_ candidates: [PlaceCandidate], bounded: Bool) -> PlaceAnswer {
        guard let first = candidates.first else { return .unknown }
        guard first.isWithin else { return .elsewhere(Array(candidates.prefix(10))) }
        let rivals = candidates.prefix { $0.isWithin && $0.closeness == first.closeness }
        if rivals.count == 1, first.closeness != .twoLetters { return .found(first) }
        // Whoever reads this must see the near ones too, not only the nearest.
        return .ambiguous(Array(candidates.prefix { $0.isWithin || !bounded }.prefix(10)))
    }
}
