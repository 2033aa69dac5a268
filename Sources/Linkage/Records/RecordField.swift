/// The columns linkage knows, named as in the interchange schema.
public enum RecordField: String, CaseIterable, Sendable, Hashable, Codable {
    case id = "rec_id"
    case source
    case reportDate = "report_date"
    case givenName = "given_name"
    case familyName = "family_name"
    case nickname, sex, age
    case eventDate = "event_date"
    case datePrecision = "date_precision"
    case eventType = "event_type"
    case admin1 = "admin1_pcode"
    case admin2 = "admin2_pcode"
    case admin3 = "admin3_pcode"
    case placeName = "place_name"
    case latitude = "lat"
    case longitude = "lon"
    case occupation
    case incidentReference = "incident_ref"

    /// Where the column lies in a row of cells.
    var position: Int {
        switch self {
        case .id: 0
        case .source: 1
        case .reportDate: 2
        case .givenName: 3
        case .familyName: 4
        case .nickname: 5
        case .sex: 6
        case .age: 7
        case .eventDate: 8
        case .datePrecision: 9
        case .eventType: 10
        case .admin1: 11
        case .admin2: 12
        case .admin3: 13
        case .placeName: 14
        case .latitude: 15
        case .longitude: 16
        case .occupation: 17
        case .incidentReference: 18
        }
    }
}

/// A column beyond the schema that tells people apart, and how its values are to be compared.
public struct ExtraField: Sendable, Hashable, Codable {
    /// How two values are compared.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// An identifier or a date written as digits: equal, one slip apart, two slips apart, or different.
        case code
        /// A date of birth: compared as a code; an event before it is noted as a contradiction.
        case birth
        /// Words: equal, alike, or different.
        case text
        /// One of a few values: equal or different.
        case category

        /// Whether it is compared slip by slip and found by its value.
        var isCode: Bool { self == .code || self == .birth }
    }

    /// What people call it.
    public let name: String
    public let kind: Kind

    /// A column to compare.
    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
