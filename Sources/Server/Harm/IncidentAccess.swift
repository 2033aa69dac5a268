import Access
import Protection
import Store

extension TrackedIncident {
    var path: String { "/harm/" + id }

    /// The incident as a decision sees it: where it lies, and who took it in.
    var resource: Resource {
        Resource(
            id: id, area: details.placePrecision.isUnplaced ? nil : details.area,
            owner: .account(AccountID(takenInBy)))
    }
}

extension Visitor {
    /// Whether the count of sexual violence may be seen: by those whose compartment opens that mark.
    func maySeeSexualViolence(of incident: TrackedIncident) -> Bool {
        let resource = incident.resource
        return decide(
            .incident, .record, on: Resource(id: resource.id, area: resource.area, marks: .sexualViolence)) == .allow
    }
}
