import PlaceNames

/// What a person chooses about the messages sent back, by a message that says nothing else. Words to stop and to ask
/// for help are the grammar's own (`ReportKind.optOut`, `.help`).
public enum ReplyChoice: Hashable, Sendable {
    /// After STOP: messages may be sent again.
    case resume
    /// Each step is to be told.
    case steps
    /// One neutral word, as at the start.
    case neutral
    /// Nothing at all is to be sent, and nothing said about it.
    case silent
    /// Steps only within these hours.
    case hours(from: Int, until: Int)
    /// A receipt code is wanted.
    case code

    /// The choice a whole message makes; nil for any message that says more or something else.
    public init?(_ text: some StringProtocol) {
        let words = String(decoding: NameFold.plain(text.prefix(60)), as: UTF8.self).split(separator: " ")
        switch words.joined(separator: " ") {
        case "oui", "yes", "start", "reprendre", "owo": self = .resume
        case "suite", "suivi", "steps", "follow": self = .steps
        case "normal", "simple": self = .neutral
        case "silence", "silent", "muet": self = .silent
        case "code": self = .code
        default:
            guard let head = words.first, ["heures", "heure", "hours"].contains(head) else { return nil }
            // "HEURES 8 20", "heures 8h-20h", "hours 20 to 6".
            let numbers = words.dropFirst().compactMap { word in
                word.split { !$0.isNumber }.first.flatMap { Int($0) }
            }
            guard numbers.count == 2, (0..<24).contains(numbers[0]), (0...24).contains(numbers[1]) else { return nil }
            self = .hours(from: numbers[0], until: numbers[1])
        }
    }
}
