public import PlaceNames
public import Protection

/// What was understood of a text message. It holds nothing the message does not say: whatever is missing was not said,
/// or not understood, and the words not understood are listed for the person on duty.
public struct MessageReading: Hashable, Sendable {
    /// A place named in the message, in the message's own letters, with what the gazetteer makes of it.
    public struct Place: Hashable, Sendable {
        /// How the place stands to what happens.
        public enum Role: String, Hashable, Sendable {
            case at, towards, from
        }

        public let text: String
        public let role: Role
        public let answer: PlaceAnswer
    }

    /// How many, as told.
    public struct Told: Hashable, Sendable {
        public let count: CountRange
        /// A round figure ("une dizaine"), which bounds nothing.
        public let about: Int?
    }

    /// Something counted that is not harm: 2 days, 5 motorbikes, 10 armed men.
    public struct Quantity: Hashable, Sendable {
        public let count: CountRange
        public let of: String
    }

    /// The message, whole.
    public let text: String
    public internal(set) var kind = ReportKind.other
    public internal(set) var category: ReportCategory?
    public internal(set) var place: Place?
    public internal(set) var otherPlaces: [Place] = []
    public internal(set) var harms: [HarmKind: Told] = [:]
    public internal(set) var when: TimeWord?
    /// Hour and minute, where the message gives a time of day.
    public internal(set) var clock: String?
    public internal(set) var isUrgent = false
    public internal(set) var isHearsay = false
    /// The number of an alert the message answers.
    public internal(set) var reference: Int?
    public internal(set) var directions: [Compass] = []
    public internal(set) var actors: [ReportReading.ActorMention] = []
    public internal(set) var quantities: [Quantity] = []
    /// A word to stop stands in a message that says more: shown, not obeyed.
    public internal(set) var mentionsStop = false
    /// Words nobody knew, in order.
    public internal(set) var notUnderstood: [String] = []
    /// The languages its words belong to, the most used first.
    public internal(set) var languages: [MessageLanguage] = []

    init(_ text: String) { self.text = text }

    /// The same in the words all channels share.
    public func reading() -> ReportReading {
        var reading = ReportReading(kind: kind)
        reading.category = category
        reading.place = place.map(ReportReading.PlaceMention.init)
        reading.otherPlaces = otherPlaces.map(ReportReading.PlaceMention.init)
        reading.when = when
        reading.harms = HarmKind.allCases.compactMap { kind in
            harms[kind].map { ReportReading.HarmTold(kind: kind, count: $0.count) }
        }
        reading.actors = actors
        reading.isUrgent = isUrgent
        reading.isHearsay = isHearsay
        reading.narrative = text
        reading.notUnderstood = notUnderstood
        return reading
    }
}

extension ReportReading.PlaceMention {
    /// A place of a message: its area only where the gazetteer is certain.
    public init(_ place: MessageReading.Place) {
        let certain = place.answer.place
        self.init(
            text: place.text, area: certain?.areas.last, coordinate: certain?.point,
            precision: certain == nil ? nil : .near)
    }
}
