import Protection

/// Reads the rows of `HarmTable` as incidents.
struct HarmRows: Sendable {
    let incidents: [Incident]
    /// How many rows did not read.
    let unread: Int

    init(sides sideText: String, text: String) {
        let sides = ReferenceTable<[String]>(sideText) { $0.count == 2 ? $0 : nil }
        var incidents: [Incident] = []
        var unread = sides.unread
        var place = ""
        var seen: [String: Int] = [:]
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if word.hasSuffix(":") {
                place = String(word.dropLast())
            } else if let row = HarmRow(word, sides: sides.records) {
                let key = place + "/" + row.key
                // Communal clashes of one month share every field of the key; they are numbered in their order.
                seen[key, default: 0] += 1
                let number = seen[key, default: 1]
                incidents.append(row.incident(at: place, key: number > 1 ? key + "/\(number)" : key))
            } else {
                unread += 1
            }
        }
        self.incidents = incidents
        self.unread = unread
    }
}

/// One row: `YYMM[-MM]/type.sides/events/civilians/best/unknown status/largest/marks`.
private struct HarmRow {
    let key: String
    let start: Day
    let end: Day
    let datePrecision: DatePrecision
    let violence: ViolenceType
    let sideA: String
    let sideB: String
    let events: Int
    let civilians: CountRange
    let isCommunal: Bool
    let unknownStatus: Int?
    let largest: CountRange?
    let marks: String

    init?(_ word: Substring, sides: [[String]]) {
        let fields = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let kind = fields.text(1).split(separator: ".").compactMap { Int($0) }
        guard kind.count == 2, let violence = ViolenceType(rawValue: kind[0]), sides.indices.contains(kind[1]),
            let events = fields.count(2), events > 0, let year = Int(fields.text(0).prefix(2)),
            let civilians = fields.filled(3).map({ range($0, best: fields.count(4)) }) ?? .noneRecorded
        else { return nil }
        // `YYMM`, or `YYMM-MM` for a window within which the month is unknown.
        let months = fields.text(0).dropFirst(2).split(separator: "-").compactMap { Int($0) }
        guard let first = months.first.flatMap({ Month(year: 2000 + year, month: $0) }),
            let last = months.last.flatMap({ Month(year: 2000 + year, month: $0) })
        else { return nil }
        start = first.firstDay
        end = last.lastDay
        datePrecision = months.count > 1 ? .year : .month
        let pair = sides[kind[1]]
        key = fields[0] + "/\(violence.rawValue)/" + pair.joined(separator: "–")
        self.violence = violence
        (sideA, sideB) = (pair[0], pair[1])
        self.events = events
        self.civilians = civilians
        isCommunal = violence == .nonState && pair.allSatisfy(communalGroups.contains)
        unknownStatus = fields.count(5) ?? (isCommunal ? 0 : nil)
        largest = events == 1 ? civilians : fields.filled(6).flatMap { range($0, best: nil) } ?? .noneRecorded
        marks = fields.text(7)
    }

    func incident(at place: String, key: String) -> Incident {
        var harms = [Harm(kind: .killed, status: .civilian, count: civilians)]
        if let unknownStatus {
            harms.append(Harm(kind: .killed, status: .unknown, count: CountRange(exactly: unknownStatus)))
        }
        var flags: [Incident.Flag] = []
        if events > 1 || marks.contains("s") { flags.append(.summaryEvent) }
        if marks.contains("r") { flags.append(.boundsReordered) }
        let area = place == "-" ? nil : MaliAreas.ref(place)
        let isRegion = place.count == 4
        let region = place == "-" ? "" : MaliAreas.name(of: String(place.prefix(4)))
        let cercle = place == "-" || isRegion ? "" : MaliAreas.name(of: place)
        return Incident(
            origin: Incident.Origin(dataset: MaliHarm.dataset, key: key), start: start, end: end,
            datePrecision: datePrecision, violence: violence, targetsCivilians: violence == .oneSided,
            isCommunal: isCommunal, coordinate: nil,
            placePrecision: place == "-" ? .linear : isRegion ? .admin1 : .admin2,
            placeName: "", country: Mali.country, admin1: region, admin2: cercle, sideA: sideA, sideB: sideB,
            harms: harms, attribution: violence == .oneSided ? Attribution(actor: sideA) : .unknown, sources: nil,
            flags: flags, events: events, largestEvent: largest, area: area)
    }
}

/// Informally organised groups, by the names GED gives them; the script that makes the table knows the same.
private let communalGroups: Set<String> = ["Dogon", "Fulani", "Tuareg", "Daoussak (Tuareg)"]

/// A range written `12` or `10-20`.
private func range(_ text: String, best: Int?) -> CountRange? {
    let bounds = text.split(separator: "-").compactMap { Int($0) }
    guard let low = bounds.first, let high = bounds.last, bounds.count <= 2 else { return nil }
    return CountRange(min: low, max: high, best: best)
}
