/// A record with what a repeated import needs: who it is, and whether it has changed.
public struct Keyed<Record: Sendable>: Sendable {
    /// The record as the domain knows it.
    public let record: Record
    /// The source's own identity of the record, the same in every file that holds it. For an event it is unique
    /// within `Incident.Origin.dataset`; for anything else within its kind.
    public let key: String
    /// A fingerprint of everything the record says; the same key with another digest is a revision.
    public let digest: ContentDigest

    /// A record with its key and the digest of its content.
    public init(record: Record, key: String, digest: ContentDigest) {
        self.record = record
        self.key = key
        self.digest = digest
    }
}

extension Keyed where Record: Digested {
    init(_ record: Record, key: String) {
        self.init(record: record, key: key, digest: ContentDigest(of: record))
    }
}
