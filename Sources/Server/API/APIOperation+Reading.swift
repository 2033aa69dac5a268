import HTTPTypes
import Hummingbird
import NIOCore
import Protection
import StrictText

extension APIOperation {
    /// The parameters of a request: each known, once, and as described.
    func parameters(of request: Request) throws(DoorRefusal) -> [String: String] {
        var found: [String: String] = [:]
        for (key, value) in request.uri.queryParameters {
            let (name, text) = (String(key), String(value))
            guard let property = query.first(where: { $0.name == name }) else {
                throw .unfit(
                    place: String(name.prefix(60)), expected: Phrase(fr: "rien de ce nom", en: "nothing of this name"))
            }
            guard found[name] == nil else {
                throw .unfit(place: name, expected: Phrase(fr: "une seule valeur", en: "one value"))
            }
            guard property.schema.takes(text) ?? false else {
                throw .unfit(place: name, expected: property.schema.kind)
            }
            found[name] = text
        }
        for property in query where property.isRequired && found[property.name] == nil {
            throw .unfit(place: property.name, expected: property.schema.kind)
        }
        return found
    }

    /// The JSON body of a request, held against its schema.
    func json(of request: Request) async throws -> JSON {
        guard let body else { return .null }
        let type = request.headers[.contentType]?.lowercased().split(separator: ";").first.map { String($0).trimmed }
        guard type == body.type else { throw DoorRefusal.unsupported(type: body.type) }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: body.limit)
        } catch is NIOTooManyBytesError {
            throw DoorRefusal.tooLarge(limit: body.limit)
        }
        do {
            let value = try JSON.parse(Array(buffer.readableBytesView), limit: body.limit)
            try body.schema.check(value)
            return value
        } catch let refusal as JSONRefusal {
            throw DoorRefusal.unfit(place: "", expected: Phrase(fr: refusal.french, en: refusal.english))
        } catch let fault as SchemaFault {
            throw DoorRefusal.unfit(place: fault.place, expected: fault.expected)
        }
    }
}

extension Response {
    /// An answer of the API.
    init(json: JSON, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json.text)))
    }
}
