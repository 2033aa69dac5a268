extension PolicyTable {
    /// What tokens and devices may do, and the people who send as they do.
    ///
    /// A device writes and sees the status of its own: a seized phone betrays nothing of what was said. It may write
    /// about any area, since those who flee report from elsewhere.
    static let programs: [RuleGroup] = [
        allow(.monitor, .verifier, .analyst, .investigator, on: .reportAppend, to: .submission),
        allow(standing: .scope(.reportAppend), .device, on: .reportAppend, to: .submission),
        allow(.monitor, .verifier, .analyst, .investigator, on: .attachmentAppend, to: .submission, if: .own),
        allow(standing: .scope(.reportAppend), .device, on: .attachmentAppend, to: .submission, if: .own),
        allow(standing: .scope(.reportAppend), on: .koboAppend, to: .submission),
        allow(standing: .device, on: .odkForms, to: .page),
        allow(standing: .device, on: .odkSubmit, to: .submission),
        allow(.monitor, .verifier, .investigator, on: .reportStatus, to: .status, if: .own),
        allow(standing: .scope(.reportAppend), .device, on: .reportStatus, to: .status, if: .own),
        allow(.analyst, on: .reportStatus, to: .status, if: .area),

        // Whoever has a browser may warn; a device's token in the address says which device it is, and nothing more.
        allow(standing: .anyone, on: .fieldForm, .fieldWorker, to: .page),
        allow(standing: .anyone, on: .fieldSend, .fieldPiece, to: .submission),

        // The code is the key: 75 random bits, tries limited.
        allow(standing: .anyone, on: .receiptPage, to: .page),
        allow(standing: .anyone, on: .receiptRead, to: .status),
        allow(standing: .anyone, on: .receiptAnswer, to: .submission),
        // Who calls is told by the gateway's own key or signature, not by an account.
        allow(standing: .anyone, on: .messageTake, .deliveryTake, to: .submission),
        allow(standing: .scope(.receiptRead), on: .receipts, to: .receipt),
        allow(standing: .scope(.factsRead), on: .factsAPI, .alertFeed, .warning, to: .record, if: .place),
        allow(standing: .scope(.factsRead), .scope(.aggregateRead), on: .aggregatesAPI, to: .aggregate, if: .area),

        allow(standing: .scope(.admin), on: .accountsAPI, to: .account, .secret),
        allow(standing: .scope(.admin), on: .devicesAPI, to: .device, .secret),
        allow(standing: .scope(.admin), on: .tokensAPI, to: .token, .secret),
    ]
}
