/// What was done. Numbers are for ever: one is never given another meaning, and what is no longer done keeps its own.
public enum LogAction: UInt16, Sendable, Hashable, CaseIterable {
    // Anything.
    case created = 1
    case changed = 2
    case removed = 3
    case read = 4
    case listed = 5
    case imported = 6
    case exported = 7
    case published = 8
    case closed = 9
    case reopened = 10
    case merged = 11
    case split = 12

    // Signing in.
    case signedIn = 100
    case signedOut = 101
    case steppedUp = 102
    case factorEnrolled = 103
    case factorRemoved = 104
    case recoveryCodeUsed = 105
    case passwordChanged = 106
    case invited = 107
    case invitationUsed = 108
    case sessionEnded = 109

    // Who may see what.
    case granted = 120
    case grantEnded = 121
    case tokenIssued = 122
    case tokenRevoked = 123
    case deviceEnrolled = 124
    case deviceRevoked = 125
    case accessRefused = 126

    // Two persons.
    case requested = 140
    case approved = 141
    case declined = 142
    case expired = 143
    case glassBroken = 144
    case glassReviewed = 145
    case withdrawn = 146

    // The vault.
    case sealed = 160
    case identityRead = 161
    case sourceUnmasked = 162
    case linkageRun = 163
    case consentGiven = 164
    case consentWithdrawn = 165
    case keyMade = 166
    case keyWrapped = 167
    case keyDestroyed = 168
    case vaultUnlocked = 169
    case orphanSwept = 170

    // Reports and alerts.
    case received = 180
    case seen = 181
    case acted = 182
    case arrived = 183
    case opened = 184
    case answered = 185
    /// What was kept sealed was changed from outside.
    case tampered = 186
    case escalated = 190
    case reprisalChecked = 191
    case warned = 192

    // Custody of evidence.
    case evidenceReceived = 200
    case evidenceSealed = 201
    case evidenceViewed = 202
    case evidenceCopied = 203
    case evidenceExported = 204
    case evidenceDestroyed = 205
    case evidenceRefused = 206

    // Plans and decisions.
    case planned = 220
    case decided = 221
    case overridden = 222
    case assessed = 223

    // Sharing and what is kept.
    case shared = 240
    case acknowledged = 241
    case moved = 242
    case destroyed = 243
    case held = 244

    // The store.
    case storeMade = 260
    case storeMigrated = 261
    case backupMade = 262
    case restored = 263
    case checkpointSigned = 264
    case logVerified = 265
    case settingChanged = 266
    case serverStarted = 267
    case serverStopped = 268

    /// The word for programs, such as `identity_read`.
    public var word: String {
        var word = ""
        for character in "\(self)" {
            if character.isUppercase { word.append("_") }
            word.append(contentsOf: character.lowercased())
        }
        return word
    }
}

/// What came of it. A refusal is logged like the deed: who tried matters.
public enum LogOutcome: UInt8, Sendable, Hashable, CaseIterable {
    case done = 1
    case refused = 2
    case failed = 3
}

/// Why, out of a closed list: a reason in someone's own words could name people, and the log is for ever.
///
/// Words of their own belong to the request or the case, where they can be sealed and destroyed; the entry points
/// there by `under`.
public enum LogReason: UInt16, Sendable, Hashable, CaseIterable {
    /// None was asked for.
    case notStated = 0
    case routine = 1
    case caseWork = 2
    case verification = 3
    case dangerToLife = 4
    case referral = 5
    case linkage = 6
    case sharing = 7
    case handover = 8
    case legalDuty = 9
    case subjectAsked = 10
    case consentWithdrawn = 11
    case retentionEnded = 12
    case correction = 13
    case oversight = 14
    case exercise = 15
    case deviceLost = 16
    case personLeft = 17
    case suspectedMisuse = 18
    // Why something was refused.
    case noGrant = 100
    case grantExpired = 101
    case wrongSecret = 102
    case tooManyAttempts = 103
    case secondPersonMissing = 104
    case consentMissing = 105
    case limitExceeded = 106
    case contentRefused = 107
    case conflictOfRoles = 108
    case storeFailed = 109
}
