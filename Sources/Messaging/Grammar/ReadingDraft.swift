import PlaceNames
import Protection

/// A reading while it is being made from the items of a message.
struct ReadingDraft {
    private(set) var reading: MessageReading
    let scanner: ItemScanner
    let items: [Item]
    private var counts: [CountSaid] = []
    /// Items of numbers already laid to a harm.
    private var boundItems: Set<Int> = []

    init(_ text: String, _ scanner: ItemScanner) {
        reading = MessageReading(text)
        self.scanner = scanner
        items = scanner.items
    }

    mutating func fill() {
        reading.languages = languages()
        reading.notUnderstood = items.compactMap { item in
            if case .unknown = item.meaning { scanner.words(item) } else { nil }
        }
        if let kind = wholeMessageKind() {
            reading.kind = kind
            return
        }
        findCounts()
        findHarms()
        findPlaces()
        findQuantities()
        reading.actors = items.compactMap { item in
            guard case .actor(let kind) = item.term else { return nil }
            return ReportReading.ActorMention(text: scanner.words(item), kind: kind)
        }
        for case .compass(let compass) in items.map(\.term) where !reading.directions.contains(compass) {
            reading.directions.append(compass)
        }
        reading.isHearsay = has(.hearsay)
        reading.mentionsStop = has(.stop)
        reading.category = category()
        reading.kind = kind()
        guard reading.kind == .alert else { return }
        let words = items.compactMap { item -> TimeWord? in
            if case .when(let word) = item.term { word } else { nil }
        }
        // Of "yesterday … now" the alert is about now.
        reading.when = words.first { $0.isPast != true } ?? words.first ?? (isDaysAgo ? .past : nil)
        reading.clock = clock()
        reading.isUrgent = isUrgent()
    }

    /// Messages that are one word or one formula. Words to stop come before everything else.
    private mutating func wholeMessageKind() -> ReportKind? {
        let terms = items.map(\.term)
        guard let first = terms.first else { return nil }
        let rest = terms.dropFirst()
        func isQuiet(_ term: Term?) -> Bool { term == .filler || term == .urgency || term == .some(.to) }
        let isShort = items.count <= 4
        if first == .stop, isShort, rest.allSatisfy({ isQuiet($0) || $0 == .stop }) { return .optOut }
        if isShort, has(.help), terms.allSatisfy({ $0 == .help || isQuiet($0) }) { return .help }
        if first == .acknowledged, isShort {
            let numbers = rest.compactMap { if case .number(let number) = $0 { number } else { nil } }
            guard numbers.count <= 1, rest.allSatisfy({ isQuiet($0) || $0 == .acknowledged || $0.isNumber }) else {
                return nil
            }
            reading.reference = numbers.first
            return .acknowledgement
        }
        let saysHarm = terms.contains { if case .harm = $0 { true } else if case .act = $0 { true } else { false } }
        if first == .code, items.count <= 4, !saysHarm { return .duress }
        return nil
    }

    private func kind() -> ReportKind {
        let saysHarm = !reading.harms.isEmpty
        if reading.category == nil, !saysHarm, has(.calm) || items.first?.term == .endHead, !isNegated(.calm),
            !hasPeopleCounted
        {
            return .allClear
        }
        let alerts = reading.category != nil || saysHarm || has(.alertHead) || has(.hearsay)
        return alerts || isCryForHelp ? .alert : .other
    }

    private var isCryForHelp: Bool { has(.urgency) && items.count <= 6 }

    private var hasPeopleCounted: Bool {
        counts.contains { count in
            count.items.upperBound < items.count && items[count.items.upperBound].term == .person
        }
    }

    private func isUrgent() -> Bool {
        guard !reading.isHearsay, reading.when?.isPast != true else { return false }
        switch reading.category {
        case .attack, .armedMen, .threat, .abduction, .movement, .explosive, .airStrike, .sexualViolence: return true
        // Whoever writes "alert" and no more is read at once.
        case nil: return has(.alertHead) || has(.urgency) || has(.help)
        default: return has(.urgency) || has(.help) || reading.when == .now
        }
    }

    private mutating func findCounts() {
        let counting = CountScanner(items: items, scanner: scanner)
        var index = 0
        while index < items.count {
            if let count = counting.count(at: index) {
                counts.append(count)
                index = count.items.upperBound
            } else {
                index += 1
            }
        }
    }

    private mutating func findHarms() {
        for bound in HarmBinder(items: items, counts: counts).bound() {
            if let count = bound.count { boundItems.formUnion(count.items) }
            if bound.kind == .abducted || bound.kind == .killed, isOfCattle(bound.item) { continue }
            guard let known = reading.harms[bound.kind] else {
                reading.harms[bound.kind] = bound.told
                continue
            }
            // A second mention says something only where it names a number: "2 morts … les morts" is still two.
            // Whether two numbers are the same people, the words do not settle: at least the larger, at most both.
            guard bound.told.count.unknownReports == 0 else { continue }
            let most = (known.count + bound.told.count).max
            let least = max(known.count.min, bound.told.count.min)
            reading.harms[bound.kind] =
                known.count.unknownReports > 0
                ? bound.told : MessageReading.Told(count: CountRange(min: least, max: most), about: nil)
        }
    }

    private func isOfCattle(_ index: Int) -> Bool {
        items[..<index].suffix(3).contains { $0.term == .livestock && $0.clause == items[index].clause }
    }

    private mutating func findPlaces() {
        var places: [MessageReading.Place] = []
        for (index, item) in items.enumerated() {
            guard case .place(let answer) = item.meaning else { continue }
            places.append(MessageReading.Place(text: scanner.words(item), role: role(index), answer: answer))
        }
        let chosen =
            places.firstIndex { $0.role == .at } ?? places.firstIndex { $0.role == .from } ?? places.indices.first
        guard let chosen else { return }
        reading.place = places.remove(at: chosen)
        reading.otherPlaces = places
    }

    private func role(_ index: Int) -> MessageReading.Place.Role {
        var back = index - 1
        while back >= 0, items[back].clause == items[index].clause, items[back].isFiller { back -= 1 }
        guard back >= 0, items[back].clause == items[index].clause else { return .at }
        switch items[back].term {
        case .towards: return .towards
        case .from: return .from
        default: return .at
        }
    }

    private mutating func findQuantities() {
        for count in counts {
            guard count.items.upperBound < items.count else { continue }
            let next = items[count.items.upperBound]
            guard next.clause == count.clause else { continue }
            switch next.term {
            case .person where boundItems.contains(count.items.lowerBound): break
            case .unit, .vehicle, .livestock, .person, .act(.armedMen):
                reading.quantities.append(.init(count: count.count, of: scanner.words(next)))
            case .hour where !isClock(count):
                reading.quantities.append(.init(count: count.count, of: scanner.words(next)))
            default: break
            }
        }
    }

    /// `17h30`, `à 5 h`: an hour joined to its figure, or after "à" or "vers"; "2 heures" alone is a span of time.
    private func isClock(_ count: CountSaid) -> Bool {
        let hour = items[count.items.upperBound]
        let isJoined = scanner.tokens[hour.tokens.lowerBound].isJoined
        let before = count.items.lowerBound > 0 ? items[count.items.lowerBound - 1].term : nil
        return isJoined || before == .to || before == .towards
    }

    private func clock() -> String? {
        for count in counts where count.items.upperBound < items.count {
            guard items[count.items.upperBound].term == .hour, isClock(count), count.count.isExact,
                count.count.min < 24
            else { continue }
            var minute = 0
            let next = count.items.upperBound + 1
            if next < items.count, let number = items[next].number, number < 60,
                scanner.tokens[items[next].tokens.lowerBound].isJoined
            {
                minute = number
            }
            return "\(count.count.min):" + (minute < 10 ? "0" : "") + "\(minute)"
        }
        return nil
    }

    /// "Il y a 15 jours", "3 days ago": over, and longer than a night.
    private var isDaysAgo: Bool {
        counts.contains { count in
            let next = count.items.upperBound
            guard next < items.count, items[next].term == .unit, items[next].clause == count.clause else {
                return false
            }
            let unit = scanner.words(items[next]).lowercased()
            let isLong = ["jour", "sem", "mois", "an", "day", "week", "month", "year"].contains { unit.hasPrefix($0) }
            let before = count.items.lowerBound > 0 ? items[count.items.lowerBound - 1].term : nil
            let after = next + 1 < items.count ? items[next + 1].term : nil
            return isLong && (before == .ago || after == .ago)
        }
    }

    private func languages() -> [MessageLanguage] {
        var weight: [MessageLanguage: Int] = [:]
        for item in items where item.languages.count == 1 {
            for language in item.languages { weight[language, default: 0] += 1 }
        }
        let order = MessageLanguage.allCases
        return order.filter { weight[$0] != nil }.enumerated().sorted {
            let (left, right) = (weight[$0.1] ?? 0, weight[$1.1] ?? 0)
            return left != right ? left > right : $0.0 < $1.0
        }.map(\.1)
    }
}

extension Term? {
    fileprivate var isNumber: Bool {
        if case .number = self { true } else { false }
    }
}
