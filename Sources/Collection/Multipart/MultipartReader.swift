/// Reads `multipart/form-data` (RFC 7578) piece by piece, as it comes off the network, in constant memory: a photo of
/// any size passes through, and everything that could grow has a limit.
///
///     var reader = MultipartReader(boundary: boundary)
///     for try await piece in body {
///         try reader.feed(piece) { event in … }
///     }
///     try reader.finish()
public struct MultipartReader: Sendable {
    /// How much of everything is taken.
    public struct Limits: Sendable {
        /// Parts in all: a submission with more than this many attachments comes in several posts.
        public var parts = 64
        /// Bytes of the headers of one part.
        public var headerBytes = 8_192
        /// Bytes of one part.
        public var partBytes = 100_000_000
        /// Bytes of the whole body.
        public var totalBytes = 250_000_000
        /// Bytes before the first boundary.
        public var preambleBytes = 1_024

        public init() {}
    }

    /// What was met.
    public enum Event: Hashable, Sendable {
        case partBegins(MultipartPart)
        case data([UInt8])
        case partEnds
    }

    private enum State: Sendable {
        case preamble, afterBoundary, headers, body, done
    }

    private let delimiter: [UInt8]
    private let limits: Limits
    private var state = State.preamble
    private var buffer: [UInt8]
    private var total = 0
    private var parts = 0
    private var partBytes = 0

    /// A reader for bodies parted by a boundary.
    public init(boundary: String, limits: Limits = Limits()) {
        delimiter = Array("\r\n--".utf8) + Array(boundary.utf8)
        self.limits = limits
        // The first boundary may open the body: a line end before it is supposed.
        buffer = [0x0D, 0x0A]
    }

    /// The boundary of a `Content-Type` header; nil where it is no `multipart/form-data` or names none that RFC 2046
    /// allows.
    public static func boundary(contentType: some StringProtocol) -> String? {
        guard let header = HeaderValue(contentType), header.value.lowercased() == "multipart/form-data",
            let boundary = header["boundary"], (1...70).contains(boundary.utf8.count), boundary.utf8.last != 0x20,
            boundary.unicodeScalars.allSatisfy({
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789'()+_,-./:=? ".unicodeScalars.contains($0))
            })
        else { return nil }
        return boundary
    }

    /// Takes the next piece and calls `body` at each event in it.
    public mutating func feed(
        _ bytes: some Sequence<UInt8>, _ body: (Event) throws(MultipartRefusal) -> Void
    ) throws(MultipartRefusal) {
        let before = buffer.count
        buffer.append(contentsOf: bytes)
        total += buffer.count - before
        guard total <= limits.totalBytes else { throw .bodyTooLarge(limit: limits.totalBytes) }
        while try step(body) {}
    }

    /// Must be called at the end of the body: a body cut short is refused, whatever it held.
    public consuming func finish() throws(MultipartRefusal) {
        guard case .done = state else { throw .truncated }
    }

    /// One move; false when more bytes are needed.
    private mutating func step(_ body: (Event) throws(MultipartRefusal) -> Void) throws(MultipartRefusal) -> Bool {
        switch state {
        case .preamble: return try skipPreamble()
        case .afterBoundary: return try endOrNextPart()
        case .headers: return try readHeaders(body)
        case .body: return try readBody(body)
        case .done:
            buffer.removeAll()
            return false
        }
    }

    private mutating func skipPreamble() throws(MultipartRefusal) -> Bool {
        guard let at = find(delimiter) else {
            guard buffer.count <= limits.preambleBytes + delimiter.count else { throw .noBoundary }
            return false
        }
        buffer.removeSubrange(..<(at + delimiter.count))
        state = .afterBoundary
        return true
    }

    private mutating func endOrNextPart() throws(MultipartRefusal) -> Bool {
        guard buffer.count >= 2 else { return false }
        if buffer[0] == 0x2D, buffer[1] == 0x2D {
            state = .done
            return true
        }
        // White space may pad the boundary's line (RFC 2046 §5.1.1).
        var at = 0
        while at < buffer.count, buffer[at] == 0x20 || buffer[at] == 0x09 { at += 1 }
        guard at < 64 else { throw .badHeader }
        guard at + 1 < buffer.count else { return false }
        guard buffer[at] == 0x0D, buffer[at + 1] == 0x0A else { throw .badHeader }
        parts += 1
        guard parts <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
        buffer.removeSubrange(..<(at + 2))
        state = .headers
        return true
    }

    private mutating func readHeaders(_ body: (Event) throws(MultipartRefusal) -> Void) throws(MultipartRefusal) -> Bool
    {
        let end = find([0x0D, 0x0A, 0x0D, 0x0A])
        guard (end ?? buffer.count) <= limits.headerBytes else { throw .headersTooLong(limit: limits.headerBytes) }
        guard let end else { return false }
        let part = try MultipartPart(headers: buffer[..<end])
        // The line end that closes the headers may also open the boundary of an empty part.
        buffer.removeSubrange(..<(end + 2))
        partBytes = -2
        state = .body
        try body(.partBegins(part))
        return true
    }

    private mutating func readBody(_ body: (Event) throws(MultipartRefusal) -> Void) throws(MultipartRefusal) -> Bool {
        let end = find(delimiter)
        // What cannot belong to a delimiter still to come is data.
        var safe = end ?? max(0, buffer.count - delimiter.count + 1)
        var dropped = 0
        if partBytes < 0 {
            guard safe >= 2 || end != nil else { return false }
            dropped = min(2, safe)
            partBytes = 0
        }
        safe = max(safe, dropped)
        if safe > dropped {
            partBytes += safe - dropped
            guard partBytes <= limits.partBytes else { throw .partTooLarge(limit: limits.partBytes) }
            try body(.data(Array(buffer[dropped..<safe])))
        }
        guard end != nil else {
            buffer.removeSubrange(..<safe)
            return false
        }
        buffer.removeSubrange(..<(safe + delimiter.count))
        try body(.partEnds)
        state = .afterBoundary
        return true
    }

    private func find(_ pattern: [UInt8]) -> Int? {
        let last = buffer.count - pattern.count
        guard last >= 0 else { return nil }
        return buffer.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var at = 0
                let first = pattern[0]
                search: while at <= last {
                    guard bytes[at] == first else {
                        at += 1
                        continue
                    }
                    for offset in 1..<pattern.count where bytes[at + offset] != pattern[offset] {
                        at += 1
                        continue search
                    }
                    return at
                }
                return nil
            }
        }
    }
}

/// Why a body is not taken.
public enum MultipartRefusal: Error, Hashable, Sendable {
    case noBoundary
    case truncated
    case badHeader
    case noName
    /// A file name that could leave its folder or hide what it is.
    case unsafeFileName
    case headersTooLong(limit: Int)
    case tooManyParts(limit: Int)
    case partTooLarge(limit: Int)
    case bodyTooLarge(limit: Int)

    /// Whether it is for its size that it was refused (413), not for its form (400).
    public var isTooLarge: Bool {
        switch self {
        case .tooManyParts, .partTooLarge, .bodyTooLarge: true
        default: false
        }
    }

    /// French.
    public var french: String {
        switch self {
        case .noBoundary: "L’envoi n’a pas la forme attendue (multipart/form-data sans séparateur)."
        case .truncated: "L’envoi s’est arrêté avant la fin. Renvoyez-le."
        case .badHeader, .noName: "Une partie de l’envoi a un en-tête illisible."
        case .unsafeFileName: "Un nom de fichier de l’envoi n’est pas accepté. Renommez le fichier."
        case .headersTooLong(let limit): "Un en-tête de l’envoi dépasse \(limit) octets."
        case .tooManyParts(let limit): "L’envoi a plus de \(limit) parties. Envoyez les fichiers en plusieurs fois."
        case .partTooLarge(let limit): "Un fichier dépasse \(limit / 1_000_000)\u{A0}Mo. Réduisez la photo ou le son."
        case .bodyTooLarge(let limit):
            "L’envoi dépasse \(limit / 1_000_000)\u{A0}Mo. Envoyez les fichiers en plusieurs fois."
        }
    }

    /// English.
    public var english: String {
        switch self {
        case .noBoundary: "The post does not have the expected form (multipart/form-data without a boundary)."
        case .truncated: "The post stopped before its end. Send it again."
        case .badHeader, .noName: "A part of the post has an unreadable header."
        case .unsafeFileName: "A file name of the post is not accepted. Rename the file."
        case .headersTooLong(let limit): "A header of the post exceeds \(limit) bytes."
        case .tooManyParts(let limit): "The post has more than \(limit) parts. Send the files in several posts."
        case .partTooLarge(let limit): "A file exceeds \(limit / 1_000_000) MB. Make the photo or recording smaller."
        case .bodyTooLarge(let limit): "The post exceeds \(limit / 1_000_000) MB. Send the files in several posts."
        }
    }
}
