import Bytes
import Collection
import Hashing
import HearingTestSupport
import Protection
import StrictText
import Testing

@Suite("Forms and submissions") struct FormTests {
    @Test("The shared forms are read: identity, languages, questions, choices, media")
    func sharedForms() throws {
        let form = try XForm(sharedBytes("interchange/forms/incident_report.xml"))
        #expect(
            form.id == "incident_report" && form.version == "2026112301"
                && form.languages == ["français (fr)", "English (en)"])
        #expect(form.repeats == ["victim"] && form.mediaNames == ["communes.csv"] && !form.isEncrypted)
        #expect(form.attachmentPaths == ["photo", "voice"])
        #expect(form.choices["harm"]?.map(\.value).contains("sexual_violence") == true)
        #expect(form.label(of: "what/incident_date", in: "en") == "Date of the incident")
        #expect(form.binds.first { $0.path == "victim/count_max" }?.constraint == ". >=  ../count_min ")
    }

    @Test(
        "Our own forms are bilingual to the last label, and each answer they can give has its line in the mapping",
        arguments: OwnForm.allCases)
    func ownForms(own: OwnForm) throws {
        let form = try XForm(own.bytes)
        let mapping = try #require(FormMapping.own.first { $0.formID == own.rawValue })
        #expect(form.id == own.rawValue && form.languages.count == 2)
        for question in form.questions {
            for language in form.languages { #expect(question.labels[language]?.isEmpty == false, "\(question.path)") }
        }
        for (name, list) in form.choices {
            for choice in list { #expect(choice.labels.count == 2, "\(name) \(choice.value)") }
        }
        let asked = form.binds.map(\.path).filter { !$0.hasPrefix("meta/") }
        #expect(Set(mapping.lines.map(\.path)) == Set(asked))
        for category in form.choices[own == .communityAlert ? "alert_type" : "incident_type"] ?? []
        where category.value != "unknown" {
            let path = own == .communityAlert ? "alert_type" : "what/incident_type"
            let reading = mapping.read(ReportAnswers([.init(path, category.value)]), scheme: "S")
            #expect(reading.category != nil && reading.notUnderstood.isEmpty, "\(category.value)")
        }
    }

    @Test("A number said in words is understood, and so is that somebody does not know when")
    func inWords() {
        let answers = ReportAnswers([.init("when", "unknown"), .init("people_at_risk", "une trentaine")])
        let reading = FormMapping.fieldReport.read(answers, scheme: "S")
        #expect(reading.peopleAtRisk == CountRange(min: 25, max: 35))
        #expect(reading.when == nil && reading.notUnderstood.isEmpty)
    }

    @Test("The shared submission is read, mapped and counted as it says")
    func sample() throws {
        let submission = try Submission(sharedBytes("interchange/openrosa/sample_submission.xml"))
        #expect(submission.formID == "incident_report" && submission.instanceID.text.hasSuffix("6f1f9a11"))
        #expect(submission.answers["victim[2]/count_min"] == "5" && submission.answers["victim[2]/count_max"] == nil)
        let paths = try XForm(OwnForm.incidentReport.bytes).attachmentPaths
        #expect(submission.attachmentNames(at: paths) == ["1763970000000.jpg"])
        let reading = FormMapping.incidentReport.read(submission.answers, scheme: "COD-AB 2021")
        #expect(reading.category == .attack && reading.day?.description == "2026-11-20" && reading.dayPrecision == .day)
        #expect(
            reading.place?.area == AreaRef(scheme: "COD-AB 2021", code: "XX0101") && reading.place?.precision == .near)
        #expect(
            reading.total(.killed) == CountRange(min: 3, max: 4)
                && reading.total(.injured) == CountRange(min: 5, max: nil))
        #expect(reading.total(.abducted) == nil && reading.consent == true && reading.notUnderstood.isEmpty)
        #expect(reading.actors.map(\.kind) == [.armedGroup, .unknown])
    }

    @Test("The same answers have one digest however they are written; one other answer, and it differs")
    func digests() throws {
        let one = try Submission(
            Array(
                "<data id='f' version='1'><a>1</a><g><b>é</b></g><c/><meta><instanceID>uuid:1</instanceID></meta></data>"
                    .utf8))
        let same = try Submission(
            Array(
                "<?xml version='1.0'?>\n<d:x xmlns:d='u' id='f'>\n <g>\n  <b>&#233;</b></g> <c></c><a>1</a><o:meta xmlns:o='http://openrosa.org/xforms'><o:instanceID>uuid:1</o:instanceID></o:meta></d:x>"
                    .utf8))
        let other = try Submission(
            Array("<data id='f'><a>1</a><g><b>e</b></g><meta><instanceID>uuid:1</instanceID></meta></data>".utf8))
        #expect(one.digest == same.digest && one.digest != other.digest)
        #expect(one.digest.description == SHA256.hex(of: one.answers.canonicalBytes))
        let shifted = ReportAnswers([.init("a", "1"), .init("b", "23")])
        #expect(
            AnswersDigest(of: shifted) != AnswersDigest(of: ReportAnswers([.init("a", "12"), .init("b", "3")])))
    }

    @Test("An encrypted submission is recognised and stays closed")
    func encrypted() throws {
        let text =
            "<data xmlns='http://www.opendatakit.org/xforms/encrypted' id='f' version='1' encrypted='yes'><base64EncryptedKey>QQ==</base64EncryptedKey><orx:meta xmlns:orx='http://openrosa.org/xforms'><orx:instanceID>uuid:9</orx:instanceID></orx:meta><media><file>a.jpg.enc</file></media><encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>"
        let submission = try Submission(Array(text.utf8))
        #expect(submission.isEncrypted && submission.answers.answers.isEmpty)
        #expect(submission.encryptedFiles == ["submission.xml.enc", "a.jpg.enc"])
        let other = try Submission(Array(text.replacing("QQ==", with: "Qg==").utf8))
        #expect(other.digest != submission.digest, "what cannot be read is compared by its bytes")
    }

    @Test("A submission without form or identity, with a document type, or that corrects itself, is refused")
    func refused() {
        for text in [
            "<data><meta><instanceID>uuid:1</instanceID></meta></data>", "<data id='f'><a>1</a></data>",
            "<data id='f'><meta><instanceID> </instanceID></meta></data>",
            "<data id='f'><meta><instanceID>u</instanceID><deprecatedID>u</deprecatedID></meta></data>",
            "<!DOCTYPE x><data id='f'><meta><instanceID>u</instanceID></meta></data>",
            "<data id='f'><meta><instanceID>\(String(repeating: "u", count: 300))</instanceID></meta></data>",
        ] {
            #expect(throws: SubmissionRefusal.self) { try Submission(Array(text.utf8)) }
        }
        #expect(throws: FormRefusal.self) { try XForm(Array("<html/>".utf8)) }
        #expect(throws: FormRefusal.self) { try XForm(Array("PK\u{3}\u{4}".utf8)) }
    }

    @Test("Deep nests of long names are refused before they swell, and a turn numbered a billion costs nothing")
    func swelling() throws {
        let name = String(repeating: "n", count: 250)
        let deep = (0..<40).map { _ in "<\(name)>" }.joined() + "1" + (0..<40).map { _ in "</\(name)>" }.joined()
        #expect(throws: SubmissionRefusal.pathTooLong) {
            try Submission(Array("<d id='f'>\(deep)<meta><instanceID>u</instanceID></meta></d>".utf8))
        }
        #expect(throws: KoboRefusal.tooMuch) {
            try KoboSubmission(
                Array(
                    "{\"_uuid\":\"1\",\"_xform_id_string\":\"f\",\"\(String(repeating: "n", count: 2_000))\":[1,2]}"
                        .utf8))
        }
        let answers = ReportAnswers([
            .init("victim[1000000000]/harm", "killed"), .init("victim[1000000000]/count_min", "2"),
        ])
        #expect(FormMapping.incidentReport.read(answers, scheme: "S").total(.killed) == CountRange(min: 2, max: nil))
    }

    @Test("A group of people without a word of what befell them is listed, not dropped and not counted")
    func harmless() {
        let reading = FormMapping.incidentReport.read(ReportAnswers([.init("victim[2]/count_min", "4")]), scheme: "S")
        #expect(reading.harms.isEmpty && reading.notUnderstood == ["victim[2]: 4"])
    }

    @Test("An unknown form loses nothing: every answer is listed as not understood")
    func unknownForm() {
        let mapping = FormMapping(formID: "x", kind: .other, lines: [])
        let reading = mapping.read(ReportAnswers([.init("q[2]/a", "1"), .init("b", "x")]), scheme: "S")
        #expect(reading.notUnderstood == ["q[2]/a: 1", "b: x"])
    }

    @Test("A contact and the device never stand among the facts of a report")
    func identifying() {
        let answers = ReportAnswers([
            .init("source/source_contact", "70000001"), .init("deviceid", "collect:1"), .init("narrative", "n"),
        ])
        let reading = FormMapping.incidentReport.read(answers, scheme: "S")
        #expect(reading.identifyingPaths == ["source/source_contact", "deviceid"])
        #expect(!"\(reading)".contains("70000001") && !"\(reading)".contains("collect:1"))
    }

    @Test("Lists, manifests and responses parse, with every mark escaped")
    func documents() throws {
        let md5 = MD5.digest(of: OwnForm.communityAlert.bytes)
        let list = try XML.parse(
            OpenRosa.formList([.init(id: "a&b", name: "<é>", version: "1", md5: md5, downloadURL: "http://h/f?a=1&b=2")]
            ))
        #expect(list.name == XML.Name("xforms", in: "http://openrosa.org/xforms/xformsList"))
        #expect(
            list.first("xform")?.first("hash")?.text == "md5:" + md5.hex
                && list.first("xform")?.first("formID")?.text == "a&b")
        #expect(list.first("xform")?.first("manifestUrl") == nil)
        let manifest = try XML.parse(
            OpenRosa.manifest([.init(name: "places.csv", md5: md5, downloadURL: "http://h/p")]))
        #expect(manifest.first("mediaFile")?.first("filename")?.text == "places.csv")
        #expect(try XML.parse(OpenRosa.response("Reçu & gardé")).first("message")?.text == "Reçu & gardé")
        let places = OwnForm.placesFile([(code: "ML1", label: "Kouna, \"Bélé\"", area: "ML")])
        #expect(String(decoding: places, as: UTF8.self) == "name,label,area\nML1,\"Kouna, \"\"Bélé\"\"\",ML\n")
    }

    @Test("Damaged submissions and forms are read or refused with a sentence", arguments: 0..<200 as Range<UInt64>)
    func fuzz(seed: UInt64) throws {
        do { _ = try Submission(damaged(sharedBytes("interchange/openrosa/sample_submission.xml"), seed: seed)) } catch
        {
            #expect((error as? SubmissionRefusal).map { !$0.french.isEmpty } ?? false)
        }
        do { _ = try XForm(damaged(OwnForm.communityAlert.bytes, seed: seed)) } catch { #expect(!error.french.isEmpty) }
    }

    @Test("Kobo's payload is the same report as the phone's own, and an attachment named later changes no answer")
    func kobo() throws {
        let bytes = try sharedBytes("interchange/kobo/hook_payload.json")
        let submission = try KoboSubmission(bytes)
        #expect(
            submission.instanceID.text == "uuid:3b0f7a36-5d5e-4a39-9d1a-0c7b6f1f9a11" && submission.attachments.isEmpty)
        let later = String(decoding: bytes, as: UTF8.self).replacing(
            "\"_attachments\": []",
            with:
                "\"_attachments\": [{\"download_url\":\"https://k.example/1\",\"filename\":\"u/a/1763970000000.jpg\"}]")
        let second = try KoboSubmission(Array(later.utf8))
        #expect(
            second.attachments.first?.name == "1763970000000.jpg"
                && second.attachments.first?.address == "https://k.example/1")
        #expect(AnswersDigest(of: second.answers) == AnswersDigest(of: submission.answers))
        let xml =
            "<d id='f'><start>2026-11-23T06:31:02.114+00:00</start><end>2026-11-23T06:39:55.870+00:00</end><what><incident_type>attack</incident_type><incident_date>2026-11-20</incident_date><commune>XX0101</commune><location>14.51 -4.2 260 18.5</location><actors>nsag unknown</actors></what><victim><harm>killed</harm><count_min>3</count_min><sex>mixed</sex></victim><victim><harm>injured</harm><count_min>5</count_min><sex>unknown</sex></victim><source><consent_given>yes</consent_given></source><narrative>Attaque du marché de Kouna-Bélé à l’aube.</narrative><photo>1763970000000.jpg</photo><meta><instanceID>uuid:1</instanceID></meta></d>"
        #expect(try Submission(Array(xml.utf8)).digest == AnswersDigest(of: submission.answers))
        let reading = FormMapping.incidentReport.read(submission.answers, scheme: "S")
        #expect(reading.total(.killed) == CountRange(min: 3, max: nil))
        #expect(submission.submittedAt == Instant(iso8601: "2026-11-23T06:40:03Z"))
        for bad in ["[]", "{}", "{\"_uuid\":\"1\"}", "{"] {
            #expect(throws: KoboRefusal.self) { try KoboSubmission(Array(bad.utf8)) }
        }
    }
}
