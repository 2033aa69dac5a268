import Access
import Database
import Protection
import Store
import TransparencyLog

/// What of the vault a request of the two-person rule is about: a person, a piece of evidence, or all the people of a
/// case.
enum ApprovalSubject {
    case person(StoredSubject)
    case evidence(StoredEvidence, of: StoredCase)
    /// All the people of a case.
    case caseFile(StoredCase)

    /// - Returns: Nil where there is neither of this identifier.
    init?(_ id: UUIDv7, in transaction: any Transaction) throws {
        if let person = try StoredSubject.with(id, in: transaction) {
            self = .person(person)
        } else if let evidence = try StoredEvidence.with(id, in: transaction),
            let caseFile = try StoredCase.with(evidence.caseFile, in: transaction)
        {
            self = .evidence(evidence, of: caseFile)
        } else if let caseFile = try StoredCase.with(id, in: transaction) {
            self = .caseFile(caseFile)
        } else {
            return nil
        }
    }

    var id: UUIDv7 {
        switch self {
        case .person(let person): person.id
        case .evidence(let evidence, _): evidence.id
        case .caseFile(let caseFile): caseFile.id
        }
    }

    var reference: Reference {
        switch self {
        case .person(let person): person.reference
        case .evidence(let evidence, _): evidence.reference
        case .caseFile(let caseFile): caseFile.reference
        }
    }

    var resource: Resource {
        switch self {
        case .person(let person): person.resource
        case .evidence(let evidence, let caseFile): evidence.resource(in: caseFile)
        case .caseFile(let caseFile): caseFile.resource
        }
    }

    var isCase: Bool { if case .caseFile = self { true } else { false } }

    /// In the log's words.
    var logged: LogObjectKind {
        switch self {
        case .person(let person): person.kind == .source ? .source : .victim
        case .evidence: .evidence
        case .caseFile: .caseFile
        }
    }
}

extension Approval {
    /// What it is about, where that is of the vault.
    func thing(in transaction: any Transaction) throws -> ApprovalSubject? {
        guard [.unmasking, .destruction, .bulkExport].contains(purpose), let id = UUIDv7(subject) else { return nil }
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
