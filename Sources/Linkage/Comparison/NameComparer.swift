internal import Foundation

/// Compares words of names: level by level for training, and as a likelihood ratio once trained.
///
/// A ratio says how much more often two writings stand for one name in records of one person than in records of two.
/// Agreement on a rare name weighs more than on a common one (Winkler 2000), and pairs of spellings that keep meeting
/// in otherwise matching records are learnt (`learned`).
final class NameComparer {
    enum Role: Int { case given = 0, family = 1 }

    private(set) var words: WordTable
    private let spelling: SpellingGroups
    private var wordTotals: [Float] = [1, 1]
    /// Up to four spelling groups per word.
    private var groups: [SIMD4<Int16>] = []
    /// Share of the records that carry the word, or a word that sounds the same, in this role.
    private(set) var share: [[Float]] = [[], []]
    private(set) var soundShare: [[Float]] = [[], []]
    private var learned: [[UInt64: Float]] = [[:], [:]]
    /// Ratio by level, and the sound share at which it holds.
    private var ratios = [[Float]](repeating: [Float](repeating: 1, count: 8), count: 2)
    private var references = [[Float]](repeating: [Float](repeating: 0.01, count: 8), count: 2)
    private var exactShare: [Float] = [0.6, 0.6]
    private let table = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 256)

    // What the inner loop reads lies in plain memory: with Swift arrays in a class, checks of exclusive access took a
    // quarter of a run over 100,000 records.

    /// What the first look at a word needs.
    private struct Face {
        var letters: UInt64
        var sound: Int32
        var length: UInt8
        var first: UInt8
        /// One bit of 64 for each word learnt to go with this one, and for each spelling group: where no bits meet,
        /// neither do the words.
        var partners: UInt64
        var groups: UInt64

        static func bit(_ word: Int32) -> UInt64 { 1 &<< (UInt64(UInt32(bitPattern: word)) &* 0x9E37_79B9 &>> 20 & 63) }
    }
    private struct Cached {
        var left: Int32 = -1
        var right: Int32 = -1
        var ratio: Float = 1
        var level: UInt8 = 0
    }
    private var faces: UnsafeMutablePointer<Face>
    /// Ratio of exact agreement by role and word.
    private var exact: UnsafeMutablePointer<Float>
    /// Room for words, in `faces` and per role in `exact`.
    private var capacity: Int
    private let differentRatio: UnsafeMutablePointer<Float>
    private let cache: UnsafeMutablePointer<Cached>
    /// Room for pairs in the cache, as a power of two: few words need little, and a page compares few.
    private let cacheBits: Int

    init(_ words: WordTable, settings: LinkageSettings) {
        self.words = words
        spelling = settings.spellingGroups
        table.initialize(repeating: 0)
        capacity = words.count + 1024
        faces = .allocate(capacity: capacity)
        exact = .allocate(capacity: capacity * 2)
        exact.initialize(repeating: 1, count: capacity * 2)
        differentRatio = .allocate(capacity: 2)
        differentRatio.initialize(repeating: 1, count: 2)
        cacheBits = words.count < 64 ? 12 : 16
        cache = .allocate(capacity: 2 << cacheBits)
        cache.initialize(repeating: Cached(), count: 2 << cacheBits)
        setFaces(from: 0)
    }

    private func setFaces(from first: Int) {
        // Incidents name nobody: then there is nothing to look up among the spellings.
        guard first < words.count else { return }
        setGroups(from: first)
        for word in first..<words.count {
            let start = Int(words.starts[word])
            (faces + word).initialize(
                to: Face(
                    letters: words.letters[word], sound: words.keys[word],
                    length: UInt8(min(255, words.length(Int32(word)))), first: words.bytes[start], partners: 0,
                    groups: (0..<4).reduce(0) { $0 | (groups[word][$1] < 0 ? 0 : Face.bit(Int32(groups[word][$1]))) }))
        }
    }

    /// Lets go of the words until `adopt` hands them back.
    func lendWords() {
        words = Self.noWords
    }

    private static let noWords = WordTable()

    /// Takes over words that came after those it was made with; they count as met once.
    func adopt(_ more: WordTable) {
        let known = groups.count
        words = more
        guard more.count > known else { return }
        if words.count > capacity { grow() }
        setFaces(from: known)
        guard !share[0].isEmpty else { return }
        for role in 0..<2 {
            for word in known..<words.count {
                share[role].append(1 / wordTotals[role])
                // A sound met before is as common as it was.
                let kin = words.keys[..<known].firstIndex(of: words.keys[word])
                soundShare[role].append(kin.map { soundShare[role][$0] } ?? 1 / wordTotals[role])
                exact[role * capacity + word] = exactShare[role] / share[role][word]
            }
        }
    }

    private func grow() {
        let wider = capacity * 2
        let (moreFaces, moreExact) = (
            UnsafeMutablePointer<Face>.allocate(capacity: wider),
            UnsafeMutablePointer<Float>.allocate(capacity: wider * 2)
        )
        moreFaces.update(from: faces, count: capacity)
        moreExact.initialize(repeating: 1, count: wider * 2)
        for role in 0..<2 { (moreExact + role * wider).update(from: exact + role * capacity, count: capacity) }
        faces.deallocate()
        exact.deallocate()
        (faces, exact, capacity) = (moreFaces, moreExact, wider)
    }

    deinit {
        table.deallocate()
        faces.deallocate()
        exact.deallocate()
        differentRatio.deallocate()
        cache.deallocate()
    }

    private func setGroups(from first: Int) {
        groups.append(contentsOf: repeatElement(SIMD4(repeating: -1), count: words.count - first))
        var scratch: [UInt8] = []
        for (number, group) in spelling.groups.prefix(Int(Int16.max)).enumerated() {
            for spelling in group {
                var spelling = spelling
                let word = spelling.withUTF8 { bytes in
                    TextFolding.fold(bytes, into: &scratch)
                    return scratch.withUnsafeBufferPointer { words.find($0) }
                }
                guard let word, word >= first, let free = (0..<4).first(where: { groups[Int(word)][$0] < 0 }) else {
                    continue
                }
                groups[Int(word)][free] = Int16(number)
            }
        }
    }

    /// Takes over how often each word stands in the records.
    func count(_ records: [PreparedRecord]) {
        var counts = [[Float]](repeating: [Float](repeating: 0, count: words.count), count: 2)
        for record in records {
            if record.given.0 >= 0 { counts[0][Int(record.given.0)] += 1 }
            if record.given.1 >= 0 { counts[0][Int(record.given.1)] += 1 }
            if record.family.0 >= 0 { counts[1][Int(record.family.0)] += 1 }
            if record.family.1 >= 0 { counts[1][Int(record.family.1)] += 1 }
        }
        for role in 0..<2 {
            // As if some hundreds of other names had been met: a name is not common because few records are held.
            let total = counts[role].reduce(0, +) + 300
            wordTotals[role] = total
            var sounds = [Float](repeating: 0, count: words.keyCount)
            for word in 0..<words.count { sounds[Int(words.keys[word])] += counts[role][word] }
            // One more than counted: a word seen once may be no rarer than one seen twice. And while few are held, a name
            // that is met is likely one of the common ones (its share is expected to be the chance that two people share a
            // name, about one in seventy); from some hundreds on the counts tell.
            let unseen = 1 + 3.5 * 300 / total
            share[role] = counts[role].map { ($0 + unseen) / total }
            soundShare[role] = (0..<words.count).map { (sounds[Int(words.keys[$0])] + unseen) / total }
        }
    }

    /// Sets the ratios per level, learnt by the trainer.
    func setLevels(_ role: Role, ratios: [Float], references: [Float], exact share: Float) {
        self.ratios[role.rawValue] = ratios
        self.references[role.rawValue] = references
        exactShare[role.rawValue] = share
        differentRatio[role.rawValue] = ratios[Int(NameLevel.different)]
        for word in 0..<words.count { exact[role.rawValue * capacity + word] = share / self.share[role.rawValue][word] }
        clearCache()
    }

    /// Takes over ratios learnt for pairs of spellings; pairs with a word that no record has are left out.
    func setLearned(_ role: Role, _ spellings: [LearnedSpelling]) {
        learned[role.rawValue] = [:]
        for spelling in spellings {
            guard let a = words.find(spelling.first), let b = words.find(spelling.second), a != b else { continue }
            learned[role.rawValue][Self.pair(a, b)] = Float(spelling.ratio)
            faces[Int(a)].partners |= Face.bit(b)
            faces[Int(b)].partners |= Face.bit(a)
        }
        clearCache()
    }

    private func clearCache() {
        for index in 0..<(2 << cacheBits) { cache[index].left = -1 }
    }

    /// The key of a pair of words, whichever comes first.
    @inline(__always)
    static func pair(_ a: Int32, _ b: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
    }

    /// The level of two words and the ratio it carries in a role.
    @inline(__always)
    func compare(_ a: Int32, _ b: Int32, _ role: Role) -> (level: UInt8, ratio: Float) {
        if a == b { return (NameLevel.equal, exact[role.rawValue * capacity + Int(a)]) }
        if isPlainlyDifferent(a, b) { return (NameLevel.different, differentRatio[role.rawValue]) }
        return lookUp(min(a, b), max(a, b), role)
    }

    /// Whether letters alone show that no level but "different" is possible.
    @inline(__always)
    func isPlainlyDifferent(_ a: Int32, _ b: Int32) -> Bool {
        let (x, y) = (faces[Int(a)], faces[Int(b)])
        if x.sound == y.sound || x.groups & y.groups != 0 || x.partners & Face.bit(b) != 0 { return false }
        let (la, lb) = (Float(x.length), Float(y.length))
        if la == 1 || lb == 1 { return false }
        // A letter that stands three times in a word shows as two; long words are left to the full comparison.
        if la + lb > 28 { return false }
        let common = Float((x.letters & y.letters).nonzeroBitCount)
        let bound = (common / la + common / lb + 1) / 3
        return (x.first == y.first ? bound + 0.4 * (1 - bound) : bound) < Self.likeness
    }

    private static let likeness: Float = 0.8
    private static let nearness = 0.9

    private func lookUp(_ a: Int32, _ b: Int32, _ role: Role) -> (level: UInt8, ratio: Float) {
        let hash = Self.pair(a, b) &* 0x9E37_79B9_7F4A_7C15
        let slot =
            cache + (role.rawValue << cacheBits) + Int(truncatingIfNeeded: hash >> UInt64(64 - cacheBits))
        if slot.pointee.left == a, slot.pointee.right == b { return (slot.pointee.level, slot.pointee.ratio) }
        let level = self.level(a, b)
        let ratio = self.ratio(a, b, level: level, role)
        slot.pointee = Cached(left: a, right: b, ratio: ratio, level: level)
        return (level, ratio)
    }

    private func ratio(_ a: Int32, _ b: Int32, level: UInt8, _ role: Role) -> Float {
        if let known = learned[role.rawValue][Self.pair(a, b)] { return known }
        return prior(a, b, level: level, role)
    }

    /// The ratio before anything is learnt of this very pair: by level, adjusted to how common the names are.
    func prior(_ a: Int32, _ b: Int32, level: UInt8, _ role: Role) -> Float {
        let base = ratios[role.rawValue][Int(level)]
        guard level > NameLevel.equal, level < NameLevel.initial else { return base }
        let common = max(soundShare[role.rawValue][Int(a)], soundShare[role.rawValue][Int(b)])
        let adjusted = base * pow(references[role.rawValue][Int(level)] / common, 0.7)
        return min(max(adjusted, base / 8), base * 8)
    }

    /// The level of two different words.
    func level(_ a: Int32, _ b: Int32) -> UInt8 {
        if a == b { return NameLevel.equal }
        let (la, lb) = (words.length(a), words.length(b))
        let (sa, sb) = (Int(words.starts[Int(a)]), Int(words.starts[Int(b)]))
        if la == 1 || lb == 1 {
            return words.bytes[sa] == words.bytes[sb] ? NameLevel.initial : NameLevel.different
        }
        let similarity = words.bytes.withUnsafeBufferPointer { all in
            JaroWinkler.similarity(
                UnsafeBufferPointer(rebasing: all[sa..<sa + la]), UnsafeBufferPointer(rebasing: all[sb..<sb + lb]),
                table: table)
        }
        if words.keys[Int(a)] == words.keys[Int(b)] { return NameLevel.sameSound }
        if similarity >= Self.nearness { return NameLevel.nearSpelling }
        if sharesGroup(a, b) { return NameLevel.alias }
        return similarity >= Double(Self.likeness) ? NameLevel.likeSpelling : NameLevel.different
    }

    private func sharesGroup(_ a: Int32, _ b: Int32) -> Bool {
        let (x, y) = (groups[Int(a)], groups[Int(b)])
        for index in 0..<4 where x[index] >= 0 {
            if any(y .== SIMD4(repeating: x[index])) { return true }
        }
        return false
    }

    /// Similarity of two words, for text columns.
    func similarity(_ a: Int32, _ b: Int32) -> Double {
        let (sa, sb) = (Int(words.starts[Int(a)]), Int(words.starts[Int(b)]))
        return words.bytes.withUnsafeBufferPointer { all in
            JaroWinkler.similarity(
                UnsafeBufferPointer(rebasing: all[sa..<Int(words.starts[Int(a) + 1])]),
                UnsafeBufferPointer(rebasing: all[sb..<Int(words.starts[Int(b) + 1])]), table: table)
        }
    }
}
