public import Protection

/// The point of one incident, small enough to keep a hundred thousand of them.
public struct IncidentPoint: Sendable {
    /// Degrees to about a metre.
    private let latitude: Float
    private let longitude: Float
    /// Months since year 0, as `Month.index`.
    private let monthIndex: Int32
    private let low: Int32
    private let high: Int32
    private let precision: Int8

    /// The point of an incident, or nil where its place is no closer than a first-order area, it has not begun on the
    /// day of the view, or it stands for several events.
    init?(_ incident: Incident, at: Day) {
        guard let coordinate = incident.coordinate, incident.placePrecision.fitsAdmin2, incident.start <= at,
            incident.events == 1
        else { return nil }
        latitude = Float(coordinate.latitude)
        longitude = Float(coordinate.longitude)
        monthIndex = Int32(incident.start.month.index)
        let killed = incident.harm(.killed, .civilian) ?? .noneRecorded
        low = Int32(clamping: killed.min)
        high = killed.max.map { Int32(clamping: $0) } ?? -1
        precision = Int8(incident.placePrecision.rawValue)
    }

    public var coordinate: Coordinate? {
        Coordinate(latitude: Double(latitude), longitude: Double(longitude))
    }
    public var month: Month { Month(index: Int(monthIndex)) }
    /// Civilians recorded killed.
    public var killed: CountRange { CountRange(min: Int(low), max: high < 0 ? nil : Int(high)) }
    /// Whether the point only stands for a wider place.
    public var isApproximate: Bool { precision > 1 }
}
