import Estimation
import Foundation
import Protection

/// Estimates as a person reads them: what was recorded first, then each method with its ends and what it rests on.
struct EstimateText {
    private(set) var lines: [String] = []
    private let language: Language

    init(
        _ report: Estimator.Report, parts: [(name: String, report: Estimator.Report)], warnings: [String],
        level: Double,
        in language: Language
    ) {
        self.language = language
        let share = Int((level * 100).rounded())
        add(
            fr: "Recensés : \(whole(report.observed)) personnes sur \(report.lists.count) listes "
                + "(\(report.lists.joined(separator: ", "))).",
            en: "Recorded: \(whole(report.observed)) people on \(report.lists.count) lists "
                + "(\(report.lists.joined(separator: ", "))).")
        add(
            fr: "Estimations de tous, recensés ou non ; ce ne sont pas des comptes (intervalles à \(share) %) :",
            en: "Estimates of all, recorded or not; these are not counts (\(share) % intervals):")
        tell(report)
        for warning in warnings { lines.append("  ! " + warning) }
        for part in parts {
            lines.append("")
            add(
                fr: "Strate « \(part.name) », \(whole(part.report.observed)) recensés :",
                en: "Stratum “\(part.name)”, \(whole(part.report.observed)) recorded:")
            tell(part.report)
        }
        add(
            fr: "Les méthodes supposent des choses différentes et peuvent aller du simple au double.",
            en: "The methods assume different things and may differ by a factor of two.")
    }

    private mutating func tell(_ report: Estimator.Report) {
        for answer in report.answers {
            let name = language == .french ? answer.method.french : answer.method.english
            if let estimate = answer.estimate {
                let low = about(estimate.low)
                let ends =
                    estimate.high.map { high in
                        language == .french ? "de \(low) à \(about(high))" : "\(low) to \(about(high))"
                    } ?? (language == .french ? "au moins \(low)" : "at least \(low)")
                lines.append("  ≈ \(about(estimate.estimate)) (\(ends)) · \(name)")
                for note in estimate.notes {
                    lines.append("      " + (language == .french ? note.french : note.english))
                }
            } else if let refusal = answer.refusal {
                lines.append("  – · \(name)")
                lines.append("      " + (language == .french ? refusal.french : refusal.english))
            }
        }
        for warning in report.warnings {
            lines.append("  ! " + (language == .french ? warning.french : warning.english))
        }
    }

    private mutating func add(fr: String, en: String) { lines.append(language == .french ? fr : en) }

    /// Three digits that count: an estimate is not known to the person.
    private func about(_ number: Double) -> String {
        guard number >= 1000 else { return whole(Int(number.rounded())) }
        // An estimate so far beyond any population says that the model fails here; it is shown as what it is.
        guard number < 1e15 else {
            guard number.isFinite else { return "∞" }
            let power = log10(number).rounded(.down)
            let head = String(format: "%.1f", number / pow(10, power))
            return (language == .french ? head.replacing(".", with: ",") : head) + " × 10^\(Int(power))"
        }
        let unit = pow(10, log10(number).rounded(.down) - 2)
        return whole(Int(((number / unit).rounded() * unit).rounded()))
    }

    private func whole(_ number: Int) -> String {
        let digits = Array(String(number))
        let separator = language == .french ? "\u{202F}" : ","
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index) % 3 == 0 { text += separator }
            text.append(digits[index])
        }
    }
}
