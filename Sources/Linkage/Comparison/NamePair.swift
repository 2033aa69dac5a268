/// How the names of two records compare: the levels of their parts, whether the parts were exchanged, and the
/// likelihood ratios of the two parts.
struct NamePair {
    var given = NameLevel.missing
    var family = NameLevel.missing
    var givenRatio: Float = 1
    var familyRatio: Float = 1
    /// 0 cannot be said, 1 in the same order, 2 given and family name exchanged.
    var order: UInt8 = 0
    /// 0 cannot be said, 1 one given name each, 2 one and two, 3 two each.
    var parts: UInt8 = 0

    /// Whether nothing in the names agrees although both could.
    var isDifferent: Bool { given == NameLevel.different && family == NameLevel.different }
}

extension NameComparer {
    /// Compares the names of two records, in the order written and, where that fails, exchanged.
    @inline(__always)
    func compare(_ a: PreparedRecord, _ b: PreparedRecord) -> NamePair {
        var pair = NamePair()
        if a.hasGiven, b.hasGiven { compareGiven(a.given, b.given, &pair) }
        if a.hasFamily, b.hasFamily { compareFamily(a.family, b.family, &pair) }
        if pair.given != 0 || pair.family != 0 { pair.order = 1 }
        let failsGiven = pair.given == NameLevel.different || pair.given == 0
        let failsFamily = pair.family == NameLevel.different || pair.family == 0
        if failsGiven && failsFamily { tryExchanged(a, b, &pair) }
        return pair
    }

    @inline(__always)
    private func compareGiven(_ a: (Int32, Int32), _ b: (Int32, Int32), _ pair: inout NamePair) {
        var best = compare(a.0, b.0, .given)
        if a.1 < 0, b.1 < 0 {
            (pair.given, pair.givenRatio, pair.parts) = (best.level, best.ratio, 1)
            return
        }
        pair.parts = a.1 >= 0 && b.1 >= 0 ? 3 : 2
        if a.1 >= 0, b.1 >= 0 {
            let second = compare(a.1, b.1, .given)
            if best.level < NameLevel.different {
                // The second name is evidence of its own, but half of lists leave it out or shorten it.
                best.ratio *= second.level < NameLevel.different ? second.ratio.squareRoot() : 0.25
            } else {
                let crossed = max(compare(a.0, b.1, .given).ratio, compare(a.1, b.0, .given).ratio, second.ratio)
                if crossed > best.ratio * 8 { best = (NameLevel.likeSpelling, crossed / 8) }
            }
        } else if best.level == NameLevel.different {
            let other = a.1 >= 0 ? compare(a.1, b.0, .given) : compare(a.0, b.1, .given)
            if other.level < NameLevel.different { best = (max(other.level, NameLevel.likeSpelling), other.ratio / 6) }
        }
        (pair.given, pair.givenRatio) = (best.level, best.ratio)
    }

    @inline(__always)
    private func compareFamily(_ a: (Int32, Int32), _ b: (Int32, Int32), _ pair: inout NamePair) {
        var best = compare(a.0, b.0, .family)
        if best.level == NameLevel.different, a.1 >= 0 || b.1 >= 0 {
            if a.1 >= 0 { best = better(best, compare(a.1, b.0, .family)) }
            if b.1 >= 0 { best = better(best, compare(a.0, b.1, .family)) }
            if a.1 >= 0, b.1 >= 0 { best = better(best, compare(a.1, b.1, .family)) }
        }
        (pair.family, pair.familyRatio) = (best.level, best.ratio)
    }

    private func better(
        _ a: (level: UInt8, ratio: Float), _ b: (level: UInt8, ratio: Float)
    ) -> (level: UInt8, ratio: Float) {
        // Whichever record comes first, the better of two alike is the likelier.
        (b.level, -b.ratio / 3) < (a.level, -a.ratio) ? (b.level, b.ratio / 3) : a
    }

    /// Compares each record's given name with the other's family name. That only one of the two can be compared is enough,
    /// where it agrees.
    private func tryExchanged(_ a: PreparedRecord, _ b: PreparedRecord, _ pair: inout NamePair) {
        var first = Exchanged.missing
        var second = first
        if a.hasGiven, b.hasFamily { first = exchanged(a.given, b.family) }
        if first.level != 0, !first.isSimilar { return }
        if a.hasFamily, b.hasGiven { second = exchanged(b.given, a.family) }
        guard first.isSimilar || second.isSimilar, second.level == 0 || second.isSimilar else { return }
        pair.order = 2
        // Either record may be the one with its parts exchanged. If it is the second, its family name came by the chance of
        // a given name and the other way round; and so on. The odds are the mean over the two.
        let (asFirst, asSecond) = (first.asFamily * second.asGiven, first.asGiven * second.asFamily)
        let mean = (asFirst + asSecond) / 2
        (pair.given, pair.family) = (min(first.level, second.level), max(first.level, second.level))
        // Each part keeps what it says by itself, as far as a product of two can be parted evenly.
        if first.level == 0 || second.level == 0 {
            (pair.given, pair.givenRatio, pair.familyRatio) = (max(first.level, second.level), mean, 1)
            pair.family = NameLevel.missing
        } else {
            (pair.givenRatio, pair.familyRatio) = (mean.squareRoot(), mean.squareRoot())
        }
    }

    /// One record's given name against another's family name: the level, and the ratio if it were by chance that it stands
    /// there as a given name, and as a family name.
    private struct Exchanged {
        var level: UInt8
        var asGiven: Float
        var asFamily: Float

        static let missing = Exchanged(level: NameLevel.missing, asGiven: 1, asFamily: 1)
        var isSimilar: Bool { level != NameLevel.missing && level < NameLevel.initial }
    }

    private func exchanged(_ given: (Int32, Int32), _ family: (Int32, Int32)) -> Exchanged {
        func one(_ a: Int32, _ b: Int32) -> Exchanged {
            let asGiven = compare(a, b, .given)
            if asGiven.level >= NameLevel.initial {
                return Exchanged(level: asGiven.level, asGiven: asGiven.ratio, asFamily: asGiven.ratio)
            }
            return Exchanged(level: asGiven.level, asGiven: asGiven.ratio, asFamily: compare(a, b, .family).ratio)
        }
        var best = one(given.0, family.0)
        if family.1 >= 0, best.level == NameLevel.different { best = one(given.0, family.1) }
        if given.1 >= 0, best.level == NameLevel.different { best = one(given.1, family.0) }
        return best
    }
}
