import Evidence
import Testing

/// With the real ffmpeg, which also makes what is copied.
@Suite("A copy of a recording or a film is what is heard and seen, and nothing else")
struct MediaCopyTests {
    private let process: ConfinedProcess
    private let tool: MediaTool

    init() throws {
        process = try ConfinedProcess()
        tool = try #require(MediaTool.installed(process), "scripts/setup installs ffmpeg")
    }

    /// A second of a tone, and for a film of a moving picture, with a title.
    private func recording(_ format: [String], film size: String? = nil) throws -> [UInt8] {
        let picture = size.map { ["-f", "lavfi", "-i", "testsrc=d=1:s=\($0)"] } ?? []
        return try process.run(
            ["/usr/bin/ffmpeg", "-nostdin", "-v", "quiet", "-f", "lavfi", "-i", "sine=440:d=1"] + picture
                + ["-metadata", "title=Qanari Zut"] + format + ["pipe:1"], input: [])
    }

    private func copy(_ bytes: [UInt8], _ kind: EvidenceKind) throws -> ViewingCopy {
        try ViewingCopy.make(of: bytes, kind, by: nil, tool, in: process)
    }

    private func holds(_ bytes: [UInt8], _ word: String) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(word)
    }

    @Test("The voice note of a messenger is heard, without its title")
    func voice() throws {
        let note = try recording(["-c:a", "libopus", "-f", "ogg"])
        #expect(EvidenceKind.detect(note, isWhole: true) == .ogg && holds(note, "Qanari"))
        let copy = try copy(note, .ogg)
        #expect(copy.kind == .mp4 && EvidenceKind.detect(copy.bytes, isWhole: true) == .mp4)
        // A second of sound at 64 kbit/s, and an envelope.
        #expect((4_000...16_000).contains(copy.bytes.count) && !holds(copy.bytes, "Qanari"))
    }

    @Test("A film of a phone is seen at 480 lines, without what was written on it")
    func film() throws {
        let film = try recording(
            ["-c:v", "libx264", "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov", "-f", "mp4"],
            film: "960x720")
        #expect(EvidenceKind.detect(film, isWhole: true) == .mp4 && holds(film, "Qanari"))
        let copy = try copy(film, .mp4)
        #expect(copy.kind == .mp4 && copy.bytes.count > 1_000)
        #expect(!holds(copy.bytes, "Qanari"))
        // The size of the picture as it stands in the track's description: 640 by 480.
        #expect(copy.bytes.indices.contains { copy.bytes[$0...].starts(with: [0x02, 0x80, 0x01, 0xE0]) })
    }

    @Test("What a browser records is known for what it is, and copied")
    func browser() throws {
        let note = try recording(["-c:a", "libopus", "-f", "webm"])
        #expect(EvidenceKind.detect(note, isWhole: true) == .webm && holds(note, "Qanari"))
        let copy = try copy(note, .webm)
        #expect(copy.kind == .mp4 && !holds(copy.bytes, "Qanari"))
    }

    @Test("A film whose picture has odd sides is copied all the same")
    func odd() throws {
        let film = try recording(["-c:v", "libvpx", "-c:a", "libopus", "-f", "webm"], film: "321x241")
        #expect(try copy(film, .webm).kind == .mp4)
    }

    @Test("A recording cut off before its sound is damaged, and without ffmpeg it is said what to install")
    func damaged() throws {
        let note = try recording(["-c:a", "libopus", "-f", "ogg"])
        #expect(throws: ViewingCopy.Failure.damaged) { try copy(Array(note.prefix(40)), .ogg) }
        #expect(throws: ViewingCopy.Failure.noMediaTool) {
            try ViewingCopy.make(of: note, .ogg, by: nil, in: process)
        }
        #expect(ViewingCopy.Failure.noMediaTool.english.contains("apt-get install ffmpeg"))
        #expect(MediaTool.named("/bin/true", process) == nil)
    }
}
