/// One report of one event, as received. Empty text and nil mean "not said".
public struct IncidentRecord: Sendable, Hashable {
    public var id: String
    /// The list or channel it came by.
    public var source = ""
    public var eventType = ""
    /// As in `CasualtyRecord`.
    public var eventDate = ""
    public var datePrecision = ""
    public var admin1 = ""
    public var admin2 = ""
    public var admin3 = ""
    public var placeName = ""
    public var latitude = ""
    public var longitude = ""
    /// Alleged actors, as written.
    public var actors: [String] = []
    /// The least and the most persons killed that the report speaks of.
    public var killed: ClosedRange<Int>?
    /// The account.
    public var text = ""

    /// A report that says nothing yet.
    public init(id: String) {
        self.id = id
    }
}
