/// The canonical bytes of an entry, version 1; each entry has exactly one encoding, and each encoding one entry.
///
///     offset  bytes
///          0      1  version, 1
///          1      8  seq, big end first
///          9      8  microseconds since 1970, two's complement
///         17     17  actor: kind 1 person · 2 token · 3 device · 4 system · 5 unknown, and 16 bytes: the UUID;
///                    for a part of the system 15 zeros and its number; zeros for unknown
///         34     17  object: kind, and 16 bytes: the UUID, or zeros for none
///         51      2  action
///         53      1  outcome
///         54      2  reason
///         56      1  what follows: 1 compartment + 2 under + 4 commitment
///         57         16, 16 and 32 bytes, those that are there, in that order
extension LogEntry {
    /// The longest encoding.
    public static let largestSize = 121
    /// Where actor and object stand, for an index over stored bytes.
    public static let actorBytes = 17..<34
    public static let objectBytes = 34..<51

    /// The bytes that become the leaf.
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.add(UInt8(1))
        writer.add(UInt64(seq))
        writer.add(UInt64(bitPattern: event.microseconds))
        writer.add(event.actor)
        writer.add(event.object)
        writer.add(event.action.rawValue)
        writer.add(event.outcome.rawValue)
        writer.add(event.reason.rawValue)
        let parts =
            (event.compartment == nil ? 0 : 1) | (event.under == nil ? 0 : 2) | (event.commitment == nil ? 0 : 4)
        writer.add(UInt8(parts))
        if let compartment = event.compartment { writer.add(compartment) }
        if let under = event.under { writer.add(under) }
        writer.bytes += event.commitment?.bytes ?? []
        return writer.bytes
    }

    /// Reads an encoding.
    /// - Throws: `entryMalformed`, unless the bytes are exactly what `bytes` writes.
    public init(bytes: [UInt8]) throws(LogError) {
        self = try bytes.withUnsafeBytes { buffer in
            Result { () throws(LogError) in try LogEntry(buffer) }
        }.get()
    }

    private init(_ bytes: UnsafeRawBufferPointer) throws(LogError) {
        var reader = ByteReader(bytes: bytes)
        guard bytes.count >= 57 else { throw .entryMalformed(.length) }
        guard reader.byte() == 1 else { throw .entryMalformed(.version) }
        guard let seq = Int(exactly: reader.number()) else { throw .entryMalformed(.code) }
        let microseconds = Int64(bitPattern: reader.number())
        let actor = try reader.actor()
        let object = try reader.object()
        guard let action = LogAction(rawValue: reader.short()), let outcome = LogOutcome(rawValue: reader.byte()),
            let reason = LogReason(rawValue: reader.short())
        else { throw .entryMalformed(.code) }
        let parts = reader.byte()
        guard parts < 8 else { throw .entryMalformed(.code) }
        let rest = (parts & 1 == 0 ? 0 : 16) + (parts & 2 == 0 ? 0 : 16) + (parts & 4 == 0 ? 0 : 32)
        guard bytes.count == 57 + rest else { throw .entryMalformed(.length) }
        self.init(
            seq: seq,
            event: LogEvent(
                microseconds: microseconds, actor: actor, action: action, object: object, outcome: outcome,
                reason: reason, compartment: parts & 1 == 0 ? nil : try reader.identifier(),
                under: parts & 2 == 0 ? nil : try reader.identifier(),
                commitment: parts & 4 == 0 ? nil : Commitment(read: reader.rest())))
    }

    /// How an index names an actor: the 17 bytes at `actorBytes`.
    public static func key(of actor: LogActor) -> [UInt8] {
        var writer = ByteWriter()
        writer.add(actor)
        return writer.bytes
    }

    /// How an index names an object: the 17 bytes at `objectBytes`.
    public static func key(of object: LogObject) -> [UInt8] {
        var writer = ByteWriter()
        writer.add(object)
        return writer.bytes
    }
}

private struct ByteWriter {
    var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(LogEntry.largestSize)
    }

    mutating func add(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ id: LogID?) {
        add(id?.high ?? 0)
        add(id?.low ?? 0)
    }

    mutating func add(_ actor: LogActor) {
        switch actor {
        case .person(let id):
            add(UInt8(1))
            add(id)
        case .token(let id):
            add(UInt8(2))
            add(id)
        case .device(let id):
            add(UInt8(3))
            add(id)
        case .system(let part):
            add(UInt8(4))
            add(UInt64(0))
            add(UInt64(part.rawValue))
        case .unknown:
            add(UInt8(5))
            add(nil)
        }
    }

    mutating func add(_ object: LogObject) {
        add(object.kind.rawValue)
        add(object.id)
    }
}

/// Reads numbers, big end first. Its only user has checked the length.
private struct ByteReader {
    let bytes: UnsafeRawBufferPointer
    var offset = 0

    mutating func byte() -> UInt8 {
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func short() -> UInt16 {
        defer { offset += 2 }
        return UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    mutating func number() -> UInt64 {
        defer { offset += 8 }
        return UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    mutating func rest() -> UnsafeRawBufferPointer.SubSequence {
        defer { offset = bytes.count }
        return bytes[offset...]
    }

    mutating func identifier() throws(LogError) -> LogID {
        guard let id = LogID(high: number(), low: number()) else { throw .entryMalformed(.identifier) }
        return id
    }

    mutating func actor() throws(LogError) -> LogActor {
        switch byte() {
        case 1: return .person(try identifier())
        case 2: return .token(try identifier())
        case 3: return .device(try identifier())
        case 4:
            guard number() == 0, let part = UInt8(exactly: number()).flatMap(SystemPart.init) else {
                throw .entryMalformed(.code)
            }
            return .system(part)
        case 5:
            guard number() == 0, number() == 0 else { throw .entryMalformed(.code) }
            return .unknown
        default: throw .entryMalformed(.code)
        }
    }

    mutating func object() throws(LogError) -> LogObject {
        guard let kind = LogObjectKind(rawValue: byte()) else { throw .entryMalformed(.code) }
        let (high, low) = (number(), number())
        if high == 0, low == 0 { return LogObject(kind) }
        guard let id = LogID(high: high, low: low) else { throw .entryMalformed(.identifier) }
        return LogObject(kind, id)
    }
}
