import Database
public import Protection
import Store

/// Raises an alert of its own where an area fell silent: nobody expected was heard in a week that is over, after a week
/// in which somebody was. The report it makes goes through the one intake, once for each area and week.
public struct RaiseSilences: Sendable {
    private let intake: Intake

    public init(intake: Intake) {
        self.intake = intake
    }

    /// Raises what is not raised yet.
    /// - Returns: How many areas are silent.
    @discardableResult
    public func callAsFunction(at now: Instant) async throws -> Int {
        let voices = try await VoiceCoverage.load(weeks: 4, to: now.day, within: nil, in: intake.store)
        let silences = voices.coverage.silences(at: now.day)
        for cell in silences {
            guard let key = Report.ID("silence:\(cell.area.scheme):\(cell.area.code):\(cell.week)") else { continue }
            _ = try await intake.receive(
                IncomingReport(
                    // What stands here is the same whenever it is made again: one report, however often it is looked.
                    answers: ReportAnswers([ReportAnswers.Answer("week", cell.week.description)]), key: key,
                    channel: .system, form: Report.Form(id: ReportReader.silenceForm), areas: [cell.area]), at: now)
        }
        return silences.count
    }
}
