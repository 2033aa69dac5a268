/// A copy of a picture that is safe to look at: without where, when and with what it was taken, and smaller; or of a
/// recording or a film, without all but what is heard and seen. The original stays sealed and is never given to a
/// browser.
public struct ViewingCopy: Sendable {
    public let kind: EvidenceKind
    public let bytes: [UInt8]
    /// Whether the program that made it could have reached a network.
    public let network: ConfinedProcess.Network

    /// Why there is no copy to look at; the original can still be exported.
    public enum Failure: Error, Sendable, Hashable {
        /// No program for it on this machine.
        case noTool
        /// No program for recordings and films on this machine.
        case noMediaTool
        /// A kind we make no copies of: documents, GIF, and HEIC where ImageMagick can't read it.
        case kind(EvidenceKind)
        /// The program refused the picture: damaged, or cut off.
        case damaged
        /// It took too much time, memory or space.
        case limit
        /// What came out is not clean; it is thrown away.
        case unclean

        /// What happened and what to do, in English.
        public var english: String {
            switch self {
            case .noTool:
                "No viewing copy can be made: install ImageMagick (apt-get install imagemagick) on the server."
            case .noMediaTool:
                "No copy of this recording can be made: install ffmpeg (apt-get install ffmpeg) on the server."
            case .kind(let kind): "There are no viewing copies of \(kind.rawValue). Export the original to look at it."
            case .damaged: "The file is damaged: no viewing copy can be made. The original is kept as it came."
            case .limit: "The file takes too much to open: no viewing copy is made. Export the original to see it."
            case .unclean: "The viewing copy still held metadata and was thrown away. Tell the operator."
            }
        }

        /// What happened and what to do, in French.
        public var french: String {
            switch self {
            case .noTool:
                "Aucune copie à regarder : installez ImageMagick (apt-get install imagemagick) sur le serveur."
            case .noMediaTool:
                "Aucune copie de cet enregistrement : installez ffmpeg (apt-get install ffmpeg) sur le serveur."
            case .kind(let kind): "Pas de copie à regarder pour \(kind.rawValue). Exportez l’original pour le voir."
            case .damaged: "Le fichier est abîmé : pas de copie à regarder. L’original est gardé tel qu’il est arrivé."
            case .limit:
                "Le fichier est trop lourd à ouvrir : pas de copie à regarder. Exportez l’original pour le voir."
            case .unclean: "La copie contenait encore des métadonnées et a été jetée. Prévenez l’opérateur."
            }
        }
    }

    /// Whether a copy of this kind can be made at all: asked before anything is opened.
    /// - Throws: `noTool`, `noMediaTool`, `kind`.
    public static func requireWay(
        of kind: EvidenceKind, by tool: ImageTool?, _ media: MediaTool? = nil
    ) throws(Failure) {
        if !SoundCopy.kinds.contains(kind) { _ = try command(for: kind, tool, media, side: 1) }
    }

    private typealias Command = (words: [String], environment: [String], gives: EvidenceKind)

    private static func command(
        for kind: EvidenceKind, _ tool: ImageTool?, _ media: MediaTool?, side: Int
    ) throws(Failure) -> Command {
        if MediaTool.makes(kind) {
            guard let media else { throw .noMediaTool }
            guard let found = media.command(for: kind) else { throw .kind(kind) }
            return (found.words, [], found.gives)
        }
        guard let tool else { throw .noTool }
        guard let found = tool.command(for: kind, side: side) else { throw .kind(kind) }
        return found
    }

    /// Makes the copy. Blocks the thread for up to the process's time limit.
    /// - Parameters:
    ///   - original: The picture, recording or film, opened from its sealed file.
    ///   - kind: What it is by its bytes.
    ///   - tool: For pictures; nil says `noTool`.
    ///   - media: For recordings and films; nil says `noMediaTool`.
    ///   - side: The longest side of the copy of a picture, in pixels.
    public static func make(
        of original: [UInt8], _ kind: EvidenceKind, by tool: ImageTool?, _ media: MediaTool? = nil,
        in process: ConfinedProcess, side: Int = 2048
    ) throws(Failure) -> ViewingCopy {
        if let sound = try SoundCopy.make(of: original, kind) {
            return ViewingCopy(kind: kind, bytes: sound, network: process.network)
        }
        let command = try command(for: kind, tool, media, side: side)
        let made: [UInt8]
        do {
            made = try process.run(command.words, environment: command.environment, input: original)
        } catch {
            switch error {
            case .missing: throw MediaTool.makes(kind) ? .noMediaTool : .noTool
            case .limit: throw .limit
            // Whether this ImageMagick reads HEIC depends on how it was built.
            case .ended: throw kind == .heic ? .kind(.heic) : .damaged
            }
        }
        // The marks are those of pictures: four bytes like them stand in any film of some length by chance.
        guard EvidenceKind.detect(made, isWhole: true) == command.gives, !command.gives.isImage || Self.isClean(made)
        else { throw .unclean }
        return ViewingCopy(kind: command.gives, bytes: made, network: process.network)
    }

    /// Whether no known mark of metadata is left: Exif, XMP, IPTC, or a comment's text chunk.
    static func isClean(_ bytes: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [
            Array("Exif\0\0".utf8), Array("http://ns.adobe.com/xap/".utf8), Array("Photoshop 3.0".utf8),
            Array("eXIf".utf8), Array("iTXtXML".utf8),
        ]
        return bytes.withUnsafeBufferPointer { buffer in
            !buffer.indices.contains { place in
                marks.contains { mark in
                    buffer[place] == mark[0] && place + mark.count <= buffer.count
                        && mark.indices.allSatisfy { buffer[place + $0] == mark[$0] }
                }
            }
        }
    }
}
