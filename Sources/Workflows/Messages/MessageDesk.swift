import Store
public import Vault

/// Text messages in a server: what comes in by gateways, what leaves, and what answers mean. One for each process.
public struct MessageDesk: Sendable {
    public let sealing: MessageSealing
    public let gateways: Gateways
    public let take: TakeGatewayCall
    public let queue: MessageQueue
    /// For whoever moves an alert.
    public let answer: AnswerSource
    /// For whoever gives out codes, asks and is answered.
    public let receipts: ReceiptDesk
    public let register: RegisterCorrespondent

    public init(intake: Intake, vault: Vault) {
        sealing = MessageSealing(vault)
        gateways = Gateways(store: intake.store, sealing: sealing)
        receipts = ReceiptDesk(store: intake.store, sealing: sealing, news: intake.news)
        queue = MessageQueue(store: intake.store, sealing: sealing)
        take = TakeGatewayCall(
            gateways: gateways, receive: ReceiveMessage(intake: intake, queue: queue, receipts: receipts),
            deliveries: NoteDelivery(store: intake.store))
        answer = AnswerSource(queue: queue)
        register = RegisterCorrespondent(store: intake.store, sealing: sealing)
    }
}
