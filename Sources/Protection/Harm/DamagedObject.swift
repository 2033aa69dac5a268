/// What was damaged or destroyed besides people.
public enum DamagedObject: String, CaseIterable, Sendable {
    case home, school, health, worship, market, granary, livestock, crops, water, bridge, vehicle, heritage, other

    /// All codes, as a hint lists them.
    public static var codes: String { allCases.map(\.rawValue).joined(separator: ", ") }

    public var label: Phrase {
        switch self {
        case .home: Phrase(fr: "habitations", en: "homes")
        case .school: Phrase(fr: "école", en: "school")
        case .health: Phrase(fr: "structure de santé", en: "health facility")
        case .worship: Phrase(fr: "lieu de culte", en: "place of worship")
        case .market: Phrase(fr: "marché", en: "market")
        case .granary: Phrase(fr: "greniers, réserves", en: "granaries, stores")
        case .livestock: Phrase(fr: "bétail", en: "livestock")
        case .crops: Phrase(fr: "récoltes", en: "crops")
        case .water: Phrase(fr: "point d’eau", en: "water point")
        case .bridge: Phrase(fr: "pont ou route", en: "bridge or road")
        case .vehicle: Phrase(fr: "véhicule", en: "vehicle")
        case .heritage: Phrase(fr: "bien culturel", en: "cultural property")
        case .other: Phrase(fr: "autre bien", en: "other object")
        }
    }
}
