public import Access
public import Protection
public import Sealing
public import Store

/// A sealed report as far as this server can know it: its clear header, chosen by whoever sent it.
public struct SealedListing: Sendable {
    public let report: StoredReport
    /// The area the sender named, else the one the channel vouches for; nil where neither does.
    public let area: AreaRef?
    public let category: String?
    /// How soon someone should look; nil where it was not said.
    public let urgency: ReportHeader.Urgency?

    public init(_ report: StoredReport) {
        let said = ClearHeader(report.clearHeader ?? "")
        self.report = report
        area = said.area ?? report.areas.first
        category = said.category
        urgency = said.urgency
    }

    /// The report as a decision sees it.
    public var resource: Resource { Resource(id: report.id, area: area, owner: report.owner) }
}
