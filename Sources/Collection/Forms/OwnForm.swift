/// The forms that come with the product, French and English, as files a phone can download.
public enum OwnForm: String, CaseIterable, Sendable {
    case communityAlert = "community_alert"
    case incidentReport = "incident_report"

    /// The XForm.
    public var bytes: [UInt8] {
        switch self {
        case .communityAlert: PackageResources.community_alert_xml
        case .incidentReport: PackageResources.incident_report_xml
        }
    }

    /// The file of places the incident form chooses from: `name,label,area`, names without the signs that would break a
    /// table. It is made for the areas of the device.
    public static func placesFile(_ rows: [(code: String, label: String, area: String)]) -> [UInt8] {
        func cell(_ text: String) -> String {
            let flat = String(text.map { $0.isNewline ? " " : $0 })
            guard flat.contains(where: { $0 == "," || $0 == "\"" }) else { return flat }
            return "\"" + flat.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        let lines = rows.map { "\(cell($0.code)),\(cell($0.label)),\(cell($0.area))\n" }
        return Array(("name,label,area\n" + lines.joined()).utf8)
    }
}
