import PlaceNames
import HearingTestSupport
import Messaging
import Protection
import StrictText
import Testing

/// The four communes of the shared form, with the short name people use for the first.
let communes = Gazetteer([
    NamedPlace(
        id: .init(list: "test", key: "XX0101"), names: [.init("Kouna-Bélé")], areas: [ref("XX01"), ref("XX0101")]),
    NamedPlace(id: .init(list: "test", key: "XX0102"), names: [.init("Sô")], areas: [ref("XX01"), ref("XX0102")]),
    NamedPlace(
        id: .init(list: "test", key: "XX0201"), names: [.init("Dougou-Koro")], areas: [ref("XX02"), ref("XX0201")]),
    NamedPlace(id: .init(list: "test", key: "XX0202"), names: [.init("Ŋamina")], areas: [ref("XX02"), ref("XX0202")]),
])

func ref(_ code: String) -> AreaRef { AreaRef(scheme: "TEST", code: code) }

private func lines(_ path: String) throws -> [JSON] {
    try sharedBytes(path).split(separator: 0x0A).map { try JSON.parse(Array($0)) }
}

@Suite("Messages as people write them") struct SharedMessagesTests {
    @Test("Every shared message is understood as its line says, field by field, and nothing is invented")
    func messages() throws {
        let reader = AlertReader(gazetteer: communes)
        let rows = try lines("interchange/sms/messages.jsonl")
        #expect(rows.count >= 23)
        for row in rows {
            let (id, text) = (row["id"]?.scalarText ?? "", row["text"]?.scalarText ?? "")
            let reading = reader.read(text)
            guard let parse = row["parse"] else { continue }
            #expect(reading.kind.rawValue == parse["kind"]?.scalarText, "\(id)")
            #expect(reading.category?.rawValue == parse["category"]?.scalarText, "\(id)")
            #expect(reading.place?.text == parse["place"]?.scalarText, "\(id)")
            for (name, kind) in [("killed", HarmKind.killed), ("injured", .injured), ("abducted", .abducted)] {
                let told = reading.harms[kind]
                let exact = told.flatMap { $0.count.isExact ? String($0.count.min) : nil }
                #expect(exact == parse[name]?.scalarText, "\(id) \(name)")
                if parse[name + "_about"] == nil { #expect(told?.about == nil, "\(id) \(name)") }
            }
            #expect(reading.harms[.injured]?.about.map(String.init) == parse["injured_about"]?.scalarText, "\(id)")
            #expect(reading.when?.rawValue == parse["when"]?.scalarText, "\(id)")
            #expect(String(reading.isUrgent) == parse["urgent"]?.scalarText, "\(id)")
            #expect(reading.reference.map(String.init) == parse["ref"]?.scalarText, "\(id)")
            #expect(reading.isHearsay == (parse["hearsay"]?.scalarText == "true"), "\(id)")
            #expect(reading.text == text, "\(id): the message is kept as it came")
        }
    }

    @Test("Every shared text has the alphabet, length and parts its line says")
    func segments() throws {
        let rows = try lines("interchange/sms/segments.jsonl")
        #expect(rows.count >= 26)
        for row in rows {
            let length = SMSLength(row["text"]?.scalarText ?? "")
            #expect(length.encoding.rawValue == row["encoding"]?.scalarText, "\(row.text)")
            #expect(String(length.units) == row["units"]?.scalarText, "\(row.text)")
            #expect(String(length.parts) == row["segments"]?.scalarText, "\(row.text)")
        }
    }

    @Test("The shared signature holds, and one byte changed anywhere breaks it")
    func signatures() throws {
        let twilio = try #require(try JSON.parse(sharedBytes("interchange/sms/signatures.json"))["twilio"])
        guard case .object(let members)? = twilio["form"], let url = twilio["url"]?.scalarText,
            let key = twilio["token"]?.scalarText, let value = twilio["value"]?.scalarText
        else {
            Issue.record("the shared signature has another shape")
            return
        }
        let fields = members.map { (name: $0.name, value: $0.value.scalarText ?? "") }
        #expect(FormSignature.sign(url: url, form: FormFields(fields), key: key) == value)
        #expect(FormSignature.isValid(value, url: url, form: FormFields(fields), key: key))
        #expect(!FormSignature.isValid(value, url: url + "2", form: FormFields(fields), key: key))
        #expect(!FormSignature.isValid(value, url: url, form: FormFields(fields), key: key + "0"))
        for index in fields.indices {
            var changed = fields
            changed[index].value += "!"
            #expect(!FormSignature.isValid(value, url: url, form: FormFields(changed), key: key))
        }
        #expect(!FormSignature.isValid("A" + value.dropFirst(), url: url, form: FormFields(fields), key: key))
    }
}
