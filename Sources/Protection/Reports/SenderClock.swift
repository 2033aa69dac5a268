/// The clock of whoever sent a report: a phone's, which may be set to any year.
public enum SenderClock {
    /// The moment to count from: what the sender's clock said where it can be right, else when the server had the report.
    ///
    /// It cannot be right more than ten minutes ahead, or more than 35 days behind: the longest a form waits without
    /// network, with some room.
    public static func moment(said: Instant?, received: Instant) -> Instant {
        guard let said else { return received }
        let seconds = (said.microseconds - received.microseconds) / 1_000_000
        return seconds > 600 || seconds < -35 * 86_400 ? received : said
    }
}
