/// How people are spread over classes, and how likely that is with chances and shares integrated out.
///
/// With chances of prior Beta(s, 1) and sticks broken by Beta(1, α), the weight of a spread is a product of gamma
/// functions; both kinds of integral are those of Dirichlet numbers.
struct ClassMembers: Sendable {
    let listCount: Int
    let classCount: Int
    /// The patterns, the first being that of no list.
    let patterns: [Int]
    /// People of a class and a pattern, by class and then pattern.
    private(set) var counts: [Int]
    /// People of each class.
    private(set) var sizes: [Int]
    /// People of a class on a list, by class and then list.
    private(set) var listed: [Int]
    private(set) var total = 0
    /// The prior of the chances.
    var prior = ChancePrior.uniform

    init(listCount: Int, classCount: Int, patterns: [Int]) {
        self.listCount = listCount
        self.classCount = classCount
        self.patterns = [0] + patterns
        counts = [Int](repeating: 0, count: classCount * (patterns.count + 1))
        sizes = [Int](repeating: 0, count: classCount)
        listed = [Int](repeating: 0, count: classCount * listCount)
    }

    /// The people on no list.
    var unrecorded: Int { (0..<classCount).reduce(0) { $0 + counts[$1 * patterns.count] } }

    var occupied: Int { sizes.count { $0 > 0 } }

    func count(_ group: Int, _ place: Int) -> Int { counts[group * patterns.count + place] }

    mutating func removeAll() {
        for index in counts.indices { counts[index] = 0 }
        for index in sizes.indices { sizes[index] = 0 }
        for index in listed.indices { listed[index] = 0 }
        total = 0
    }

    /// Adds people of a pattern to a class; fewer than 0 takes them away.
    mutating func add(_ people: Int, of place: Int, to group: Int) {
        counts[group * patterns.count + place] += people
        sizes[group] += people
        total += people
        var left = patterns[place]
        while left != 0 {
            listed[group * listCount + left.trailingZeroBitCount] += people
            left &= left - 1
        }
    }

    /// Exchanges all that two classes hold.
    mutating func exchange(_ first: Int, _ second: Int) {
        sizes.swapAt(first, second)
        for place in patterns.indices {
            counts.swapAt(first * patterns.count + place, second * patterns.count + place)
        }
        for list in 0..<listCount { listed.swapAt(first * listCount + list, second * listCount + list) }
    }

    /// By how much the logarithm of a class's own weight rises when people of a pattern come in, the order of people in
    /// it left out.
    func gain(of people: Int, at place: Int, in group: Int) -> Double {
        let size = sizes[group]
        let held = count(group, place)
        let pattern = patterns[place]
        var sum = LogFactorial.of(held) - LogFactorial.of(held + people)
        sum += Double(listCount) * (prior.ofClass(size) - prior.ofClass(size + people))
        for list in 0..<listCount {
            let inside = listed[group * listCount + list]
            if pattern >> list & 1 == 1 {
                sum += prior.ofListed(inside + people) - prior.ofListed(inside)
            } else {
                sum += LogFactorial.of(size - inside + people) - LogFactorial.of(size - inside)
            }
        }
        return sum
    }

    /// The logarithm of how much likelier the spread is under one prior of the chances than under another, chances
    /// integrated out. Empty classes are alike under both.
    func logRatio(of one: ChancePrior, to other: ChancePrior) -> Double {
        var sum = 0.0
        for group in 0..<classCount where sizes[group] > 0 {
            let size = sizes[group]
            sum += Double(listCount) * (one.logShape - one.ofClass(size) - other.logShape + other.ofClass(size))
            for list in 0..<listCount {
                let inside = listed[group * listCount + list]
                sum += one.ofListed(inside) - other.ofListed(inside)
            }
        }
        return sum
    }

    /// By how much the logarithm of the weight of the sticks rises when two classes hold so many people more, and the
    /// concentration becomes another.
    func stickGain(
        _ concentration: Double, then next: Double? = nil, _ first: (group: Int, people: Int),
        _ second: (group: Int, people: Int)
    ) -> Double {
        // With everything as before in a class and in all after it, its part is the same.
        let last = next == nil ? max(first.group, second.group) : classCount - 1
        let isMove = first.people + second.people == 0
        let start = isMove && next == nil ? min(first.group, second.group) : 0
        var before = 0
        for group in last + 1..<max(classCount, last + 1) { before += sizes[group] }
        var after = before
        var sum = 0.0
        for group in (start...last).reversed() {
            let own = sizes[group]
            var becomes = own
            if group == first.group { becomes += first.people }
            if group == second.group { becomes += second.people }
            if group < classCount - 1 {
                let old = concentration + Double(before)
                let new = (next ?? concentration) + Double(after)
                if becomes != own { sum += LogFactorial.of(becomes) - LogFactorial.of(own) }
                if new != old { sum += logGamma(new) - logGamma(old) }
                if new + Double(becomes) != old + Double(own) {
                    sum += logGamma(1 + old + Double(own)) - logGamma(1 + new + Double(becomes))
                }
            }
            before += own
            after += becomes
        }
        return sum
    }
}
