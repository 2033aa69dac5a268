public import Estimation
public import Interchange
public import Protection

/// A CSV of list intersections: one column of 0 and 1 for each list, `count`, and `stratum` where the population is in
/// parts, or else `draw` where the same people are drawn several times over, with other links each time.
public struct ListTableFile: Sendable {
    /// Whether its tables are draws of one population, which are pooled and never added up.
    public let isDrawn: Bool
    /// The tables in the order their strata, or draws, come up; one without a name where the file has neither.
    public let strata: [(name: String, table: ListTable)]
    /// What the reader should know about the file itself.
    public let warnings: [Phrase]

    /// One table of everyone, strata added up; of draws it says nothing but the lists.
    public let whole: ListTable

    /// Reads a file whole. Every bad row is found before any is refused.
    ///
    /// - Throws: `Refusal`.
    public init(_ source: some ByteSource) throws {
        var reader = try DelimitedReader(source)
        let columns = try Columns(reader.header)
        isDrawn = columns.isDrawn
        var order: [String] = []
        var rows: [String: [(pattern: Int, count: Int)]] = [:]
        var seen: Set<String> = []
        var repeated = 0
        var empty = 0
        var bad: [BadCell] = []
        while try reader.next() {
            if let fault = reader.fault {
                bad.append(BadCell(line: reader.line, column: "", why: fault.phrase))
                continue
            }
            switch columns.read(reader) {
            case .failure(let problem): bad.append(problem)
            case .success(let row):
                if row.pattern == 0 {
                    empty += 1
                    continue
                }
                if rows[row.stratum] == nil { order.append(row.stratum) }
                if !seen.insert("\(row.pattern) \(row.stratum)").inserted { repeated += 1 }
                rows[row.stratum, default: []].append((row.pattern, row.count))
            }
        }
        if !bad.isEmpty { throw Self.refusal(bad) }
        // A stratum of nobody says nothing and is left out; a file of nobody is refused.
        let people = order.filter { (rows[$0] ?? []).contains { $0.count > 0 } }
        whole = try ListTable(lists: columns.lists, rows: order.flatMap { rows[$0] ?? [] })
        strata = try people.map { ($0, try ListTable(lists: columns.lists, rows: rows[$0] ?? [])) }
        warnings = Self.warnings(repeated: repeated, empty: empty, silent: order.filter { !people.contains($0) })
    }

    /// Reads a table that somebody brought, in memory.
    ///
    /// - Throws: `Refusal`.
    public init(bytes: [UInt8]) throws {
        try self.init(MemoryBytes(bytes))
    }

    private static func warnings(repeated: Int, empty: Int, silent: [String]) -> [Phrase] {
        var found: [Phrase] = []
        if repeated > 0 {
            found.append(
                Phrase(
                    fr: "Lignes qui répètent une combinaison : \(repeated). Leurs effectifs sont additionnés.",
                    en: "Rows that repeat a combination: \(repeated). Their counts are added up."))
        }
        if empty > 0 {
            found.append(
                Phrase(
                    fr: "Une ligne de zéros est sans effectif et sans objet : ce nombre est ce que l’on estime.",
                    en: "A row of zeros counts nobody and is left out: that number is what is estimated."))
        }
        for name in silent {
            found.append(
                Phrase(
                    fr: "La strate « \(name) » ne compte personne et n’est pas estimée.",
                    en: "Stratum “\(name)” counts nobody and is not estimated."))
        }
        return found
    }

    private static func refusal(_ bad: [BadCell]) -> Refusal {
        func told(_ language: Language) -> String {
            let shown = bad.prefix(5).map { cell in
                let line = language == .french ? "ligne \(cell.line)" : "line \(cell.line)"
                return line + (cell.column.isEmpty ? "" : ", \(cell.column)") + ": " + cell.why[language]
            }
            return shown.joined(separator: " ") + (bad.count > shown.count ? " … (\(bad.count))" : "")
        }
        return Refusal(
            .data, code: "rows_refused", message: Phrase(fr: told(.french), en: told(.english)),
            remedy: Phrase(
                fr: "Corrigez ces lignes : des 0 et des 1 par liste, un effectif entier dans count.",
                en: "Correct these rows: 0 or 1 for each list, a whole number in count."))
    }

    fileprivate struct BadCell: Error {
        let line: Int
        let column: String
        let why: Phrase
    }
}

/// Where the lists and the count stand in a file.
private struct Columns {
    let lists: [String]
    private let listCells: [Int]
    private let count: Int
    private let stratum: Int?
    let isDrawn: Bool

    init(_ header: [String]) throws {
        func place(_ names: String...) -> Int? { header.firstIndex { names.contains($0.lowercased()) } }
        guard let count = place("count", "effectif") else {
            throw Refusal(
                .data, code: "columns_missing",
                message: Phrase(
                    fr: "Il manque la colonne count. Colonnes trouvées : \(Self.told(header)).",
                    en: "The column count is missing. Columns found: \(Self.told(header))."),
                remedy: Phrase(
                    fr: "Donnez une colonne de 0 et de 1 par liste, et count.",
                    en: "Give one column of 0 and 1 for each list, and count."))
        }
        self.count = count
        let named = place("stratum", "strate")
        let stratum = named ?? place("draw", "tirage")
        self.stratum = stratum
        isDrawn = named == nil && stratum != nil
        listCells = header.indices.filter { $0 != count && $0 != stratum }
        lists = listCells.map { header[$0] }
        guard !lists.isEmpty else { throw EstimationError.noLists }
        guard lists.count <= ListTable.listLimit else {
            throw EstimationError.tooManyLists(found: lists.count, limit: ListTable.listLimit)
        }
    }

    func read(
        _ reader: DelimitedReader
    ) -> Result<(stratum: String, pattern: Int, count: Int), ListTableFile.BadCell> {
        func bad(_ cell: Int, fr: String, en: String) -> ListTableFile.BadCell {
            ListTableFile.BadCell(line: reader.line, column: reader.header[cell], why: Phrase(fr: fr, en: en))
        }
        var pattern = 0
        for (list, cell) in listCells.enumerated() {
            switch reader.text(cell) {
            case "0": continue
            case "1": pattern |= 1 << list
            case let other:
                return .failure(
                    bad(
                        cell, fr: "« \(other.prefix(40)) » n’est ni 0 ni 1.",
                        en: "“\(other.prefix(40))” is neither 0 nor 1."))
            }
        }
        let text = reader.text(count)
        if pattern == 0, text.isEmpty { return .success(("", 0, 0)) }
        guard let number = Int(text) else {
            let isHuge = !text.isEmpty && text.allSatisfy(\.isNumber)
            return .failure(
                isHuge
                    ? bad(count, fr: "Cet effectif est trop grand.", en: "This count is too large.")
                    : bad(
                        count, fr: "« \(text.prefix(40)) » n’est pas un nombre entier.",
                        en: "“\(text.prefix(40))” is not a whole number."))
        }
        if number < 0 {
            return .failure(bad(count, fr: "Un effectif n’est pas négatif.", en: "A count is not negative."))
        }
        if number > ListTable.countLimit {
            return .failure(bad(count, fr: "Cet effectif est trop grand.", en: "This count is too large."))
        }
        if pattern == 0, number > 0 {
            let error = EstimationError.countOnNoList(number)
            return .failure(bad(count, fr: error.french, en: error.english))
        }
        return .success((stratum.map(reader.text) ?? "", pattern, number))
    }

    private static func told(_ header: [String]) -> String {
        header.prefix(12).joined(separator: ", ") + (header.count > 12 ? " …" : "")
    }
}
