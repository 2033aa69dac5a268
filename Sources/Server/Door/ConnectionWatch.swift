import NIOCore
import NIOHTTPTypes

/// Watches one connection, and closes it when its other end takes too long: to ask, to send what it announced, or to
/// take the answer.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let patience: Patience
    private let gate: ConnectionGate
    private var place: ConnectionPlaces.Place?
    private var look: Scheduled<Void>?
    /// Requests whose head has come and whose answer is not complete.
    private var open = 0
    private var hasAnswered = false
    private var waitsSince = NIODeadline.now()
    /// Since when a body comes, and how much has come; nil between bodies.
    private var body: (since: NIODeadline, bytes: Int)?
    private var unwanted = 0
    /// Since when an answer is not taken; nil while none waits.
    private var stuckSince: NIODeadline?

    init(patience: Patience, gate: ConnectionGate) {
        self.patience = patience
        self.gate = gate
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            if open == 0, let place { gate.begins(place) }
            open += 1
            body = (.now(), 0)
        case .body(let bytes):
            body?.bytes += bytes.readableBytes
            if open == 0 {
                unwanted += bytes.readableBytes
                guard unwanted <= patience.unwantedBytes else {
                    context.close(promise: nil)
                    return
                }
            }
        case .end:
            body = nil
            unwanted = 0
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else {
            context.write(data, promise: promise)
            return
        }
        let taken = promise ?? context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        if stuckSince == nil { stuckSince = .now() }
        taken.futureResult.assumeIsolated().whenComplete { _ in bound.value.answerTaken() }
        context.write(data, promise: taken)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stuckSince = context.channel.isWritable ? nil : .now()
        context.fireChannelWritabilityChanged()
    }

    private func answerTaken() {
        stuckSince = nil
        open = max(0, open - 1)
        guard open == 0 else { return }
        hasAnswered = true
        waitsSince = .now()
        if let place { gate.waits(place) }
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard place == nil, look == nil else { return }
        guard let place = gate.enter(context.channel) else {
            context.close(promise: nil)
            return
        }
        self.place = place
        waitsSince = .now()
        lookAgain(context)
    }

    private func end() {
        if let place { gate.leave(place) }
        place = nil
        look?.cancel()
        look = nil
    }

    private func lookAgain(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        look = context.eventLoop.scheduleTask(in: TimeAmount(patience.tick)) {
            let (watch, context) = bound.value
            if watch.isOver(at: .now()) {
                context.close(promise: nil)
            } else {
                watch.lookAgain(context)
            }
        }
    }

    private func isOver(at now: NIODeadline) -> Bool {
        if let stuckSince, now - stuckSince > TimeAmount(patience.answer) { return true }
        if let body {
            let earned = Duration.milliseconds(body.bytes * 1_000 / max(patience.bytesPerSecond, 1))
            return now - body.since > TimeAmount(patience.body + earned)
        }
        guard open == 0 else { return false }
        return now - waitsSince > TimeAmount(hasAnswered ? patience.next : patience.head)
    }
}
