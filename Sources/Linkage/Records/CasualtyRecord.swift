/// One line of one casualty list, as received: what it says, not what is true. Empty text and nil mean "not said".
public struct CasualtyRecord: Sendable, Hashable {
    /// The identifier the list or the intake gave it.
    public var id: String
    /// The list it stands on, such as `UNM` or `NGO`.
    public var source = ""
    public var givenName = ""
    public var familyName = ""
    public var nickname = ""
    public var sex = ""
    /// Years as written; what lies outside 0 to 120 counts as not said.
    public var age = ""
    /// Day, month or year of the event: `2019-03-23`, `2019-03`, `2019`, `23/03/2019`. Other words count as not said.
    public var eventDate = ""
    /// `day`, `month` or `year`: how much of `eventDate` is meant.
    public var datePrecision = ""
    public var reportDate = ""
    public var eventType = ""
    /// Codes of the areas, from the region down to the commune.
    public var admin1 = ""
    public var admin2 = ""
    public var admin3 = ""
    public var placeName = ""
    /// Decimal degrees as written.
    public var latitude = ""
    public var longitude = ""
    public var occupation = ""
    /// The list's own reference for the event.
    public var incidentReference = ""
    /// Further columns, in the order of the table's `extras`.
    public var extras: [String] = []

    /// A record that says nothing yet.
    public init(id: String) {
        self.id = id
    }

    /// The value of a column.
    public subscript(field: RecordField) -> String {
        get { self[keyPath: CasualtyRecord.path(of: field)] }
        set { self[keyPath: CasualtyRecord.path(of: field)] = newValue }
    }

    private static func path(of field: RecordField) -> WritableKeyPath<CasualtyRecord, String> {
        switch field {
        case .id: \.id
        case .source: \.source
        case .reportDate: \.reportDate
        case .givenName: \.givenName
        case .familyName: \.familyName
        case .nickname: \.nickname
        case .sex: \.sex
        case .age: \.age
        case .eventDate: \.eventDate
        case .datePrecision: \.datePrecision
        case .eventType: \.eventType
        case .admin1: \.admin1
        case .admin2: \.admin2
        case .admin3: \.admin3
        case .placeName: \.placeName
        case .latitude: \.latitude
        case .longitude: \.longitude
        case .occupation: \.occupation
        case .incidentReference: \.incidentReference
        }
    }
}
