extension PolicyTable {
    /// People, devices, tokens, consents, approvals, the log and the machine.
    static let administration: [RuleGroup] = peopleRules + senderRules + consentRules + approvalRules + watchRules

    private static let peopleRules: [RuleGroup] = [
        allow(.operator, .custodian, .auditor, on: .people, to: .account),
        allow(.custodian, .auditor, on: .people, to: .grant),
        allow(.operator, .custodian, on: .people, to: .session),
        allow(.operator, .custodian, on: .personInvite, to: .account, .secret, if: .stepUp),
        // Closing someone out must be quick, so one person is enough; opening never is.
        allow(.operator, .custodian, on: .personClose, to: .account, if: [.stepUp, .notOwn]),
        allow(.operator, .custodian, on: .personSessionsEnd, to: .session),
        allow(.custodian, on: .personReenrol, to: .credential, if: [.stepUp, .twoPersons, .notOwn]),
        allow(.custodian, on: .grantGive, to: .grant, if: [.stepUp, .twoPersons, .notOwn]),
        allow(.custodian, on: .grantEnd, to: .grant, if: .stepUp),
    ]

    private static let senderRules: [RuleGroup] = [
        allow(.operator, .custodian, on: .devices, to: .device),
        allow(.analyst, on: .devices, to: .device, if: .area),
        allow(.operator, on: .deviceCreate, to: .device, .secret, if: .stepUp),
        // Whoever is on duty hears first that a phone was seized.
        allow(.operator, .custodian, on: .deviceRevoke, to: .device),
        allow(.analyst, on: .deviceRevoke, to: .device, if: .area),
        // A form holds questions and no answer: whoever runs the machine may put it up, and an analyst says what it means.
        // It is every phone's, so it is changed by those who answer for the whole country.
        allow(.operator, .analyst, on: .forms, to: .page),
        allow(.operator, on: .formChange, to: .page, if: .stepUp),
        allow(.analyst, on: .formChange, to: .page, if: [.everyArea, .stepUp]),
        allow(.operator, .custodian, .auditor, on: .tokens, to: .token),
        allow(.liaison, on: .tokens, to: .token, if: .own),
        allow(.operator, on: .tokenCreate, to: .secret, if: .stepUp),
        allow(.liaison, on: .tokenCreate, to: .readingSecret, if: [.stepUp, .twoPersons]),
        allow(.operator, .custodian, on: .tokenRevoke, to: .token),
        allow(.liaison, on: .tokenRevoke, to: .token, if: .own),
    ]

    private static let consentRules: [RuleGroup] = [
        allow(.custodian, .auditor, on: .consents, to: .consent),
        allow(.investigator, on: .consents, .consentRecord, to: .consent, if: .file),
        allow(.custodian, on: .consentWithdraw, to: .consent, if: .stepUp),
        allow(
            .investigator, on: .consentWithdraw, to: .consent,
            if: [.area, .organisation, .caseFile, .marks, .stepUp]),
    ]

    private static let approvalRules: [RuleGroup] = [
        allow(.custodian, .auditor, on: .approvals, to: .approval),
        allow(.investigator, .liaison, on: .approvals, to: .approval, if: .own),
        allow(.investigator, on: .approvalAsk, to: .sourceIdentity, if: [.namedCase, .marks, .stepUp]),
        allow(
            .investigator, on: .approvalAsk, to: .victimIdentity,
            if: [.area, .organisation, .namedCase, .marks, .stepUp]),
        allow(.liaison, on: .approvalAsk, to: .record, .readingSecret, if: .stepUp),
        allow(.custodian, on: .approvalAsk, to: .destruction, .grant, .credential, if: .stepUp),
        allow(
            .custodian, on: .approvalDecide, to: .sourceIdentity, .victimIdentity, .record, .readingSecret,
            .destruction, .grant, .credential, if: [.stepUp, .notOwn]),
        allow(.investigator, on: .approvalDecide, to: .sourceIdentity, if: [.namedCase, .marks, .stepUp, .notOwn]),
        allow(.custodian, .investigator, .liaison, on: .approvalWithdraw, to: .approval, if: .own),
        allow(.custodian, .auditor, on: .emergencies, to: .approval),
        allow(.investigator, on: .emergencies, to: .approval, if: .own),
        allow(.investigator, on: .emergencyOpen, to: .approval, if: .stepUp),
        allow(.custodian, on: .emergencyReview, to: .approval, if: .notOwn),
    ]

    private static let watchRules: [RuleGroup] = [
        allow(.operator, .custodian, .auditor, on: .gateways, to: .device),
        allow(.operator, on: .gatewaySet, to: .device, if: .stepUp),
        allow(.custodian, .auditor, on: .log, to: .logEntry),
        allow(.custodian, .auditor, .operator, on: .logProof, .logCheckpoint, to: .proof),
        allow(.operator, on: .machine, .metrics, to: .measure),
        allow(standing: .scope(.admin), on: .metrics, to: .measure),
    ]
}
