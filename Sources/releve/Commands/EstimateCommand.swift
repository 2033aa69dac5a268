import ArgumentParser
import Estimation
import Interchange
import Protection
import Workflows

/// `releve estimate LISTS.csv`: how many were never recorded, by three methods side by side.
struct EstimateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate", abstract: "Estimate how many were never recorded, from lists that overlap.",
        discussion: """
            LISTS.csv has one column of 0 and 1 for each list, and count: how many people stand on that combination. A
            column stratum splits the population; each part is estimated and then added. A column draw, instead, tells the
            tables of persons export --draws apart: they are pooled. The methods assume different
            things and may differ by a factor of two: docs/methods/estimation.md. An estimate is not a count.
            """)

    @Argument(help: "A CSV of list intersections.") var lists: String
    @Option(help: "log-linear, decomposable or latent-class; by default all three.") var method: String?
    @Option(help: "The log-linear model, as \"[12,13,4]\", M0, Mt or \"Mth Chao\"; by default the best by --criterion.")
    var model: String?
    @Option(help: "bic or aic: how a log-linear model is chosen.") var criterion = "bic"
    @Option(help: "Make the log-linear interval from this many drawn tables (100 to 10000).") var bootstrap: Int?
    @Option(help: "The share of intervals that should hold the truth.") var level = 0.95
    @Option(help: "Seed of everything drawn.") var seed: UInt64 = 1
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(level >= 0.5 && level <= 0.999) { throw ValidationError("--level is a number from 0.5 to 0.999.") }
        if let method, EstimationMethod(rawValue: method) == nil {
            throw ValidationError("--method is log-linear, decomposable or latent-class.")
        }
        if InformationCriterion(rawValue: criterion) == nil { throw ValidationError("--criterion is bic or aic.") }
        if model != nil, let method, method != EstimationMethod.logLinear.rawValue {
            throw ValidationError("--model names a log-linear model; leave --method out, or give --method log-linear.")
        }
        if let bootstrap, !(100...10_000 ~= bootstrap) { throw ValidationError("--bootstrap is from 100 to 10000.") }
    }

    func run() async throws {
        do {
            let file = try ListTableFile(try FileBytes(path: lists))
            var estimator = Estimator(level: level, seed: seed)
            if let method = method.flatMap(EstimationMethod.init) { estimator.methods = [method] }
            estimator.logLinear.criterion = InformationCriterion(rawValue: criterion) ?? .bic
            if let bootstrap { estimator.logLinear.interval = .bootstrap(replicates: bootstrap) }
            if let model { estimator.logLinear.model = try LogLinearModel(model, lists: file.whole.lists) }
            let stop = { Task.isCancelled }
            if file.isDrawn {
                try show(
                    try estimator.report(onDraws: file.strata.map(\.table), shouldStop: stop), parts: [], file)
            } else if file.strata.count > 1 {
                let stratified = try estimator.report(onStrata: file.strata, shouldStop: stop)
                try show(stratified.total, parts: stratified.strata, file)
            } else {
                try show(try estimator.report(on: file.whole, shouldStop: stop), parts: [], file)
            }
        } catch {
            throw Refusal(error).placed(at: lists)
        }
    }

    private func show(
        _ report: Estimator.Report, parts: [(name: String, report: Estimator.Report)], _ file: ListTableFile
    ) throws {
        // Where no method gave anything, there is no answer to print: the reason is the outcome.
        if let refusal = report.answers.first?.refusal, report.answers.allSatisfy({ $0.estimate == nil }) {
            throw refusal
        }
        let language = output.language
        let said = file.warnings.map { $0[language] }
        if output.json {
            try Report.json(EstimateJSON(report, parts: parts, warnings: said, in: language))
        } else {
            print(
                EstimateText(report, parts: parts, warnings: said, level: level, in: language).lines.joined(
                    separator: "\n"))
        }
    }
}
