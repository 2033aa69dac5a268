import Access
import Database
import Protection
import Store
import TransparencyLog

/// What of the vault a request of the two-person rule is about: a person, or a piece of evidence.
enum ApprovalSubject {
    case person(StoredSubject)
    case evidence(StoredEvidence, of: StoredCase)

    /// - Returns: Nil where there is neither of this identifier.
    init?(_ id: UUIDv7, in transaction: any Transaction) throws {
        if let person = try StoredSubject.with(id, in: transaction) {
            self = .person(person)
        } else if let evidence = try StoredEvidence.with(id, in: transaction),
            let caseFile = try StoredCase.with(evidence.caseFile, in: transaction)
        {
            self = .evidence(evidence, of: caseFile)
        } else {
            return nil
        }
    }

    var id: UUIDv7 {
        switch self {
        case .person(let person): person.id
        case .evidence(let evidence, _): evidence.id
        }
    }

    var reference: Reference {
        switch self {
        case .person(let person): person.reference
        case .evidence(let evidence, _): evidence.reference
        }
    }

    var resource: Resource {
        switch self {
        case .person(let person): person.resource
        case .evidence(let evidence, let caseFile): evidence.resource(in: caseFile)
        }
    }

    /// In the log's words.
    var logged: LogObjectKind {
        switch self {
        case .person(let person): person.kind == .source ? .source : .victim
        case .evidence: .evidence
        }
    }
}

extension Approval {
    /// What it is about, where that is of the vault.
    func thing(in transaction: any Transaction) throws -> ApprovalSubject? {
        guard purpose == .unmasking || purpose == .destruction, let id = UUIDv7(subject) else { return nil }
        return try ApprovalSubject(id, in: transaction)
    }

    /// As a decision sees it: whoever asked is its owner; what it is about says where it lies.
    func resource(of thing: ApprovalSubject?) -> Resource {
        let about = thing?.resource
        return Resource(
            id: subject, area: about?.area, organisation: about?.organisation, cases: about?.cases ?? [],
            marks: about?.marks ?? [], owner: .account(requester.account))
    }
}
