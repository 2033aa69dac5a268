public import Protection

/// Why a passkey was not taken. The code goes into the log; a stranger reads `words`, the same for each.
public enum PasskeyError: String, Error, Hashable, Sendable, CaseIterable {
    /// What was sent has not the form of WebAuthn.
    case malformed
    /// It answers another ceremony: a registration where a sign-in was asked, or the other way round.
    case wrongCeremony
    /// It answers another challenge, or one that was used.
    case wrongChallenge
    case challengeExpired
    case wrongOrigin
    /// It was made inside a page of another site.
    case embedded
    /// It is a passkey of another site.
    case wrongParty
    /// Nobody touched the device.
    case notPresent
    /// The device did not check who touched it.
    case notVerified
    /// It says that it is backed up and cannot be, or changed its mind about whether it can.
    case impossibleBackup
    /// A kind of key that was not offered.
    case unsupportedKey
    /// It is another passkey than the one named.
    case wrongPasskey
    /// It belongs to another account.
    case wrongAccount
    case badSignature
    /// It counted no further than before: there may be a copy of it. Close it, and tell its owner.
    case counterWentBack

    /// What anyone is told.
    public var words: Phrase { SignInRefusal.words }
}
