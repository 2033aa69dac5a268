public import Sealing

/// Why the vault did not do what was asked. No case carries content.
public enum VaultError: Error, Sendable, Hashable {
    /// What makes an identity or a file impossible to take in.
    public enum Fault: String, Sendable, Hashable {
        case noCompartment, fieldTooLarge, recipient, emptyReason, noCustodian
    }

    /// Why two persons do not make an approval.
    public enum Disapproval: String, Sendable, Hashable, CaseIterable {
        case samePerson, sameUnit, otherRequest, tooSoon, tooLate, notYet
    }

    /// No vault was made here yet.
    case notMade
    /// There is a vault here already.
    case alreadyMade
    /// The keys were put away; the vault must be unlocked again.
    case locked
    /// No passphrase was set: this vault is unlocked by a custodian.
    case noPassphrase
    /// The key given is not this vault's key.
    case otherVault
    /// No such person, or none the asker may know of: the two are never told apart.
    case unknownSubject
    /// The person's key was destroyed.
    case destroyed(Tombstone)
    /// No such compartment.
    case unknownCompartment
    /// A stored value was changed from outside, or moved to another row; the place, no content.
    case tampered(String)
    /// The subject is there with another content, class or compartment.
    case differs(SubjectID)
    /// A grant that has ended, or has not begun.
    case grantNotInForce
    /// No consent that holds covers this purpose, recipient and level.
    case noConsent
    /// Two persons did not approve it together.
    case notApproved(Disapproval)
    /// An approval opens once; it was used.
    case alreadyShown
    /// More persons without a fact than one interrupted write leaves: nothing was destroyed.
    case tooManyOrphans(found: Int, limit: Int)
    /// What was given cannot be taken in.
    case invalid(Fault)
    /// A passphrase, a key file or a sealed file was refused.
    case sealing(SealingError)
}

extension VaultError: CustomStringConvertible {
    /// The English sentence.
    public var description: String { english }
}
