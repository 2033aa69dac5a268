extension PolicyTable {
    /// Identities, sealed reports, evidence and what leaves.
    ///
    /// Identities of victims ask for the case by name: a grant on all cases reads none of them. Sources ask for two
    /// persons besides, and emergency access does not replace the second.
    static let identities: [RuleGroup] = [
        allow(
            .investigator, .analyst, on: .victimIdentity, .victimFace, to: .victimIdentity,
            if: [.area, .organisation, .namedCase, .marks, .stepUp]),
        allow(
            .investigator, .analyst, on: .victimWrite, to: .victimIdentity,
            if: [.area, .organisation, .caseFile, .marks]),
        allow(
            .investigator, on: .sourceIdentity, to: .sourceIdentity,
            if: [.area, .organisation, .namedCase, .marks, .stepUp, .twoPersons]),
        allow(.investigator, .analyst, on: .sourceWrite, to: .submission, if: .file),
        allow(.analyst, on: .linkageRun, to: .agreementLevel, if: .area),

        allow(.analyst, .investigator, on: .sealedReports, .sealedReport, to: .sealedHeader, if: .place),
        allow(
            .analyst, .investigator, on: .sealedReport, to: .sealedBody, if: [.area, .organisation, .marks, .stepUp]),

        allow(.investigator, .analyst, .verifier, on: .evidenceUpload, to: .submission, if: .file),
        allow(.investigator, .analyst, .verifier, on: .evidenceView, to: .derivative, if: .file),
        allow(
            .investigator, on: .evidenceOriginal, to: .original,
            if: [.area, .organisation, .namedCase, .marks, .stepUp]),
        allow(.investigator, on: .evidenceCustody, to: .custodyEvent, if: .file),
        allow(.custodian, .auditor, on: .evidenceCustody, to: .custodyEvent),

        allow(.analyst, .planner, .liaison, on: .exportAggregates, to: .aggregate, if: [.area, .stepUp]),
        allow(
            .liaison, on: .exportRecords, to: .record,
            if: [.area, .organisation, .marks, .stepUp, .twoPersons]),
        // All the people of one case at once: sealed to the organisation's key, which is not on the server.
        allow(
            .investigator, on: .exportRecords, to: .victimIdentity,
            if: [.area, .organisation, .namedCase, .marks, .stepUp, .twoPersons]),
    ]
}
