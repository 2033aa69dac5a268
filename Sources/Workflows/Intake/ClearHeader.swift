import Foundation
import Protection
public import Sealing
import StrictText

/// What the sender of a sealed report said in clear, as the envelope spells it. What does not read is not said.
struct ClearHeader {
    let area: AreaRef?
    let category: String?
    let urgency: ReportHeader.Urgency?

    /// - Parameter text: `{"scheme":…,"area":…,"category":…,"urgency":…}`, or the same without the braces.
    init(_ text: String) {
        let whole = text.hasPrefix("{") ? text : "{" + text + "}"
        let parts = try? JSONDecoder().decode(Parts.self, from: Data(whole.utf8))  // unreadable says nothing
        if let scheme = parts?.scheme, let code = parts?.area {
            area = AreaRef(scheme: scheme, code: code)
        } else {
            area = nil
        }
        category = parts?.category
        urgency = parts?.urgency.flatMap(ReportHeader.Urgency.init(rawValue:))
    }

    private struct Parts: Decodable {
        let scheme: String?
        let area: String?
        let category: String?
        let urgency: String?
    }
}

extension ReportHeader {
    /// What the sender chose to say in clear, as JSON.
    public var json: String {
        JSON.object(
            [("scheme", areaScheme), ("area", areaCode), ("category", category), ("urgency", urgency?.rawValue)].map {
                JSON.Member($0.0, $0.1.map(JSON.string) ?? .null)
            }
        ).text
    }
}
