import Collection

/// A form with a file, read as it comes: its small fields are kept, the bytes of the file are handed on.
struct UploadForm {
    enum Event {
        case fileBegins(name: String)
        case fileBytes([UInt8])
    }

    /// What may stand around the file.
    static let room = 64 << 10
    private static let longestField = 4_096

    private var reader: MultipartReader
    private var fields: [String: [UInt8]] = [:]
    /// The field that is being read; nil within the file.
    private var current: String?

    init(boundary: String, largest: Int) {
        var limits = MultipartReader.Limits()
        limits.parts = 16
        limits.partBytes = largest
        limits.totalBytes = largest + Self.room
        reader = MultipartReader(boundary: boundary, limits: limits)
    }

    /// A field that came before the file.
    subscript(name: String) -> String? { fields[name].flatMap { String(validating: $0, as: UTF8.self) } }

    /// Takes the next piece of the body.
    /// - Throws: `DoorRefusal` for what is no such form.
    mutating func feed(_ bytes: some Sequence<UInt8>) throws -> [Event] {
        var met: [MultipartReader.Event] = []
        do {
            try reader.feed(bytes) { (event) throws(MultipartRefusal) in met.append(event) }
        } catch {
            throw Self.refusal(error)
        }
        var events: [Event] = []
        for event in met {
            switch event {
            case .partBegins(let part):
                current = part.fileName == nil ? part.name : nil
                if let name = part.fileName { events.append(.fileBegins(name: name)) }
            case .data(let bytes):
                guard let current else {
                    events.append(.fileBytes(bytes))
                    continue
                }
                guard fields[current, default: []].count + bytes.count <= Self.longestField else {
                    throw DoorRefusal.tooLarge(limit: Self.longestField)
                }
                fields[current, default: []] += bytes
            case .partEnds: break
            }
        }
        return events
    }

    /// Must be called at the end: a body cut short is refused.
    func finish() throws {
        do {
            try reader.finish()
        } catch {
            throw Self.refusal(error)
        }
    }

    private static func refusal(_ refusal: MultipartRefusal) -> DoorRefusal {
        switch refusal {
        case .bodyTooLarge(let limit), .partTooLarge(let limit): .tooLarge(limit: limit)
        default: .malformed
        }
    }
}
