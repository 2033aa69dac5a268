import Access
import Protection
import Store
import Workflows

extension HarmKind {
    /// What its count bears: to be told it, a compartment must open this.
    var marks: Marks { self == .sexualViolence ? .sexualViolence : [] }
}

extension TrackedIncident {
    var path: String { "/harm/" + id }

    /// Where it lies, for who may judge it; empty where nobody has placed it, whatever area it may be in.
    var areas: [AreaRef] { resource.area.map { [$0] } ?? [] }

    /// The incident as a decision sees it: where it lies, and who took it in.
    var resource: Resource { resource(as: details) }

    /// The same, as an edit would have it.
    func resource(as details: Details) -> Resource {
        Resource(id: id, area: details.placedArea, owner: .account(AccountID(takenInBy)))
    }
}

extension TrackedIncident.Details {
    /// The area it lies in; nil where nobody has placed it, whatever area it may be in.
    var placedArea: AreaRef? { placePrecision.isUnplaced ? nil : area }
}

extension IncidentDossier {
    /// The incident as it is shown, and where that is of an earlier day also as it stands now.
    var resources: [Resource] {
        let shown = file.incident.resource
        guard let now = versions.last?.resource, now != shown else { return [shown] }
        return [shown, now]
    }
}

extension IncidentSummary {
    /// The area it lies in; nil where nobody has placed it, whatever area it may be in.
    var placedArea: AreaRef? { placePrecision.isUnplaced ? nil : area }
}

extension Visitor {
    /// Whether the policy allows something of an incident as it is shown: what was known on a day must also be allowed of
    /// what is held now.
    func allows(_ route: Access.Route, _ field: Field, on dossier: IncidentDossier, marks: Marks = []) -> Bool {
        dossier.resources.allSatisfy { resource in
            let marked = Resource(id: resource.id, area: resource.area, marks: marks, owner: resource.owner)
            return decide(route, field, on: marked) == .allow
        }
    }

    /// Whether the count of sexual violence may be seen: by those whose compartment opens that mark.
    func maySeeSexualViolence(of dossier: IncidentDossier) -> Bool {
        allows(.incident, .record, on: dossier, marks: .sexualViolence)
    }
}
