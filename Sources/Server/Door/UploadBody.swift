import Collection
import HTTPTypes
import Hummingbird

/// What a form with a file sent: its values, and the file in memory, which these forms keep small.
struct UploadBody: Sendable {
    let form: FormBody
    let files: [String: [UInt8]]
    /// No file of administration is larger, in bytes.
    static let limit = 8_000_000

    static func read(_ request: Request) async throws -> UploadBody {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw DoorRefusal.tooLarge(limit: limit)
        }
        guard let type = request.headers[.contentType], let boundary = MultipartReader.boundary(contentType: type)
        else {
            return UploadBody(form: try await FormBody.read(request), files: [:])
        }
        var limits = MultipartReader.Limits()
        limits.totalBytes = limit
        limits.partBytes = limit
        var reader = MultipartReader(boundary: boundary, limits: limits)
        var parts: [(part: MultipartPart, bytes: [UInt8])] = []
        do {
            for try await piece in request.body {
                try reader.feed(piece.readableBytesView) { event in
                    switch event {
                    case .partBegins(let part): parts.append((part, []))
                    case .data(let bytes): parts[parts.count - 1].bytes += bytes
                    case .partEnds: break
                    }
                }
            }
            try reader.finish()
        } catch let refusal as MultipartRefusal {
            throw refusal.isTooLarge ? DoorRefusal.tooLarge(limit: limit) : DoorRefusal.malformed
        }
        var values: [(String, String)] = []
        var files: [String: [UInt8]] = [:]
        for (part, bytes) in parts {
            if part.fileName != nil {
                files[part.name] = bytes
            } else if let text = String(validating: bytes, as: UTF8.self) {
                values.append((part.name, text))
            }
        }
        return UploadBody(form: FormBody(values), files: files)
    }
}
