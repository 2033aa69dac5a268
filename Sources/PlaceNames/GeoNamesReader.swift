public import Protection

/// Reads places as GeoNames publishes them: the main table of 19 columns parted by tabs, and the table of names by
/// language. A bad row is told and skipped; the rest is taken.
public struct GeoNamesReader: Sendable {
    /// A row that was not taken.
    public struct Rejection: Hashable, Sendable {
        public let line: Int
        public let why: Phrase
    }

    /// The areas of a row by the list's own codes: country, first, second and third order ("ML", "10", "…").
    public let areas: @Sendable (_ codes: [String], _ point: Coordinate) -> [AreaRef]
    public private(set) var rejections: [Rejection] = []
    private var rows:
        [(id: String, names: [NamedPlace.Name], feature: String, point: Coordinate, areas: [AreaRef], people: Int?)] =
            []
    private var positions: [String: Int] = [:]

    /// A reader that lays each place into areas by the function given.
    public init(areas: @escaping @Sendable (_ codes: [String], _ point: Coordinate) -> [AreaRef] = { _, _ in [] }) {
        self.areas = areas
    }

    /// The places read so far.
    public var places: [NamedPlace] {
        rows.map {
            NamedPlace(
                id: NamedPlace.ID(list: "geonames", key: $0.id), names: $0.names, feature: $0.feature, point: $0.point,
                areas: $0.areas, population: $0.people)
        }
    }

    /// Takes one line of the main table.
    public mutating func place(line text: String, number: Int) {
        guard !text.isEmpty else { return }
        let cells = text.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count == 19 else {
            return reject(number, "\(cells.count) colonnes au lieu de 19.", "\(cells.count) columns instead of 19.")
        }
        guard !cells[0].isEmpty, cells[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return reject(number, "Le numéro « \(cells[0]) » n’en est pas un.", "“\(cells[0])” is not a number.")
        }
        guard let latitude = Double(cells[4]), let longitude = Double(cells[5]),
            let point = Coordinate(latitude: latitude, longitude: longitude)
        else { return reject(number, "Le point est hors du globe.", "The point is off the globe.") }
        guard !cells[1].isEmpty else { return reject(number, "Le nom manque.", "The name is missing.") }
        let id = String(cells[0])
        guard positions[id] == nil else {
            return reject(number, "Le numéro \(id) paraît deux fois.", "Number \(id) appears twice.")
        }
        // A population of 0 means "not known" in this list.
        let people = Int(cells[14]).flatMap { $0 > 0 ? $0 : nil }
        let codes = [8, 10, 11, 12].map { String(cells[$0]) }
        positions[id] = rows.count
        rows.append((id, names(cells), String(cells[7]), point, areas(codes, point), people))
    }

    /// Takes one line of the table of names by language; lines for places not read are passed over.
    public mutating func alternateName(line text: String, number: Int) {
        guard !text.isEmpty else { return }
        let cells = text.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count >= 4 else {
            return reject(number, "Moins de 4 colonnes.", "Fewer than 4 columns.")
        }
        guard let position = positions[String(cells[1])] else { return }
        let language = String(cells[2])
        // Links, postal and airport codes share the column of languages in this list.
        guard language.count <= 3, language != "unlc", !cells[3].isEmpty else { return }
        func isSet(_ column: Int) -> Bool { cells.count > column && cells[column] == "1" }
        let kind: NamedPlace.Name.Kind = isSet(7) ? .former : isSet(4) ? .official : .alias
        let name = NamedPlace.Name(String(cells[3]), language: language.isEmpty ? nil : language, kind: kind)
        rows[position].names.removeAll { $0.text == name.text && $0.language == nil && $0.kind != .official }
        if !rows[position].names.contains(name) { rows[position].names.append(name) }
    }

    private func names(_ cells: [Substring]) -> [NamedPlace.Name] {
        var names = [NamedPlace.Name(String(cells[1]))]
        for text in [String(cells[2])] + cells[3].split(separator: ",").map(String.init) {
            guard !text.isEmpty, !names.contains(where: { $0.text == text }) else { continue }
            names.append(NamedPlace.Name(text, kind: .spelling))
        }
        return names
    }

    private mutating func reject(_ line: Int, _ french: String, _ english: String) {
        rejections.append(Rejection(line: line, why: Phrase(fr: french, en: english)))
    }
}
