import Glibc
public import Logging
import Protection
import Store
import StrictText

/// Writes each event as one line of JSON on standard error, for the machine's journal.
///
/// Nothing in a line can end it or colour it: text is quoted as JSON, control characters escaped.
public struct JSONLines: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?

    public init(level: Logger.Level) {
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: Logging.LogEvent) {
        let line =
            Self.line(
                at: .now, level: event.level, event: "\(event.message)",
                metadata: metadata.merging(event.metadata ?? [:]) { $1 }) + "\n"
        // In one call, so that lines of several threads do not mix.
        var text = line
        text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// One line, without its end.
    static func line(at now: Instant, level: Logger.Level, event: String, metadata: Logger.Metadata) -> String {
        // The framework's own number is another than the one the answer carries.
        let others = metadata.filter { $0.key != "hb.request.id" }.sorted { $0.key < $1.key }
        let members =
            [
                JSON.Member("time", .string(now.precise)), JSON.Member("level", .string(level.rawValue)),
                JSON.Member("event", .string(event)),
            ] + others.map { JSON.Member($0.key, value($0.value)) }
        return JSON.object(members).text
    }

    private static func value(_ value: Logger.Metadata.Value) -> JSON {
        switch value {
        case .string(let text): .string(text)
        case .stringConvertible(let number as Int): .integer(number)
        case .stringConvertible(let number as Double): .number(String(number))
        case .stringConvertible(let other): .string("\(other)")
        case .array(let values): .array(values.map(Self.value))
        case .dictionary(let members):
            .object(members.sorted { $0.key < $1.key }.map { JSON.Member($0.key, Self.value($0.value)) })
        }
    }
}

extension Instant {
    /// To the millisecond: `2023-06-30T12:00:00.250Z`.
    fileprivate var precise: String {
        let milliseconds = String((microseconds % 1_000_000) / 1_000)
        return description.dropLast() + "." + String(repeating: "0", count: 3 - milliseconds.count) + milliseconds + "Z"
    }
}
