import Access
import Pages
import Protection
import SignIn
import Store
import Workflows

/// Who asks, as found out once a request.
struct Visitor: Sendable {
    let authorisation: Authorisation
    /// The session, where a person asks.
    let session: StoredSession?
    let profile: AccountProfile?
    /// Proves that a form came from one of our own pages.
    let formToken: String?
    let now: Instant
    /// Emergencies this person must hear of, on every page, until someone has reviewed them.
    var emergencies: [EmergencyAccess] = []
    /// The area a device is enrolled for.
    var area: AreaRef?
    /// What the address they ask for says after `?`.
    var query = ""

    static let nobody = Visitor(
        authorisation: Authorisation(for: .nobody, in: Territory(areas: [])), session: nil, profile: nil,
        formToken: nil,
        now: Instant(microseconds: 0))

    var principal: Principal { authorisation.principal }

    /// Whether anyone is known at all.
    var isKnown: Bool { principal != .nobody }

    /// Passes where the policy allows it, and throws what the door answers where it does not.
    ///
    /// - Parameters:
    ///   - resource: The thing; nil where there is none such, which is answered alike.
    ///   - approval: The approval of two persons the request brings.
    func require(
        _ route: Access.Route, _ field: Field, on resource: Resource? = Resource(), approval: Approval? = nil
    ) throws(DoorRefusal) {
        switch decide(route, field, on: resource, approval: approval) {
        case .allow: return
        case .needsStepUp: throw .stepUp
        case .needsApproval: throw .approval
        case .notFound: throw isKnown ? .notFound : .signIn
        }
    }

    func decide(
        _ route: Access.Route, _ field: Field, on resource: Resource? = Resource(), approval: Approval? = nil
    ) -> Decision {
        authorisation.decide(
            route, field, on: resource,
            in: Circumstances(now: now, provenAt: session?.provenAt, approval: approval))
    }

    /// One's own account, as a decision sees it; nil for whoever has none.
    var ownAccount: Resource? { profile.map { Resource(id: $0.id.rawValue, owner: .account($0.id)) } }

    /// The areas whose figures a page may show; nil for all of them.
    /// - Parameter marks: What the figures bear: only where a compartment opens all of it.
    /// - Throws: `DoorRefusal` where there is none, or none without a fresh proof.
    func areas(
        in route: Access.Route, _ field: Field, opening marks: Marks = []
    ) throws(DoorRefusal) -> Set<AreaRef>? {
        func reached(_ provenAt: Instant?) -> [Reach.Part] {
            authorisation.reach(route, field, in: Circumstances(now: now, provenAt: provenAt, approval: nil)).parts
                .filter { $0.marks.isSuperset(of: marks) }
        }
        let parts = reached(session?.provenAt)
        guard !parts.isEmpty else {
            if session != nil, !reached(now).isEmpty { throw .stepUp }
            throw isKnown ? .notFound : .signIn
        }
        var areas: Set<AreaRef> = []
        for part in parts {
            guard let refs = part.areas.refs else { return nil }
            areas.formUnion(refs)
        }
        return areas
    }

    /// The pages this person has a link to.
    var doors: [Door] {
        let routes: [(Door, Access.Route)] = [
            (.situation, .situation), (.alerts, .alerts), (.reports, .reports), (.harm, .incidents),
            (.duplicates, .duplicates), (.counts, .counts), (.benchmarks, .benchmarks), (.plan, .plan),
            (.cases, .cases), (.sealed, .sealedReports), (.people, .people), (.devices, .devices),
            (.forms, .forms), (.gateways, .gateways),
            (.tokens, .tokens), (.consents, .consents), (.approvals, .approvals), (.emergencies, .emergencies),
            (.log, .log),
            (.machine, .machine), (.account, .ownAccount),
        ]
        // The page of the plan shows figures beside it: whoever may see the plan alone has no page of it.
        let open = routes.filter { door, route in
            door == .plan ? decide(.plan, .aggregate) == .allow : authorisation.opens(route, at: now)
        }.map(\.0)
        // Whoever sends reports and reads none begins with the form and the answers.
        let sends = authorisation.opens(.reportAppend, at: now) && !open.contains(.reports)
        return (sends ? [.field, .receipt] : []) + open
    }

    /// The frame of this person's pages.
    /// - Parameter returned: A form to give back as it was filled.
    func frame(_ language: Language, returning returned: ReturnedForm? = nil) -> Frame {
        var frame = Frame(
            language: language, doors: doors, formToken: formToken,
            alarms: emergencies.map { emergency in
                Frame.Alarm(
                    Phrase(
                        fr:
                            "Accès d’urgence ouvert le \(Words.moment(emergency.openedAt).french) ; à contrôler avant le "
                            + "\(Words.moment(emergency.reviewDue).french).",
                        en:
                            "Emergency access opened on \(Words.moment(emergency.openedAt).english); to be reviewed before "
                            + "\(Words.moment(emergency.reviewDue).english)."),
                    at: Door.emergencies.path)
            }, query: query)
        frame.returned = returned
        return frame
    }
}

extension Visitor {
    /// A phone or tablet: its rules ask for no area, so no territory is needed.
    init(_ device: StoredDevice, at now: Instant) {
        self.init(
            authorisation: Authorisation(for: .device(device.id), in: Territory(areas: [])), session: nil, profile: nil,
            formToken: nil, now: now, area: device.area)
    }
}

/// What the door answers instead of what was asked for.
enum DoorRefusal: Error {
    /// To this asker there is no such thing.
    case notFound
    /// Nobody is signed in: the same answer for every address, whether or not there is anything behind it.
    case signIn
    /// The person must prove again who they are.
    case stepUp
    /// Two persons must approve first.
    case approval
    /// The request did not come from one of our own pages.
    case foreign
    /// Too many requests; how many seconds to wait.
    case tooMany(seconds: Int)
    /// The body is larger than this address takes, in bytes.
    case tooLarge(limit: Int)
    /// The body is not what this address reads.
    case malformed
    /// The body broke off.
    case broken
    /// A value is not as the API's description says.
    case unfit(place: String, expected: Phrase)
    /// The body is of another type than this address reads.
    case unsupported(type: String)
    /// The address knows other methods only.
    case method(allowed: [String])
    /// What was asked for stands against what the store holds.
    case conflict(Refusal)
}
