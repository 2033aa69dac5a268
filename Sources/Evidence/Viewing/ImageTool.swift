private import Foundation

/// A program on this machine that makes a clean copy of a picture.
public enum ImageTool: Sendable, Hashable {
    /// Decodes and draws the picture anew: nothing but pixels passes. At this path.
    case imageMagick(String)
    /// Takes metadata out and leaves the rest as it is: weaker, for what hides elsewhere stays. At this path.
    case exifTool(String)

    /// The better of those that are installed; nil where there is none.
    ///
    /// A program is believed only if it says its own name: a stand-in of that name is not ImageMagick.
    public static func installed(_ process: ConfinedProcess) -> ImageTool? {
        for path in ["/usr/bin/magick", "/usr/bin/convert", "/usr/local/bin/magick"] {
            if says("Version: ImageMagick", [path, "-version"], process) { return .imageMagick(path) }
        }
        return isExifTool("/usr/bin/exiftool", process) ? .exifTool("/usr/bin/exiftool") : nil
    }

    /// A program the operator named, if it is what its name says.
    public static func named(_ path: String, _ process: ConfinedProcess) -> ImageTool? {
        if says("Version: ImageMagick", [path, "-version"], process) { return .imageMagick(path) }
        return isExifTool(path, process) ? .exifTool(path) : nil
    }

    private static func isExifTool(_ path: String, _ process: ConfinedProcess) -> Bool {
        guard let answer = try? process.run([path, "-ver"], input: []) else { return false }  // not there, or not it
        return answer.first.map { (0x30...0x39).contains($0) } ?? false
    }

    private static func says(_ words: String, _ command: [String], _ process: ConfinedProcess) -> Bool {
        guard let answer = try? process.run(command, input: []) else { return false }  // not there, or not it
        return answer.starts(with: words.utf8)
    }

    /// The command for a picture on standard input. The kind is named, so that nothing in the file chooses its reader.
    func command(for kind: EvidenceKind, side: Int) -> (words: [String], environment: [String], gives: EvidenceKind)? {
        guard [.jpeg, .png, .webp, .heic].contains(kind) else { return nil }
        switch self {
        case .imageMagick(let path):
            let limits = [
                "memory", "512MiB", "map", "0", "disk", "0", "area", "512MP", "width", "40KP", "height", "40KP",
                "list-length", "8", "thread", "1",
            ]
            let words = stride(from: 0, to: limits.count, by: 2).flatMap { ["-limit", limits[$0], limits[$0 + 1]] }
            return (
                [path] + words + [
                    "\(kind.rawValue):-[0]", "-auto-orient", "-colorspace", "sRGB", "-background", "white", "-flatten",
                    "-thumbnail", "\(side)x\(side)>", "-strip", "-quality", "85", "jpeg:-",
                ], ["OMP_NUM_THREADS=1", "MAGICK_THREAD_LIMIT=1"], .jpeg
            )
        case .exifTool(let path):
            guard kind == .jpeg || kind == .png else { return nil }
            return ([path, "-all=", "-o", "-", "-"], [], kind)
        }
    }
}
