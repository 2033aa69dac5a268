import Protection
import StrictText

extension CAPWarning {
    /// The media type of the document.
    public static let contentType = "application/cap+xml"

    /// The message as CAP 1.2. The order of elements is that of the standard; the grammar allows no other.
    public var xml: [UInt8] {
        var writer = XMLWriter()
        writer.element("alert", ["xmlns": "urn:oasis:names:tc:emergency:cap:1.2"]) { alert in
            alert.element("identifier", text: identifier)
            alert.element("sender", text: sender)
            alert.element("sent", text: CAPWarning.time(sent, zone))
            alert.element("status", text: statusWord)
            alert.element("msgType", text: messageWord)
            writeAudience(&alert)
            alert.element("note", optional: note)
            if !message.references.isEmpty {
                let references = message.references.map {
                    "\($0.sender),\($0.identifier),\(CAPWarning.time($0.sent, $0.zone))"
                }
                alert.element("references", text: references.joined(separator: " "))
            }
            for text in texts { writeInfo(text, &alert) }
        }
        return writer.bytes
    }

    private var statusWord: String {
        switch status {
        case .actual: "Actual"
        case .exercise: "Exercise"
        case .test: "Test"
        }
    }

    private var messageWord: String {
        switch message {
        case .alert: "Alert"
        case .update: "Update"
        case .cancel: "Cancel"
        }
    }

    private var note: String? {
        let reasons = [exerciseNote, cancelNote].compactMap { $0 }
        return reasons.isEmpty ? nil : reasons.joined(separator: " ")
    }

    private var exerciseNote: String? {
        if case .exercise(let note) = status { note } else { nil }
    }

    private var cancelNote: String? {
        if case .cancel(_, let note) = message { note } else { nil }
    }

    private func writeAudience(_ alert: inout XMLWriter) {
        switch audience {
        case .restricted(let rule):
            alert.element("scope", text: "Restricted")
            alert.element("restriction", text: rule)
        case .addressed(let addresses):
            alert.element("scope", text: "Private")
            let listed = addresses.map { $0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0 }
            alert.element("addresses", text: listed.joined(separator: " "))
        }
    }

    private func writeInfo(_ text: Text, _ alert: inout XMLWriter) {
        alert.lineEnd()
        alert.element("info") { info in
            info.element("language", text: text.language)
            info.element("category", text: "Security")
            info.element("event", text: text.event)
            info.element("responseType", text: facts.response.rawValue)
            info.element("urgency", text: facts.urgency.rawValue)
            info.element("severity", text: facts.severity.rawValue)
            info.element("certainty", text: facts.certainty.rawValue)
            info.element("onset", optional: facts.onset.map { CAPWarning.time($0, zone) })
            info.element("expires", text: CAPWarning.time(facts.expires, zone))
            info.element("senderName", text: text.senderName)
            info.element("headline", text: text.headline)
            info.element("description", text: text.description)
            info.element("instruction", text: text.instruction)
            for area in areas { writeArea(area, text.language, &info) }
        }
    }

    private func writeArea(_ area: WarnedArea, _ language: String, _ info: inout XMLWriter) {
        info.element("area") { element in
            element.element("areaDesc", text: area.name(in: language))
            for polygon in area.outline?.polygons ?? [] {
                if let ring = CAPWarning.ring(polygon.shell) { element.element("polygon", text: ring) }
            }
            element.element("geocode") { code in
                code.element("valueName", text: area.ref.scheme)
                code.element("value", text: area.ref.code)
            }
        }
    }

    /// A closed ring of `latitude,longitude`, to some hundred metres; nil where it encloses nothing. CAP knows no
    /// holes: leaving them out warns a few more people, never fewer.
    static func ring(_ shell: [Coordinate]) -> String? {
        var points: [String] = []
        for point in shell {
            let text = "\(decimal(point.latitude)),\(decimal(point.longitude))"
            if points.last != text { points.append(text) }
        }
        if points.count > 1, points.last == points.first { points.removeLast() }
        guard Set(points).count >= 3, let first = points.first else { return nil }
        return (points + [first]).joined(separator: " ")
    }

    /// Three decimals, without an exponent.
    private static func decimal(_ number: Double) -> String {
        let thousandths = Int((number * 1000).rounded())
        let whole = abs(thousandths) / 1000
        let rest = abs(thousandths) % 1000
        let digits = String(rest)
        return (thousandths < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// A time with its zone. The standard forbids the letter Z; a zone of nothing is written +00:00.
    static func time(_ instant: Instant, _ zone: Int) -> String {
        let local = instant.advanced(byMinutes: zone).description.dropLast()
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return local + (zone < 0 ? "-" : "+") + two(abs(zone) / 60) + ":" + two(abs(zone) % 60)
    }
}
