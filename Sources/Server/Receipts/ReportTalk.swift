import Protection

/// The way from a report to what was asked and answered about it by receipt code.
enum ReportTalk {
    static func path(of report: String) -> String { "/reports/\(report)/dialogue" }

    /// What the link says.
    /// - Parameter unseen: Answers that nobody on duty has seen.
    static func words(_ unseen: Int) -> Phrase {
        switch unseen {
        case 0: Phrase(fr: "rien de nouveau", en: "nothing new")
        case 1: Phrase(fr: "1 réponse à lire", en: "1 answer to read")
        default: Phrase(fr: "\(unseen) réponses à lire", en: "\(unseen) answers to read")
        }
    }
}
