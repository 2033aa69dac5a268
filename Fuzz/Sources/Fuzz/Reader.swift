import Collection
import Foundation
import Interchange
import Messaging
import PlaceNames
import StrictText

/// A reader under test: it may refuse whatever it is given, with a sentence, and may not do anything else.
enum Reader: String {
    case xml, json, submission, form, multipart, kobo, fields, message, csv, geojson, cbor, envelope

    /// The one that `FUZZ_READER` names.
    static let chosen = ProcessInfo.processInfo.environment["FUZZ_READER"].flatMap(Reader.init(rawValue:)) ?? .xml

    func read(_ bytes: [UInt8]) {
        do {
            try attempt(bytes)
        } catch {
            // A refusal is an answer.
        }
    }

    private func attempt(_ bytes: [UInt8]) throws {
        switch self {
        case .xml: _ = try XML.parse(bytes)
        case .json: Self.again(try JSON.parse(bytes))
        case .submission: _ = try Submission(bytes)
        case .form: _ = try XForm(bytes)
        case .kobo: _ = try KoboSubmission(bytes)
        case .fields: _ = FormFields(String(decoding: bytes, as: UTF8.self))
        case .message: _ = Self.messages.read(String(decoding: bytes, as: UTF8.self))
        case .cbor: _ = try CBORReader.whole(bytes)
        case .multipart: try Self.parts(bytes)
        case .csv: try Self.rows(bytes)
        case .geojson:
            _ = try AreaReader.read(MemoryBytes(bytes), options: ImportOptions(scheme: "x")) { _, _ in }
        case .envelope: try Self.envelope(bytes)
        }
    }

    /// Places to be found, or nearly: of one word and of several, two of one name, one under a second name.
    private static let messages = AlertReader(
        gazetteer: Gazetteer(
            [["Ménaka"], ["Kouna"], ["Kouna"], ["Tin Hama", "Camp"], ["Bara Issa Nord"]].enumerated().map {
                key, names in
                NamedPlace(id: .init(list: "fuzz", key: "\(key)"), names: names.map { .init($0) }, areas: [])
            }))

    /// What was read is written and read again: it is the same. What is written and does not read is a fault of ours.
    private static func again(_ value: JSON) {
        let second = try? JSON.parse(Array(value.text.utf8))
        precondition(second == value, "read, written and read again it is another")
    }

    /// In pieces of every size, so that a boundary falls everywhere.
    private static func parts(_ bytes: [UInt8]) throws {
        guard let size = bytes.first.map({ Int($0 % 32) + 1 }) else { return }
        var reader = MultipartReader(boundary: "x")
        for start in stride(from: 1, to: bytes.count, by: size) {
            try reader.feed(bytes[start..<min(start + size, bytes.count)]) { _ in }
        }
        try reader.finish()
    }

    private static func rows(_ bytes: [UInt8]) throws {
        var reader = try DelimitedReader(MemoryBytes(bytes))
        while try reader.next() { _ = reader.text(0) }
    }

    private static func envelope(_ bytes: [UInt8]) throws {
        var scanner = EnvelopeScanner(bytes)
        try scanner.expectVersion()
        try scanner.expect(#","suite":""#)
        _ = try scanner.text("suite", upTo: 64)
        try scanner.expect(#"","header":"#)
        _ = try scanner.optionalText("header", upTo: 100)
        try scanner.expect(#","body":""#)
        _ = try scanner.bytes("body", upTo: 4_096)
        try scanner.expect(#""}"#)
        try scanner.expectEnd()
    }
}

/// Called by libFuzzer with every input it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Reader.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// The package manager gives the program's entry this name, and libFuzzer's own is not taken then.
@_cdecl("Fuzz_main")
public func fuzzMain(
    _ count: CInt, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    var (count, words) = (count, words)
    return runDriver(&count, &words, fuzzOneInput)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
