public import Protection

/// What each answer of a form says in the words of the product: a table that people see and may edit, one line a path.
public struct FormMapping: Hashable, Sendable {
    /// A field of a report that an answer may fill.
    public enum Field: String, CaseIterable, Sendable {
        case category, when, day, dayPrecision = "day_precision"
        case placeText = "place_text", placeCode = "place_code", point, placePrecision = "place_precision"
        case allegedActors = "alleged_actors"
        case harmKind = "harm_kind", harmMinimum = "harm_min", harmMaximum = "harm_max"
        case harmSex = "harm_sex", harmAge = "harm_age", harmStatus = "harm_status"
        case isOngoing = "ongoing", peopleAtRisk = "people_at_risk", need, narrative
        case sourceType = "source_type", consent, sharing, mayCallBack = "may_call_back"
        /// Identifies or reaches a person: sealed in the vault, out of the facts.
        case identifying
        case attachment
        /// Known and of no use: clocks of the device, notes, sums.
        case ignored

        /// Whether it is asked once for each group of people.
        public var isOfHarm: Bool {
            switch self {
            case .harmKind, .harmMinimum, .harmMaximum, .harmSex, .harmAge, .harmStatus: true
            default: false
            }
        }
    }

    /// One line of the table.
    public struct Line: Hashable, Sendable {
        /// Path without turns: `victim/harm`.
        public let path: String
        public let field: Field
        /// What the form's choices are called here; a choice not listed keeps its own word.
        public let choices: [String: String]

        public init(_ path: String, _ field: Field, _ choices: [String: String] = [:]) {
            self.path = path
            self.field = field
            self.choices = choices
        }
    }

    public let formID: String
    public let kind: ReportKind
    /// The repeat that holds the groups of people harmed.
    public let harmRepeat: String?
    public let lines: [Line]

    public init(formID: String, kind: ReportKind, harmRepeat: String? = nil, lines: [Line]) {
        self.formID = formID
        self.kind = kind
        self.harmRepeat = harmRepeat
        self.lines = lines
    }

    /// The line that a path falls under.
    public func line(for path: String) -> Line? {
        let bare = Submission.withoutTurns(path)
        return lines.first { $0.path == bare }
    }
}

extension FormMapping {
    /// The mappings of the product's own forms.
    public static let own = [communityAlert, incidentReport]

    public static let communityAlert = FormMapping(
        formID: OwnForm.communityAlert.rawValue, kind: .alert,
        lines: [
            Line("alert_type", .category), Line("when", .when), Line("place", .placeText), Line("location", .point),
            Line("still_going", .isOngoing), Line("people_at_risk", .peopleAtRisk), Line("need", .need),
            Line("voice", .attachment), Line("ok_to_contact", .mayCallBack, ["OK": "yes"]),
            Line("deviceid", .identifying), Line("start", .ignored), Line("end", .ignored),
        ])

    /// The product's own form for browsers.
    public static let fieldReport = FormMapping(
        formID: "releve_field", kind: .alert,
        lines: [
            Line("what", .category), Line("when", .when), Line("place", .placeText),
            Line("people_at_risk", .peopleAtRisk), Line("said", .narrative),
        ])

    public static let incidentReport = FormMapping(
        formID: OwnForm.incidentReport.rawValue, kind: .incident, harmRepeat: "victim",
        lines: [
            Line(
                "what/incident_type", .category,
                ["ied": "explosive", "airstrike": "air_strike", "crsv": "sexual_violence"]),
            Line("what/incident_date", .day), Line("what/date_precision", .dayPrecision),
            Line("what/commune", .placeCode), Line("what/location", .point),
            Line("what/place_precision", .placePrecision, ["commune": "admin3"]),
            Line(
                "what/actors", .allegedActors,
                [
                    "state": "state_force", "nsag": "armed_group", "militia": "communal_militia",
                    "foreign": "other",
                ]),
            Line("victim/harm", .harmKind), Line("victim/count_min", .harmMinimum),
            Line("victim/count_max", .harmMaximum), Line("victim/sex", .harmSex),
            Line("victim/age_group", .harmAge),
            Line("victim/civilian_status", .harmStatus, ["humanitarian": "civilian"]),
            Line("source/source_type", .sourceType), Line("source/consent_given", .consent),
            Line("source/share_with", .sharing), Line("source/source_contact", .identifying),
            Line("narrative", .narrative), Line("photo", .attachment), Line("voice", .attachment),
            Line("deviceid", .identifying), Line("collector", .identifying), Line("start", .ignored),
            Line("end", .ignored), Line("today", .ignored), Line("safety", .ignored), Line("victims_min", .ignored),
        ])
}
