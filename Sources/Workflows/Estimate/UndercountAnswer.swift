import Estimation
public import Protection

/// What the three methods gave, as it is kept and shown: numbers, reasons and warnings in both languages.
public struct UndercountAnswer: Codable, Sendable, Hashable {
    /// A sentence in both languages.
    public struct Said: Codable, Sendable, Hashable {
        public let french: String
        public let english: String

        public init(_ phrase: Phrase) {
            french = phrase.french
            english = phrase.english
        }

        init(_ french: String, _ english: String) {
            self.french = french
            self.english = english
        }

        public var phrase: Phrase { Phrase(fr: french, en: english) }
    }

    /// One method's answer: an estimate with its ends, or why there is none.
    public struct Method: Codable, Sendable, Hashable {
        /// `log-linear`, `decomposable` or `latent-class`.
        public let method: String
        public let estimate: Double?
        public let low: Double?
        /// Nil where the data set no upper end, or where there is no estimate.
        public let high: Double?
        public let refusal: Said?
        public let notes: [Said]
    }

    /// One part of the population.
    public struct Part: Codable, Sendable, Hashable {
        public let name: String
        public let observed: Int
        public let methods: [Method]
        public let warnings: [Said]
    }

    public let observed: Int
    public let lists: [String]
    public let level: Double
    /// How many tables were drawn; 1 where links are certain.
    public let draws: Int
    public let methods: [Method]
    public let warnings: [Said]
    public let parts: [Part]

    /// Whether any method gave an estimate.
    public var isGiven: Bool { methods.contains { $0.estimate != nil } }

    init(
        _ report: Estimator.Report, level: Double, draws: Int, parts: [(name: String, report: Estimator.Report)],
        warnings: [Phrase]
    ) {
        observed = report.observed
        lists = report.lists
        self.level = level
        self.draws = draws
        methods = report.answers.map(Method.init)
        self.warnings = warnings.map(Said.init) + report.warnings.map { Said($0.french, $0.english) }
        self.parts = parts.map {
            Part(
                name: $0.name, observed: $0.report.observed, methods: $0.report.answers.map(Method.init),
                warnings: $0.report.warnings.map { Said($0.french, $0.english) })
        }
    }
}

extension UndercountAnswer.Method {
    init(_ answer: Estimator.Answer) {
        method = answer.method.rawValue
        estimate = answer.estimate?.estimate
        low = answer.estimate?.low
        high = answer.estimate?.high
        refusal = answer.refusal.map { UndercountAnswer.Said($0.french, $0.english) }
        notes = (answer.estimate?.notes ?? []).map { UndercountAnswer.Said($0.french, $0.english) }
    }
}

/// The tables an estimate is made from, as they are kept: so that what was estimated can be looked at.
public struct UndercountTables: Codable, Sendable, Hashable {
    /// One table: how many people stand on each pattern of lists, written as a bit mask.
    public struct Table: Codable, Sendable, Hashable {
        public let name: String
        public let counts: [Int: Int]
    }

    public let lists: [String]
    /// One for each draw of the links.
    public let tables: [Table]
    public let strata: [Table]
    public let warnings: [UndercountAnswer.Said]

    public init(lists: [String], tables: [Table], strata: [Table], warnings: [UndercountAnswer.Said]) {
        self.lists = lists
        self.tables = tables
        self.strata = strata
        self.warnings = warnings
    }

    /// From a file somebody brought.
    public init(_ file: ListTableFile) {
        let parts = file.strata.map { Table(name: file.isDrawn ? "" : $0.name, counts: $0.table.counts) }
        self.init(
            lists: file.whole.lists, tables: file.isDrawn ? parts : [Table(name: "", counts: file.whole.counts)],
            strata: !file.isDrawn && parts.count > 1 ? parts : [],
            warnings: file.warnings.map(UndercountAnswer.Said.init))
    }

    /// From the store's own persons.
    public init(_ histories: CaptureHistories) {
        var warnings: [Phrase] = []
        if histories.leftOut > 0 {
            warnings.append(
                Phrase(
                    fr: "Personnes dont la source n’est pas connue, laissées de côté : \(histories.leftOut).",
                    en: "Persons whose source is not known, left out: \(histories.leftOut)."))
        }
        if histories.withoutName > 0 {
            warnings.append(
                Phrase(
                    fr: "Personnes dont personne n’a donné le nom entier, laissées de côté : \(histories.withoutName).",
                    en: "Persons of whom nobody gave the whole name, left out: \(histories.withoutName)."))
        }
        if histories.uncertain > 0 {
            warnings.append(
                Phrase(
                    fr:
                        "Liens incertains entre fiches : \(histories.uncertain). \(CaptureHistories.draws) tirages portent cette "
                        + "incertitude dans les intervalles.",
                    en:
                        "Uncertain links between records: \(histories.uncertain). \(CaptureHistories.draws) draws carry this "
                        + "uncertainty into the intervals."))
            if !histories.strata.isEmpty {
                warnings.append(
                    Phrase(
                        fr: "Les parties reposent sur les liens les plus probables, sans tirage.",
                        en: "The parts rest on the likeliest links, without draws."))
            }
        }
        self.init(
            lists: histories.tables.first?.lists ?? [],
            tables: histories.tables.map { Table(name: "", counts: $0.counts) },
            strata: histories.strata.map { Table(name: $0.name, counts: $0.table.counts) },
            warnings: warnings.map(UndercountAnswer.Said.init))
    }

    func table(_ table: Table) throws(EstimationError) -> ListTable {
        try ListTable(
            lists: lists, rows: table.counts.sorted { $0.key < $1.key }.map { (pattern: $0.key, count: $0.value) })
    }
}
