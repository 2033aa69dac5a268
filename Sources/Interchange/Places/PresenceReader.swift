public import Protection

/// Reads where missions stood (Geo-PKO; Cil, Fjelde, Hultman & Nilsson 2020): base-years or monthly snapshots,
/// `mission, country, location, latitude, longitude, year[, month], troops`.
///
/// The base-year file holds a row for each deployment map in which the base's strength differs; they are joined into
/// one presence a year, from the lowest to the highest figure, with the year's own average as best.
public enum PresenceReader {
    /// Reads a file and hands over every presence with the line of its first row, in the order of the file.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (Presence, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .presence)
        let columns = try table.require([["mission"], ["country"], ["location", "place"], ["year"]])
        let (latitude, longitude) = (table.column("latitude", "lat"), table.column("longitude", "lon"))
        let month = table.column("month")
        let troops = table.column("troops", "NoTroops", "no.troops")
        let average = table.column("ave.no.troops")
        var joined: [(presence: Presence, line: Int)] = []
        var places: [String: Int] = [:]
        let summary = try table.readRows { row in
            let point = try row.coordinate(latitude, longitude)
            let presence = Presence(
                mission: try row.required(columns[0]), country: row.text(columns[1]),
                place: try row.required(columns[2]), coordinate: point,
                year: try row.requiredWhole(columns[3], in: 1900...2100), month: try row.whole(month, in: 1...12),
                troops: try row.troops(troops, average))
            let key = presence.sourceKey
            if let known = places[key] {
                guard presence.month == nil else {
                    throw CellProblem(column: columns[2], reason: .duplicate(firstLine: joined[known].line))
                }
                joined[known].presence = joined[known].presence.joined(with: presence)
                row.summary.merged += 1
            } else {
                if joined.count >= 1_000_000 { throw InterchangeError.tooLarge(limit: 1_000_000_000) }
                places[key] = joined.count
                joined.append((presence, row.reader.line))
            }
        }
        for (presence, line) in joined { try emit(presence, line) }
        return summary
    }
}

extension Presence {
    fileprivate var sourceKey: String {
        let point = coordinate.map { "\($0.latitude),\($0.longitude)" } ?? ""
        return "\(mission)/\(country)/\(place)/\(point)/\(year)" + (month.map { "-\($0)" } ?? "")
    }

    fileprivate func joined(with other: Presence) -> Presence {
        let range: CountRange?
        if let troops, let theirs = other.troops {
            let spanned = troops.spanning(theirs)
            range = CountRange(min: spanned.min, max: spanned.max, best: troops.best ?? theirs.best)
        } else {
            range = troops ?? other.troops
        }
        return Presence(
            mission: mission, country: country, place: place, coordinate: coordinate, year: year, month: month,
            troops: range)
    }
}

extension Table {
    /// Troops at a base, rounded to people; the average, where there is one, is the best figure.
    fileprivate func troops(_ column: Int?, _ average: Int?) throws(CellProblem) -> CountRange? {
        guard let number = try amount(column) else { return nil }
        guard number <= Double(countLimit) else {
            throw CellProblem(column: column ?? -1, reason: .tooLarge(limit: countLimit))
        }
        let people = Int(number.rounded())
        guard average != nil else { return CountRange(exactly: people) }
        let best = try amount(average).flatMap { $0 <= Double(countLimit) ? Int($0.rounded()) : nil }
        return CountRange(min: people, max: people, best: best)
    }
}
