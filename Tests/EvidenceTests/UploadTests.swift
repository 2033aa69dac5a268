import Crypto
import Evidence
import Foundation
import SeededSupport
import TestSupport
import Testing
import TransparencyLog

@Suite("Taking a file")
struct UploadTests {
    @Test(
        "what arrives is what is kept, with its SHA-256, whatever the pieces", arguments: [1, 7, 4_095, 4_096, 100_000])
    func kept(_ piece: Int) throws {
        let intake = try Intake()
        let bytes = Pictures.jpeg(
            400, 300, before: Pictures.segment(0xE1, Array("Exif".utf8)), after: [UInt8](repeating: 9, count: 6_000))
        let upload = try intake.send(bytes, name: "IMG_2023.jpg", announced: bytes.count, piece: piece)
        #expect(upload.kind == .jpeg)
        #expect(upload.imageSize == ImageSize(.jpeg, bytes))
        #expect(upload.byteCount == bytes.count)
        #expect(upload.digest == Array(SHA256.hash(data: bytes)))
        #expect(try intake.content(upload) == bytes)
        #expect(upload.commitment == Commitment(digest: upload.digest, salt: upload.salt))
        #expect(intake.files == ["\(Intake.id(1)).sealed"])
    }

    @Test("a folder that cannot be put on disk is a refusal, never passed over")
    func durable() throws {
        let folder = try TemporaryFolder()
        try Durable.synchronize(folder: folder.path)
        try Data().write(to: URL(fileURLWithPath: folder.path + "/file"))
        for place in [folder.path + "/gone", folder.path + "/file"] {
            #expect(throws: SealError.storage) { try Durable.synchronize(folder: place) }
        }
    }

    @Test("the kind is told from the bytes, never from the name")
    func kinds() throws {
        let samples: [(EvidenceKind, [UInt8], String)] = [
            (.png, Pictures.png(10, 10), "a.png"), (.webp, Pictures.webp("VP8X", 10, 10), "a.webp"),
            (.heic, Pictures.heic(4_032, 3_024), "a.HEIC"), (.mp4, Pictures.container("isom"), "a.mov"),
            (.threeGP, Pictures.container("3gp4"), "voice.3ga"), (.amr, Array("#!AMR\n\u{3C}".utf8), "note.amr"),
            (.ogg, Array("OggS\0\u{2}......OpusHead".utf8), "PTT-2023.opus"),
            (.wav, Array("RIFF\u{4}\0\0\0WAVEfmt ".utf8), "a.wav"),
            (.pdf, Array("%PDF-1.7\n%%EOF\n".utf8), "plainte.pdf"),
            (.text, Array("Trois motos à l’aube.\n".utf8), "note.txt"),
            (.csv, Array("jour;lieu\n2023-06-30;Gao\n".utf8), "liste.csv"),
            (.xml, Array("<?xml version=\"1.0\"?>\n<data><a/></data>".utf8), "r.xml"),
        ]
        for (number, (kind, bytes, name)) in samples.enumerated() {
            let intake = try Intake()
            #expect(try intake.send(bytes, name: name, id: number).kind == kind)
            #expect(try intake.send(bytes, name: nil, id: 99).kind == kind)
            #expect(try intake.send(bytes, name: "sans fin", piece: 3, id: 98).kind == kind)
        }
    }

    @Test(
        "asvs_V5_2_1: one byte over the limit is refused as it comes, an announcement over it unread, and nothing stays"
    )
    func bounded() throws {
        var intake = try Intake()
        intake.rule.kinds = [.text: 50_000, .jpeg: 100_000]
        let text = [UInt8](repeating: 97, count: 50_001)
        #expect(throws: UploadRefusal.tooLarge(limit: 50_000)) { try intake.send(text) }
        #expect(try intake.send(Array(text.dropLast())).byteCount == 50_000)
        #expect(throws: UploadRefusal.tooLarge(limit: 100_000)) { try intake.send(Pictures.jpeg(9, 9) + text + text) }
        #expect(throws: UploadRefusal.tooLarge(limit: 100_000)) { try intake.send([], announced: 100_001, id: 2) }
        #expect(intake.files.count == 1)
        // A sender who announces little and sends much, or who is cut off.
        #expect(throws: UploadRefusal.incomplete(expected: 10, received: 20)) {
            try intake.send(Array(text.prefix(20)), announced: 10, id: 3)
        }
        #expect(throws: UploadRefusal.incomplete(expected: 30, received: 20)) {
            try intake.send(Array(text.prefix(20)), announced: 30, id: 4)
        }
        #expect(throws: UploadRefusal.empty) { try intake.send([], id: 5) }
        #expect(intake.files.count == 1)
    }

    @Test("asvs_V5_2_1: a refusal comes before the rest is read")
    func early() throws {
        let intake = try Intake()
        let receiver = try UploadReceiver(
            rule: .attachment, name: "f.jpg", folder: intake.folder.path, object: Intake.id(1), key: intake.key)
        #expect(throws: UploadRefusal.kind(nil)) {
            try receiver.receive([0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 4_200))
        }
        #expect(intake.files.isEmpty)
        let giant = try UploadReceiver(
            rule: .attachment, name: "f.png", folder: intake.folder.path, object: Intake.id(2), key: intake.key)
        #expect(throws: UploadRefusal.pictureTooLarge(width: 50_000, height: 50_000, limit: 120_000_000, side: 40_000))
        {
            try giant.receive(Pictures.png(50_000, 50_000, padding: 5_000))
        }
    }

    @Test("asvs_V5_2_2: an ending that names another kind is refused; endings of one family are not")
    func mismatch() throws {
        let intake = try Intake()
        let png = Pictures.png(5, 5)
        for name in ["a.jpg", "a.PDF", "a.html", "a.svg", "a.php", "a.exe", "photo.jpg.js"] {
            #expect(
                throws: UploadRefusal.mismatch(
                    extension: String(name.split(separator: ".").last ?? "").lowercased(), .png)
            ) {
                try intake.send(png, name: name)
            }
        }
        #expect(throws: UploadRefusal.self) { try intake.send(Array("<html><body>".utf8), name: "page.jpg") }
        #expect(try intake.send(png, name: "sans.ending-known").kind == .png)
        #expect(try intake.send(Pictures.jpeg(5, 5), name: "a.JPEG", id: 2).kind == .jpeg)
        #expect(try intake.send(Pictures.container("mp42"), name: "a.3gp", id: 3).kind == .mp4)
    }

    @Test("asvs_V5_2_2: files that are two things at once are refused")
    func polyglots() throws {
        let intake = try Intake()
        let script = Array("<ScRiPt>alert(1)</script>".utf8)
        let archive = Archive([.init("a.txt", [1, 2, 3])])
        var shifted = archive
        shifted.prefix = Pictures.jpeg(5, 5)
        let comment = Pictures.segment(0xFE, Array("<?php system($_GET['c']); ?>".utf8))
        let polyglots: [(String, [UInt8])] = [
            ("JPEG and PHP", Pictures.jpeg(5, 5, before: comment)),
            ("JPEG and ZIP behind it", Pictures.jpeg(5, 5) + archive.bytes),
            ("JPEG and ZIP with its offsets right", shifted.bytes),
            ("PDF and ZIP", Array("%PDF-1.7\n%%EOF\n".utf8) + archive.bytes),
            ("PNG and script", Pictures.png(5, 5) + script),
            ("PDF and page", Array("%PDF-1.4\n<!DOCTYPE html><p>".utf8)),
            ("JPEG and PDF", Pictures.jpeg(5, 5, before: Pictures.segment(0xFE, Array("%PDF-1.4".utf8)))),
            ("sound and drawing", Array("OggS\0..<svg onload=x>".utf8)),
            ("text that is a page", Array("\u{FEFF}\n <html><script>".utf8)),
            ("text that is a program", Array("#!/bin/sh\nrm -rf /\n".utf8)),
            ("a drawing with script", Array("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)),
        ]
        for (what, bytes) in polyglots {
            for piece in [3, 100_000] {
                #expect(throws: UploadRefusal.polyglot, "\(what)") { try intake.send(bytes, piece: piece) }
            }
        }
        #expect(throws: UploadRefusal.kind(.gif)) {
            try intake.send(Array("GIF89a/*".utf8) + [0, 0, 0, 0, 0x3B] + Array("*/=1;alert(1)".utf8))
        }
        #expect(throws: UploadRefusal.kind(.zip)) { try intake.send(archive.bytes) }
        #expect(intake.files.isEmpty)
    }

    @Test("a mark cut in two by the network is found all the same, at every place")
    func cutMarks() throws {
        let intake = try Intake()
        for place in 1..<24 {
            let bytes =
                Pictures.png(5, 5, padding: 5_000) + [UInt8](repeating: 1, count: place) + Array("<script".utf8) + [
                    2, 2, 2,
                ]
            #expect(throws: UploadRefusal.polyglot) { try intake.send(bytes, piece: 11) }
        }
    }

    @Test("asvs_V5_2_6: a picture of 50 000 × 50 000 is refused by its header, in every format, wherever the header is")
    func giants() throws {
        let intake = try Intake()
        let long = (0..<9).flatMap { _ in Pictures.segment(0xE1, [UInt8](repeating: 1, count: 65_000)) }
        let giants: [[UInt8]] = [
            Pictures.png(50_000, 50_000), Pictures.png(0x7FFF_FFFF, 0x7FFF_FFFF), Pictures.jpeg(50_000, 50_000),
            Pictures.jpeg(65_535, 65_535, before: long), Pictures.heic(50_000, 50_000),
            Pictures.webp("VP8X", 50_000, 50_000),
            Pictures.webp("VP8L", 16_384, 16_384), Pictures.webp("VP8 ", 16_383, 16_383),
            // Two frames: one program sees the small one, another the large one.
            Pictures.jpeg(10, 10, before: Array(Pictures.jpeg(60_000, 60_000).dropFirst(2).prefix(13))),
        ]
        for bytes in giants {
            let error = #expect(throws: UploadRefusal.self) { try intake.send(bytes) }
            guard case .pictureTooLarge = error else {
                Issue.record("refused as \(String(describing: error))")
                continue
            }
        }
        #expect(ImageSize(.gif, Pictures.gif(50_000, 40_000))?.width == 50_000)
        #expect(try intake.send(Pictures.jpeg(12_000, 9_000)).imageSize?.height == 9_000)
    }

    @Test("a picture whose header is cut off or damaged is refused, at every length")
    func truncated() throws {
        let intake = try Intake()
        let jpeg = Pictures.jpeg(40, 30, before: Pictures.segment(0xE0, [1, 2, 3]))
        for length in 3..<(2 + 7 + 13) {
            #expect(throws: UploadRefusal.self) { try intake.send(Array(jpeg.prefix(length))) }
        }
        for length in 8..<33 {
            #expect(throws: UploadRefusal.self) { try intake.send(Array(Pictures.png(4, 4).prefix(length))) }
        }
        for coding in ["VP8X", "VP8L", "VP8 "] {
            #expect(throws: UploadRefusal.pictureUnreadable) {
                try intake.send(Array(Pictures.webp(coding, 4, 4).prefix(24)))
            }
            #expect(
                try intake.send(Pictures.webp(coding, 40, 30), id: coding.hashValue & 0xFFFF).imageSize
                    == ImageSize(.png, Pictures.png(40, 30)))
        }
        #expect(throws: UploadRefusal.pictureUnreadable) { try intake.send(Pictures.png(0, 10)) }
        #expect(throws: UploadRefusal.pictureUnreadable) { try intake.send(Pictures.container("heic")) }
    }

    @Test("text must be text to its last byte, also where a character is cut by the network")
    func text() throws {
        let intake = try Intake()
        let words = Array(String(repeating: "Ménaka — 𞤆𞤵𞤤𞤢𞤪 ", count: 900).utf8)
        for (id, piece) in [1, 2, 3, 5, 4_097].enumerated() {
            #expect(try intake.send(words, piece: piece, id: id + 10).kind == .text)
        }
        #expect(throws: UploadRefusal.notText) { try intake.send(words + [0]) }
        #expect(throws: UploadRefusal.notText) { try intake.send(words + [0xC3]) }
        #expect(throws: UploadRefusal.notText) { try intake.send(words + [0xFF, 0x41]) }
        #expect(throws: UploadRefusal.kind(nil)) { try intake.send([0x4D, 0xE9, 0x6E, 0x61, 0x6B, 0x61]) }
    }

    @Test(
        "asvs_V5_3_1, V5_3_2: the name never becomes a path: the file stands under its identifier, sealed, not executable"
    )
    func paths() throws {
        let intake = try Intake()
        let names = [
            "../../etc/passwd", "/etc/cron.d/x.png", "..\\..\\x.png", "a\0b.png",
            String(repeating: "é", count: 4_000) + ".png", "CON", "x/../../y",
        ]
        for (number, name) in names.enumerated() {
            let upload = try intake.send(Pictures.png(3, 3), name: name, id: number)
            #expect(upload.path == "\(intake.folder.path)/\(Intake.id(number)).sealed")
            let mode = try FileManager.default.attributesOfItem(atPath: upload.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        #expect(Set(intake.files) == Set(names.indices.map { "\(Intake.id($0)).sealed" }))
    }

    @Test("an upload that is broken off leaves nothing, and one never writes over another")
    func abandoned() throws {
        let intake = try Intake()
        do {
            let receiver = try UploadReceiver(
                rule: .attachment, name: nil, folder: intake.folder.path, object: Intake.id(1), key: intake.key)
            try receiver.receive(Pictures.png(3, 3))
            #expect(intake.files.count == 1)
        }
        #expect(intake.files.isEmpty)
        let first = try intake.send(Pictures.png(3, 3))
        #expect(throws: UploadRefusal.storage) { try intake.send(Pictures.png(4, 4)) }
        #expect(try intake.content(first) == Pictures.png(3, 3))
        #expect(throws: UploadRefusal.storage) {
            try UploadReceiver(
                rule: .attachment, name: nil, folder: intake.folder.path + "/not-there", object: Intake.id(1),
                key: intake.key)
        }
    }

    @Test("whatever bytes are sent, the answer is a kept file or a refusal with a sentence")
    func noise() throws {
        let intake = try Intake(rule: .caseFile)
        var generator = SeededGenerator(seed: 77)
        let seeds: [[UInt8]] = [
            Pictures.jpeg(50, 40, before: Pictures.segment(0xE1, [1, 2])), Pictures.png(5, 5), Pictures.heic(5, 5),
            Pictures.webp("VP8L", 5, 5), Samples.zip, Array("<?xml version='1.0'?><a b='c'>&lt;<!-- x --></a>".utf8),
        ]
        var refused = 0
        for round in 0..<1_500 {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            if round % 5 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
            do {
                #expect(try intake.content(try intake.send(bytes, id: 100 + round)) == bytes)
            } catch let refusal as UploadRefusal {
                refused += 1
                #expect(refusal.english.hasSuffix(".") && refusal.french.hasSuffix("."))
            }
        }
        #expect(refused > 100 && refused < 1_500)
    }

    @Test("each step of custody is a value for the log, and holds no name and no bare digest")
    func custody() throws {
        let intake = try Intake()
        let upload = try intake.send(Pictures.png(3, 3), name: "Moussa.png")
        let events = upload.custody(by: .device(Intake.id(7)), at: 1_688_083_200_000_000, compartment: Intake.id(8))
        #expect(events.map(\.action) == [.evidenceReceived, .evidenceSealed])
        for event in events {
            let bytes = LogEntry(seq: 0, event: event).bytes
            #expect(event.commitment == upload.commitment)
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Moussa"))
            #expect(!bytes.indices.contains { bytes[$0...].starts(with: upload.digest) })
        }
        #expect(Set(CustodyEvent.allCases.map(\.action)).count == CustodyEvent.allCases.count)
        let refused = CustodyEvent.refused.event(of: Intake.id(1), by: .unknown, at: 0)
        #expect(refused.outcome == .refused && refused.reason == .contentRefused)
    }
}
