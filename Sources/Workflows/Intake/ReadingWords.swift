import Foundation
public import Protection

/// What a report says in words: kept sealed beside the coded reading, since words can name people.
public struct ReadingWords: Hashable, Sendable, Codable {
    /// The place as the source named it.
    public var place: String?
    public var otherPlaces: [String]
    /// A word of time, by its code.
    public var when: String?
    public var actors: [Actor]
    public var need: String?
    public var narrative: String?
    public var sharing: [String]
    /// Paths whose answer identifies or reaches a person.
    public var identifyingPaths: [String]
    public var notUnderstood: [String]

    /// Somebody named or described.
    public struct Actor: Hashable, Sendable, Codable {
        public var text: String
        public var kind: String?
        public var isAlleged: Bool
    }

    public init(_ reading: ReportReading) {
        place = reading.place.flatMap { $0.text.isEmpty ? nil : $0.text }
        otherPlaces = reading.otherPlaces.map(\.text)
        when = reading.when?.rawValue
        actors = reading.actors.map { Actor(text: $0.text, kind: $0.kind?.rawValue, isAlleged: $0.isAlleged) }
        need = reading.need
        narrative = reading.narrative
        sharing = reading.sharing
        identifyingPaths = reading.identifyingPaths
        notUnderstood = reading.notUnderstood
    }

    /// Nil where the bytes are not such a document.
    public init?(_ bytes: [UInt8]) {
        // What does not read is no such document, as said above.
        guard let words = try? JSONDecoder().decode(ReadingWords.self, from: Data(bytes)) else { return nil }
        self = words
    }

    public var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, lists and flags always encode.
        return (try? encoder.encode(self)).map(Array.init) ?? []
    }
}
