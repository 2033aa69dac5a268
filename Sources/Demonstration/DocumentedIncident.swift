public import Protection

/// An incident of Mali that happened, with what public sources say of it, each with its words and its address.
///
/// The steps, grades and ratings are an exercise of the demonstration; the figures, days, places and sources are not.
public struct DocumentedIncident: Sendable {
    /// What one source says of it.
    public struct Account: Sendable {
        /// The day it was published; nil for the data set, which counts as of the day of the view, and where the day is not
        /// established.
        public let day: Day?
        /// The month it was published in.
        public let month: Month?
        public let sourceType: SourceType
        public let rating: SourceRating
        public let access: IncidentClaim.Access
        public let harms: [Harm]
        public let actors: [IncidentClaim.AllegedActor]
        /// Why it does not count, where it does not.
        public let setAside: String?
        /// What the source says, in French and English, with its address.
        public let words: String

        /// The first day on which it was surely known.
        public var knownFrom: Day { day ?? month?.lastDay ?? Mali.asKnown }
    }

    public let key: String
    public let start: Day
    public let end: Day
    public let datePrecision: DatePrecision
    public let area: AreaRef
    public let point: Coordinate
    public let placePrecision: PlacePrecision
    public let place: String
    public let violence: ViolenceType
    public let category: ReportCategory
    public let cause: HarmCause
    public let state: AllegationState
    public let happened: Grade?
    public let attributions: [Attribution]
    /// In the order they became known.
    public let accounts: [Account]
    /// Which event of UCDP GED it is.
    public let event: Int

    /// All of them, oldest first.
    public static let all: [DocumentedIncident] = table.records

    static let table = ReferenceTable<DocumentedIncident>(IncidentTable.incidents) { fields in
        guard let key = fields.filled(0), let event = fields.count(1), let start = Day(fields.text(2)),
            let end = Day(fields.text(3)), let datePrecision = fields.count(4).flatMap(DatePrecision.init(rawValue:)),
            let code = fields.filled(5), let point = fields.filled(6).flatMap(coordinate),
            let placePrecision = fields.count(7).flatMap(PlacePrecision.init(rawValue:)),
            let violence = fields.count(9).flatMap(ViolenceType.init(rawValue:)),
            let category = ReportCategory(rawValue: fields.text(10)), let cause = HarmCause(rawValue: fields.text(11)),
            let state = AllegationState(word: fields.text(12))
        else { return nil }
        let area = MaliAreas.ref(code)
        return DocumentedIncident(
            key: key, start: start, end: end, datePrecision: datePrecision, area: area, point: point,
            placePrecision: placePrecision, place: fields.text(8), violence: violence, category: category, cause: cause,
            state: state, happened: fields.count(13).flatMap(Grade.init),
            attributions: parts(of: fields.text(14)).compactMap { part in
                lastWord(of: part).flatMap { name, word in
                    Int(word).map { Attribution(actor: name, grade: Grade($0)) }
                }
            },
            accounts: claims.records.filter { $0.incident == key }.map { $0.account(ofEvent: event) }, event: event)
    }

    static let claims = ReferenceTable<Claim>(IncidentTable.claims) { Claim($0) }

    /// What stands between semicolons.
    fileprivate static func parts(of text: String) -> [String] {
        text.split(separator: ";").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    }

    /// A text but for its last word, and that word.
    fileprivate static func lastWord(of text: String) -> (String, String)? {
        guard let space = text.lastIndex(of: " ") else { return nil }
        return (String(text[..<space]), String(text[text.index(after: space)...]))
    }
}

extension DocumentedIncident {
    /// One row of the table of claims.
    struct Claim: Sendable {
        let incident: String
        fileprivate let day: Day?
        fileprivate let month: Month?
        fileprivate let sourceType: SourceType
        fileprivate let rating: SourceRating
        fileprivate let access: IncidentClaim.Access
        fileprivate let harms: [Harm]
        fileprivate let actors: [IncidentClaim.AllegedActor]
        fileprivate let setAside: String?
        fileprivate let words: [String]

        fileprivate init?(_ fields: [String]) {
            guard let incident = fields.filled(0), let sourceType = SourceType(rawValue: fields.text(2)),
                let rating = SourceRating(fields.text(3)), let access = IncidentClaim.Access(rawValue: fields.text(4)),
                fields.filled(1) == nil || Day(fields.text(1)) != nil || Month(fields.text(1)) != nil
            else { return nil }
            self.incident = incident
            day = Day(fields.text(1))
            month = day?.month ?? Month(fields.text(1))
            self.sourceType = sourceType
            self.rating = rating
            self.access = access
            let told: [(HarmKind, CivilianStatus)] = [
                (.killed, .civilian), (.killed, .unknown), (.killed, .combatant), (.injured, .unknown),
                (.missing, .unknown), (.sexualViolence, .civilian),
            ]
            harms = told.enumerated().compactMap { number, harm in
                fields.filled(5 + number).flatMap(Claim.range).map { Harm(kind: harm.0, status: harm.1, count: $0) }
            }
            actors = parts(of: fields.text(11)).compactMap { part in
                lastWord(of: part).flatMap { name, word in
                    IncidentClaim.AllegedActor.Role(rawValue: word).map { .init(name: name, role: $0) }
                }
            }
            setAside = fields.filled(12)
            words = [fields.text(13), fields.text(14), fields.text(15)]
        }

        /// `12`, `10-20`, `12-` for at least, each with `/15` for the source's own best figure.
        private static func range(_ text: String) -> CountRange? {
            let halves = text.split(separator: "/").map(String.init)
            let bounds = halves.text(0).split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            guard let low = bounds.count(0), bounds.count <= 2 else { return nil }
            return CountRange(min: low, max: bounds.count == 1 ? low : bounds.count(1), best: halves.count(1))
        }

        fileprivate func account(ofEvent event: Int) -> Account {
            Account(
                day: day, month: month, sourceType: sourceType, rating: rating, access: access, harms: harms,
                actors: actors,
                setAside: setAside,
                words: sourceType == .dataset ? Claim.dataset(event) : words.joined(separator: " · "))
        }

        private static func dataset(_ event: Int) -> String {
            "UCDP GED 24.1, événement \(event) (Sundberg et Melander 2013\u{202F}; Davies, Pettersson et Öberg 2024). · "
                + "UCDP GED 24.1, event \(event) (Sundberg and Melander 2013; Davies, Pettersson and Öberg 2024). · "
                + "https://ucdp.uu.se/downloads/"
        }
    }
}
