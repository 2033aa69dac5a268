public import Collection
import Messaging
public import PlaceNames
public import Protection
import Sealing
public import Store

/// What is needed to read reports: the mapping of each form, and the names of places.
public struct ReportReader: Sendable {
    private let mappings: [String: FormMapping]
    private let messages: AlertReader
    /// The scheme of areas that codes in forms belong to.
    private let scheme: String
    /// Keeps back what nobody has read over and what names people; names of places stay.
    public let sieve: AccountSieve
    /// Every area the store knows, of whatever scheme.
    private let areas: Set<AreaRef>

    /// The form on which the product itself says that an area fell silent.
    static let silenceForm = "releve_silence"
    /// The form on which it says that a sender registered for an area warned of another.
    static let elsewhereForm = "releve_elsewhere"
    private static let elsewhere = FormMapping(
        formID: elsewhereForm, kind: .alert,
        lines: [FormMapping.Line("what", .category), FormMapping.Line("area", .narrative)])
    private static let silence = FormMapping(
        formID: silenceForm, kind: .alert, lines: [FormMapping.Line("week", .narrative)])

    public init(
        mappings: [FormMapping], gazetteer: Gazetteer, scheme: String, areas: Set<AreaRef>,
        ordinary: OrdinaryWords = OrdinaryWords()
    ) {
        self.mappings = Dictionary(
            (mappings + [Self.silence, Self.elsewhere, .fieldReport]).map { ($0.formID, $0) },
            uniquingKeysWith: { _, later in later })
        messages = AlertReader(gazetteer: gazetteer)
        sieve = AccountSieve(places: gazetteer, ordinary: ordinary)
        self.scheme = scheme
        self.areas = areas
    }

    /// What an opened body says. Everything that is not understood is listed, nothing is invented.
    public func read(_ bytes: [UInt8], of report: StoredReport) -> ReportReading {
        switch report.format {
        case .text:
            return messages.read(String(decoding: bytes, as: UTF8.self), from: Set(report.areas)).reading()
        case .sealed, .encryptedForm: return ReportReading(kind: .other)
        case .xform, .kobo, .answers:
            guard let answers = answers(bytes, report.format) else { return ReportReading(kind: .other) }
            let mapping = report.form.flatMap { mappings[$0.id] } ?? FormMapping(formID: "", kind: .other, lines: [])
            return located(placed(mapping.read(answers, scheme: scheme)), report)
        }
    }

    /// What can be told of a report without opening it: by its clear header, or by the form it was filled in on.
    ///
    /// A sealed report whose sender chose to say nothing calls for someone to look, unless it says there is no hurry.
    public func readOutside(of report: StoredReport) -> ReportReading {
        guard report.format == .sealed else {
            return ReportReading(kind: report.form.flatMap { mappings[$0.id]?.kind } ?? .other)
        }
        let header = ClearHeader(report.clearHeader ?? "")
        var reading = ReportReading(kind: header.urgency == .later ? .other : .alert)
        reading.category = header.category.flatMap(ReportCategory.init(rawValue:))
        reading.isUrgent = header.urgency == .now
        if let area = header.area { reading.place = ReportReading.PlaceMention(text: "", area: area) }
        return placed(reading)
    }

    /// The answers of a body; nil where it has none.
    public func answers(_ bytes: [UInt8], _ format: StoredReport.Format) -> ReportAnswers? {
        Self.answers(of: bytes, format)
    }

    /// The answers of a body; nil where it has none.
    public static func answers(of bytes: [UInt8], _ format: StoredReport.Format) -> ReportAnswers? {
        switch format {
        case .xform: try? Submission(bytes).answers  // it was read once already, before it was stored
        case .kobo: try? KoboSubmission(bytes).answers  // likewise
        case .answers: AnswersDocument(bytes)?.answers
        case .text, .sealed, .encryptedForm: nil
        }
    }

    /// Without an area nobody here knows: an alert filed under it would be in nobody's reach.
    private func placed(_ reading: ReportReading) -> ReportReading {
        guard let place = reading.place, let area = place.area, !areas.contains(area) else { return reading }
        var placed = reading
        placed.notUnderstood.append("\(area.scheme):\(area.code)")
        placed.place = ReportReading.PlaceMention(
            text: place.text, area: nil, coordinate: place.coordinate, precision: place.precision)
        return placed
    }

    /// The area of a place that was only named, where its name means one place.
    private func located(_ reading: ReportReading, _ report: StoredReport) -> ReportReading {
        guard let place = reading.place, place.area == nil, !place.text.isEmpty,
            let found = messages.gazetteer.find(place.text, within: Set(report.areas)).place
        else { return reading }
        var located = reading
        located.place = ReportReading.PlaceMention(
            text: place.text, area: found.areas.last, coordinate: place.coordinate ?? found.point,
            precision: place.precision ?? .near)
        return located
    }
}
