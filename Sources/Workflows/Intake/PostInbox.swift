import Collection
import Protection
import Store

/// Puts one multipart post together as it comes off the network: values in memory, files sealed to disk piece by piece.
/// Given up on the way it leaves nothing behind, the files that had come whole included.
struct PostInbox: ~Copyable {
    /// What a part of the post is.
    enum Role {
        case ignored
        case value
        /// - Parameter name: What the file is called in its report.
        case file(name: String)
    }

    private let files: ReportFiles?
    private let now: Instant
    private let largestValue: Int
    private let role: (MultipartPart) -> Role
    private var reader: MultipartReader
    private var part = Part.ignored
    private var values: [(name: String, bytes: [UInt8])] = []
    private var arrived: [(arriving: ArrivingFile, file: ArrivedFile)] = []

    private enum Part {
        case ignored
        case value
        case file(ArrivingFile)
    }

    /// - Parameters:
    ///   - boundary: As the header of the post names it.
    ///   - largestValue: No value is longer, in bytes.
    ///   - role: Says what each part is.
    init(
        boundary: String, limits: MultipartReader.Limits, largestValue: Int, files: ReportFiles?, at now: Instant,
        role: @escaping (MultipartPart) -> Role
    ) {
        reader = MultipartReader(boundary: boundary, limits: limits)
        self.largestValue = largestValue
        self.files = files
        self.now = now
        self.role = role
    }

    /// Takes the next piece.
    /// - Throws: `MultipartRefusal`, or `Refusal` where the disk takes no file.
    mutating func feed(_ piece: some Sequence<UInt8>) throws {
        var events: [MultipartReader.Event] = []
        try reader.feed(piece) { events.append($0) }
        for event in events { try take(event) }
    }

    /// Ends the post: a body cut short is refused, whatever it held. Only now its files stay.
    consuming func finish() throws -> (values: [(name: String, bytes: [UInt8])], files: [ArrivedFile]) {
        try reader.finish()
        for one in arrived { one.arriving.keep() }
        return (values, arrived.map { $0.file })
    }

    private mutating func take(_ event: MultipartReader.Event) throws {
        switch event {
        case .partBegins(let head): part = try begin(head)
        case .data(let bytes):
            switch part {
            case .ignored: break
            case .value:
                values[values.count - 1].bytes += bytes
                if values[values.count - 1].bytes.count > largestValue {
                    throw MultipartRefusal.partTooLarge(limit: largestValue)
                }
            case .file(let file): try file.add(bytes)
            }
        case .partEnds:
            if case .file(let file) = part { arrived.append((file, try file.end(at: now))) }
            part = .ignored
        }
    }

    private mutating func begin(_ head: MultipartPart) throws -> Part {
        switch role(head) {
        case .ignored: return .ignored
        case .value:
            values.append((head.name, []))
            return .value
        case .file(let name):
            guard let files else { throw Refusal.noRoomForFiles }
            return .file(try files.begin(name: name))
        }
    }
}
