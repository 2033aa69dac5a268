extension PolicyTable {
    /// Alerts, harm, cases, voices, handover, sharing and the fate of records.
    static let records: [RuleGroup] = alertRules + harmRules + countRules + caseRules + handoverRules + shareRules

    private static let alertRules: [RuleGroup] = [
        allow(.analyst, .verifier, .planner, on: .alerts, .alert, .alertStream, to: .record, if: .place),
        allow(.analyst, .verifier, on: .alerts, .alert, to: .narrative, .exactPlace, if: .place),
        allow(.analyst, .verifier, .planner, .liaison, on: .alertResponse, to: .aggregate, if: .area),
        allow(.analyst, on: .alertMove, to: .record, .narrative, if: .place),
        // A warning leaves: whoever approves it has just proven who they are.
        allow(.analyst, on: .warningApprove, to: .record, if: [.area, .organisation, .marks, .stepUp]),
        allow(.analyst, .liaison, on: .alertFeed, .warning, to: .record, if: .place),
        // Who silences a clock silences whoever warned.
        allow(.analyst, .planner, on: .clocks, to: .record, if: .area),
        allow(.analyst, on: .clockSet, to: .record, if: [.area, .stepUp]),
        allow(.analyst, .verifier, .investigator, on: .reports, .report, to: .record, if: .place),
        allow(.analyst, .verifier, .investigator, on: .report, to: .narrative, .exactPlace, if: .place),
        // A picture may show a face, a recording hold a voice: not for whoever only verifies.
        allow(.analyst, .investigator, on: .reportFile, to: .original, if: [.area, .organisation, .marks, .stepUp]),
        allow(.analyst, on: .reportCorrect, to: .record, .narrative, if: .place),
        allow(.analyst, on: .dialogue, .dialogueAsk, to: .narrative, if: .place),
    ]

    private static let harmRules: [RuleGroup] = [
        allow(.analyst, .verifier, .investigator, .planner, on: .incidents, .incident, to: .record, if: .place),
        allow(.analyst, .verifier, .investigator, on: .incident, to: .narrative, .exactPlace, if: .place),
        allow(.analyst, on: .incidentOpen, to: .record, if: .place),
        allow(.analyst, on: .incidentEdit, to: .record, .narrative, .exactPlace, if: .place),
        // Read by someone who did not take it in, and edits nothing by it.
        allow(
            .analyst, .verifier, .investigator, on: .incidentReview, to: .record,
            if: [.area, .organisation, .marks, .notOwn]),
        // A file can be carried away: whoever takes one has just proven who they are. It stays inside.
        allow(.analyst, on: .incidentExport, to: .record, if: [.area, .organisation, .marks, .stepUp]),
        allow(.analyst, .verifier, .investigator, .planner, on: .incidentViews, to: .page),
        // Decided by someone who did not take it in.
        allow(
            .verifier, .investigator, on: .incidentDecide, to: .record,
            if: [.area, .organisation, .marks, .notOwn]),
        allow(.analyst, on: .duplicates, to: .record, .agreementLevel, if: .place),
        allow(.analyst, on: .duplicateJudge, to: .record, if: .place),
    ]

    private static let countRules: [RuleGroup] = [
        // Counts of sexual violence bear its mark; all others bear none.
        allow(
            .verifier, .analyst, .investigator, .planner, .liaison, on: .counts, to: .aggregate,
            if: [.area, .marks]),
        // Within the team: whoever shares outward takes no file before disclosure control exists.
        allow(.analyst, .planner, on: .countsFile, to: .aggregate, if: [.area, .marks, .stepUp]),
        allow(.verifier, .analyst, .planner, on: .undercount, .undercountAsk, to: .aggregate, if: .area),
        // Words of codes hold nothing of anyone. They are the whole country's: those change them who answer for all of it.
        allow(.verifier, .analyst, .investigator, .planner, on: .codes, to: .page),
        allow(.analyst, on: .codeChange, to: .page, if: [.everyArea, .stepUp]),
    ]

    private static let caseRules: [RuleGroup] = [
        allow(.investigator, .analyst, on: .cases, .caseFile, to: .record, if: .file),
        allow(.investigator, on: .caseOpen, to: .record, if: .place),
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
        allow(.analyst, .verifier, .planner, .liaison, on: .coverage, to: .aggregate, if: .area),
        // Which pseudonym was not heard, and from whom a report is expected.
        allow(.analyst, on: .coverage, .reporterExpect, to: .record, if: .place),
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
