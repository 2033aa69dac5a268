/// ffmpeg, which makes clean copies of recordings and films: everything is decoded and written anew, so that nothing
/// passes but sound and pixels.
public struct MediaTool: Sendable, Hashable {
    private let path: String

    /// The one that is installed; nil where there is none.
    public static func installed(_ process: ConfinedProcess) -> MediaTool? { named("/usr/bin/ffmpeg", process) }

    /// A program the operator named, if it is what its name says.
    public static func named(_ path: String, _ process: ConfinedProcess) -> MediaTool? {
        guard let answer = try? process.run([path, "-version"], input: []),  // not there, or not it
            answer.starts(with: "ffmpeg version".utf8)
        else { return nil }
        return MediaTool(path: path)
    }

    /// The command for a file on standard input. The kind is named, so that nothing in the file chooses its reader, and
    /// no reader opens anything else.
    ///
    /// Standard input is a file in memory, named as one: phones write the index of a film at its end.
    func command(for kind: EvidenceKind) -> (words: [String], gives: EvidenceKind)? {
        Self.reader(of: kind).map {
            ([path] + Self.quiet + ["-f", $0, "-i", "file:/dev/stdin"] + Self.bare + Self.film, .mp4)
        }
    }

    /// Whether copies of this kind are made by ffmpeg.
    public static func makes(_ kind: EvidenceKind) -> Bool { reader(of: kind) != nil }

    private static func reader(of kind: EvidenceKind) -> String? {
        switch kind {
        case .mp4, .threeGP: "mov"
        case .webm: "matroska"
        case .ogg: "ogg"
        default: nil
        }
    }

    private static let quiet = ["-nostdin", "-v", "quiet", "-threads", "1", "-protocol_whitelist", "file,pipe"]
    /// Neither title, place, day, chapters, subtitles nor data, nor the name of the program that wrote it.
    private static let bare = [
        "-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact", "-flags:v", "+bitexact",
        "-flags:a", "+bitexact",
    ]
    /// The picture, where there is one, and the sound. Small enough to be made while someone waits, large enough to know a
    /// face, a uniform or a number plate; its sides are even, as its format wants them.
    private static let film = [
        "-map", "0:v:0?", "-map", "0:a:0?", "-vf", "scale=-2:'trunc(min(480,ih)/2)*2'", "-c:v", "libx264", "-preset",
        "ultrafast",
        "-crf", "26", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "64k", "-movflags", "frag_keyframe+empty_moov",
        "-f", "mp4", "pipe:1",
    ]
}
