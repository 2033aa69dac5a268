/// Everything the server can be asked, by what it does: reading and changing the same thing are two routes.
///
/// A route without a rule in the policy table answers nobody. Some addresses here are not served yet; their rules
/// stand so that whoever serves them finds the question of who may already answered.
public enum Route: Int, CaseIterable, Sendable {
    // Open to anyone.
    /// Leads to the first page.
    case home
    /// Style, script and pictures.
    case asset
    /// Whether the server answers.
    case health
    /// The public key that reports are sealed to.
    case organisationKey
    /// The description of the API.
    case openAPI
    case signInPage
    /// Password with a code, or a passkey.
    case signIn
    /// The challenge a passkey signs.
    case passkeyChallenge
    /// One click by role, in the demonstration only.
    case demoSignIn
    case invitationPage
    /// Sets the first factors.
    case invitationUse
    // Signed in: one's own account.
    case signOut
    /// Proves again who one is.
    case stepUp
    case ownAccount
    case passwordChange
    case factorAdd
    case factorRemove
    case sessionEnd
    // Pages.
    case situation
    case benchmarks
    /// One cell of the matrix, opened down to its events.
    case cell
    case area
    case plan
    /// Another week for one site, tried.
    case whatIf
    /// Records a decision or an override.
    case planDecide
    // Administration.
    case people
    /// Makes an invitation link; it confers no right by itself.
    case personInvite
    /// Closes an account and ends its sessions.
    case personClose
    case personSessionsEnd
    /// A new invitation for someone who lost every factor.
    case personReenrol
    case grantGive
    case grantEnd
    case devices
    case deviceCreate
    case deviceRevoke
    case tokens
    case tokenCreate
    case tokenRevoke
    /// Forms of phones, their devices and what their answers mean.
    case forms
    case formChange
    case consents
    case consentRecord
    /// Destroys every wrap of the key.
    case consentWithdraw
    case approvals
    /// The field is what approval is asked for.
    case approvalAsk
    /// Approves or refuses; the field is what was asked for.
    case approvalDecide
    case approvalWithdraw
    /// Emergencies, past and open.
    case emergencies
    case emergencyOpen
    case emergencyReview
    /// Ways by which text messages come and go.
    case gateways
    case gatewaySet
    case log
    case logProof
    case logCheckpoint
    /// Disk, memory, queues, backups, versions.
    case machine
    case metrics
    // Programs and devices.
    case reportAppend
    case attachmentAppend
    /// What a Kobo server passes on.
    case koboAppend
    case odkForms
    case odkSubmit
    /// The field form, at a device's own address or at the open one.
    case fieldForm
    /// What keeps the field form on a phone, to open it without a network.
    case fieldWorker
    /// A report by the field form.
    case fieldSend
    /// A piece of one of its photos or recordings.
    case fieldPiece
    case reportStatus
    case receiptPage
    /// By code, without an account: how far it has come, in neutral words.
    case receiptRead
    case receiptAnswer
    /// A gateway hands over a text message.
    case messageTake
    /// A gateway says what became of one of ours.
    case deliveryTake
    case receipts
    case factsAPI
    case aggregatesAPI
    /// Approved warnings, restricted.
    case alertFeed
    /// One of them.
    case warning
    case accountsAPI
    case devicesAPI
    case tokensAPI
    // Identities, sealed reports, evidence, exports.
    case victimIdentity
    /// A picture of the face, or a voice: a copy, for whoever may read the identity.
    case victimFace
    case victimWrite
    case sourceIdentity
    /// Seals who told us; nothing of it is ever answered to whoever writes it.
    case sourceWrite
    /// Candidates by agreement, without names.
    case linkageRun
    case sealedReports
    case sealedReport
    case evidenceUpload
    case evidenceView
    case evidenceOriginal
    case evidenceCustody
    case exportAggregates
    case exportRecords
    // Alerts, harm, cases, voices, sharing, custody.
    case alerts
    case alert
    /// That something happened to an alert, as it happens: ids only.
    case alertStream
    /// How alerts were answered, in figures.
    case alertResponse
    case alertMove
    /// Approves a warning that leaves.
    case warningApprove
    /// How long each step may take, and who is told when it takes longer.
    case clocks
    case clockSet
    case incidents
    /// The list as a file, for use inside.
    case incidentExport
    /// Selections of incidents that one saved.
    case incidentViews
    case incident
    /// Makes an incident from a report.
    case incidentOpen
    case incidentEdit
    case incidentDecide
    /// What someone found who read it without editing.
    case incidentReview
    case reports
    case report
    case reportCorrect
    /// A photo or recording of a report, as received.
    case reportFile
    /// What was not understood, and questions to the person who sent it.
    case dialogue
    case dialogueAsk
    case duplicates
    case duplicateJudge
    case counts
    /// The same figures as a file, for use within the team.
    case countsFile
    case undercount
    /// Asks for an estimate of the unrecorded, or stops one.
    case undercountAsk
    /// The words of the codes of casualty recording.
    case codes
    case codeChange
    case handover
    case handoverEdit
    case voices
    case voiceAnswer
    /// Expected reporters against those heard.
    case coverage
    case reporterExpect
    case cases
    case caseOpen
    case caseFile
    case caseEdit
    case caseDecide
    case sharing
    case releaseMake
    case custody
    case dispositionDecide
    case destroy
    case lessons

    /// The name in the table.
    public var name: String { "\(self)" }
}
