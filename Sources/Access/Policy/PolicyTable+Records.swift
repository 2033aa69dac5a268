extension PolicyTable {
    /// Alerts, harm, cases, voices, handover, sharing and the fate of records.
    static let records: [RuleGroup] = alertRules + harmRules + caseRules + handoverRules + shareRules

    private static let alertRules: [RuleGroup] = [
        allow(.analyst, .verifier, .planner, on: .alerts, to: .record, if: .place),
        allow(.analyst, .verifier, on: .alerts, to: .narrative, .exactPlace, if: .place),
        allow(.analyst, on: .alertMove, to: .record, .narrative, if: .place),
        allow(.analyst, .verifier, .investigator, on: .reports, .report, to: .record, if: .place),
        allow(.analyst, .verifier, .investigator, on: .report, to: .narrative, .exactPlace, if: .place),
        allow(.analyst, on: .reportCorrect, to: .record, .narrative, if: .place),
    ]

    private static let harmRules: [RuleGroup] = [
        allow(.analyst, .verifier, .investigator, .planner, on: .incidents, .incident, to: .record, if: .place),
        allow(.analyst, .verifier, .investigator, on: .incident, to: .narrative, .exactPlace, if: .place),
        allow(.analyst, on: .incidentEdit, to: .record, .narrative, .exactPlace, if: .place),
        // Decided by someone who did not take it in.
        allow(
            .verifier, .investigator, on: .incidentDecide, to: .record,
            if: [.area, .organisation, .marks, .notOwn]),
        allow(.analyst, on: .duplicates, to: .record, .agreementLevel, if: .place),
        allow(.analyst, on: .duplicateJudge, to: .record, if: .place),
        allow(.verifier, .analyst, .investigator, .planner, .liaison, on: .counts, to: .aggregate, if: .area),
        allow(.verifier, .analyst, .planner, on: .undercount, to: .aggregate, if: .area),
    ]

    private static let caseRules: [RuleGroup] = [
        allow(.investigator, .analyst, on: .cases, .caseFile, to: .record, if: .file),
        allow(.investigator, on: .caseFile, to: .narrative, .exactPlace, if: .file),
        allow(.investigator, on: .caseEdit, to: .record, .narrative, if: .file),
        allow(
            .investigator, on: .caseDecide, to: .record,
            if: [.area, .organisation, .caseFile, .marks, .notOwn]),
    ]

    private static let handoverRules: [RuleGroup] = [
        allow(.planner, on: .handover, to: .plan),
        allow(.analyst, .liaison, on: .handover, to: .plan, if: .area),
        allow(.planner, on: .handoverEdit, to: .plan),
        allow(.planner, .analyst, .liaison, on: .voices, to: .record, if: [.area, .organisation]),
        allow(.planner, .analyst, on: .voices, to: .narrative, if: .place),
        allow(.planner, on: .voiceAnswer, to: .record, if: .place),
    ]

    private static let shareRules: [RuleGroup] = [
        allow(.liaison, .custodian, .auditor, on: .sharing, to: .release),
        allow(.liaison, on: .releaseMake, to: .aggregate, if: [.area, .stepUp]),
        allow(
            .liaison, on: .releaseMake, to: .record,
            if: [.area, .organisation, .marks, .stepUp, .twoPersons]),
        allow(.custodian, .auditor, on: .custody, to: .disposition),
        allow(.custodian, on: .dispositionDecide, to: .disposition, if: .stepUp),
        allow(.custodian, on: .destroy, to: .destruction, if: [.stepUp, .twoPersons]),
    ]
}
