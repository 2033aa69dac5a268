import ArgumentParser
import Catalogue
import Database
import Protection
import Workflows

/// `releve assess`: the benchmark table, or one cell with everything it rests on.
struct AssessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess", abstract: "Hold every benchmark against what is known, area by area.")

    @Option(help: "Only this area's code.") var area: String?
    @Option(help: "Only this benchmark, such as B01.") var benchmark: String?
    @Option(help: "A scheme of areas; by default the one pages use.") var scheme: String?
    @Option(help: "A YAML file of indicators laid over the built-in catalogue.") var catalogue: String?
    @OptionGroup var view: ViewOptions
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var indicators = try Catalogue.builtIn()
        if let catalogue {
            let text = String(decoding: try Files.bytes(at: catalogue), as: UTF8.self)
            indicators = try indicators.overridden(by: text, file: catalogue)
        }
        let knowledge = try await storeOptions.withStore { try await view.knowledge(in: $0, scheme: scheme) }
        let assessed = AssessAreas(knowledge, indicators: indicators.indicators)
        let cells = assessed.assessments.filter { cell in
            (area == nil || cell.area.code == area) && (benchmark == nil || cell.indicator.code == benchmark)
        }
        if cells.isEmpty, area != nil || benchmark != nil {
            throw Refusal(
                .data, code: "cell_unknown",
                message: Phrase(fr: "Aucune case de ce nom dans la matrice.", en: "No such cell in the matrix."),
                place: [area, benchmark].compactMap(\.self).joined(separator: " · "),
                remedy: Phrase(
                    fr: "Zones du schéma \(knowledge.scheme) ; critères B01 à B44.",
                    en: "Areas of scheme \(knowledge.scheme); benchmarks B01 to B44."))
        }
        if output.json {
            try Report.json(AssessmentJSON(assessed, cells: cells, asked: view, in: output.language))
        } else {
            show(assessed, cells)
        }
    }

    private func show(_ assessed: AssessAreas, _ cells: [Assessment]) {
        let language = output.language
        if area != nil, benchmark != nil {
            for cell in cells { print(cell.why[language]) }
            return
        }
        for keys in assessed.keys where area == nil || keys.area.code == area {
            let name = assessed.knowledge.area(keys.area)?.name ?? keys.area.code
            let vetoes = keys.vetoes.isEmpty ? "" : " · veto " + keys.vetoes.joined(separator: " ")
            print("\(keys.area.code) \(name): \(keys.threat.state.rawValue) / \(keys.capacity.state.rawValue)\(vetoes)")
            for cell in cells where cell.area == keys.area && cell.state != .unknown {
                print("    \(cell.indicator.code) \(cell.state.rawValue): \(cell.why[language])")
            }
        }
    }
}

/// The table as the contract writes it.
struct AssessmentJSON: Encodable {
    struct Place: Encodable {
        let scheme: String
        let code: String
    }

    struct Range: Encodable {
        let range: MeasureRange

        enum Keys: CodingKey { case min, max, best, unknownReports }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(range.min, forKey: .min)
            try container.encode(range.max, forKey: .max)
            try container.encode(range.best, forKey: .best)
            try container.encode(range.unknownReports, forKey: .unknownReports)
        }
    }

    struct Cell: Encodable {
        let assessment: Assessment
        let evidence: [String]
        let vetoes: [String]
        let language: Language

        enum Keys: CodingKey { case area, benchmark, state, key, value, coverage, vetoes, evidence, why }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(
                Place(scheme: assessment.area.scheme, code: assessment.area.code), forKey: .area)
            try container.encode(assessment.indicator.code, forKey: .benchmark)
            try container.encode(assessment.state.rawValue, forKey: .state)
            try container.encode(assessment.key.rawValue, forKey: .key)
            try container.encode(assessment.value.map(Range.init), forKey: .value)
            try container.encode(assessment.coverage, forKey: .coverage)
            try container.encode(vetoes, forKey: .vetoes)
            try container.encode(evidence, forKey: .evidence)
            try container.encode(assessment.why[language], forKey: .why)
        }
    }

    let at: String
    let knownAt: String
    let cells: [Cell]

    init(_ assessed: AssessAreas, cells: [Assessment], asked: ViewOptions, in language: Language) {
        let knowledge = assessed.knowledge
        at = knowledge.at.description
        knownAt = asked.knownAt ?? "now"
        let vetoes = Dictionary(assessed.keys.map { ($0.area, $0.vetoes) }, uniquingKeysWith: { first, _ in first })
        self.cells = cells.map { cell in
            let incidents = cell.incidents.map { knowledge.incidents[$0].description }
            let values = cell.values.map { "\($0.indicator)/\($0.area.code)/\($0.month)" }
            let standings = cell.standings.map { "\($0.task)/\($0.site)/\($0.successor)" }
            return Cell(
                assessment: cell, evidence: incidents + values + standings, vetoes: vetoes[cell.area] ?? [],
                language: language)
        }
    }
}
