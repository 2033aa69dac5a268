public import Access
import Foundation
public import Protection
public import Store

/// A sealed report as far as this server can know it: its clear header, chosen by whoever sent it.
public struct SealedListing: Sendable {
    public let report: StoredReport
    /// The area the sender named, else the one the channel vouches for; nil where neither does.
    public let area: AreaRef?
    public let category: String?
    /// How soon someone should look: `now`, `today` or `later`.
    public let urgency: String?

    public init(_ report: StoredReport) {
        let text = report.clearHeader ?? ""
        let whole = text.hasPrefix("{") ? text : "{" + text + "}"
        let said = try? JSONDecoder().decode(Header.self, from: Data(whole.utf8))  // unreadable says nothing
        let named: AreaRef? =
            if let scheme = said?.scheme, let code = said?.area { AreaRef(scheme: scheme, code: code) } else { nil }
        self.report = report
        area = named ?? report.areas.first
        category = said?.category
        urgency = said?.urgency
    }

    /// The report as a decision sees it.
    public var resource: Resource { Resource(id: report.id, area: area, owner: report.owner) }

    private struct Header: Decodable {
        let scheme: String?
        let area: String?
        let category: String?
        let urgency: String?
    }
}
