import Estimation
import Protection

/// Estimates as the contract writes them. A method that refuses the table stands there with nulls and its reason.
struct EstimateJSON: Encodable {
    struct Model: Encodable {
        let answer: Estimator.Answer
        let language: Language

        private enum Keys: CodingKey { case method, estimate, low, high, notes }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            let estimate = answer.estimate
            try container.encode(answer.method.rawValue, forKey: .method)
            try container.encode(rounded(estimate?.estimate), forKey: .estimate)
            try container.encode(rounded(estimate?.low), forKey: .low)
            try container.encode(rounded(estimate?.high), forKey: .high)
            var notes = (estimate?.notes ?? []).map { language == .french ? $0.french : $0.english }
            if let refusal = answer.refusal { notes.append(language == .french ? refusal.french : refusal.english) }
            try container.encode(notes, forKey: .notes)
        }

        /// Hundredths of a person are more than enough.
        private func rounded(_ number: Double?) -> Double? { number.map { ($0 * 100).rounded() / 100 } }
    }

    struct Part: Encodable {
        let stratum: String
        let observed: Int
        let models: [Model]
        let warnings: [String]
    }

    let observed: Int
    let lists: [String]
    let models: [Model]
    let warnings: [String]
    /// Each stratum by itself; left out where there is one.
    let strata: [Part]?

    init(
        _ report: Estimator.Report, parts: [(name: String, report: Estimator.Report)], warnings: [String],
        in language: Language
    ) {
        func models(_ report: Estimator.Report) -> [Model] {
            report.answers.map { Model(answer: $0, language: language) }
        }
        func said(_ report: Estimator.Report) -> [String] {
            report.warnings.map { language == .french ? $0.french : $0.english }
        }
        observed = report.observed
        lists = report.lists
        self.models = models(report)
        self.warnings = warnings + said(report)
        let strata = parts.map { part in
            Part(
                stratum: part.name, observed: part.report.observed, models: models(part.report),
                warnings: said(part.report))
        }
        self.strata = strata.isEmpty ? nil : strata
    }
}
