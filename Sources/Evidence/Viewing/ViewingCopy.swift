/// A copy of a picture that is safe to look at: without where, when and with what it was taken, and smaller; or of a
/// recording (WAV, AMR), without all but the sound. The original stays sealed and is never given to a browser.
public struct ViewingCopy: Sendable {
    public let kind: EvidenceKind
    public let bytes: [UInt8]
    /// Whether the program that made it could have reached a network.
    public let network: ConfinedProcess.Network

    /// Why there is no copy to look at; the original can still be exported.
    public enum Failure: Error, Sendable, Hashable {
        /// No program for it on this machine.
        case noTool
        /// A kind we make no copies of: film, other sound, documents, HEIC.
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
            case .kind(let kind): "There are no viewing copies of \(kind.rawValue). Export the original to look at it."
            case .damaged: "The picture is damaged: no viewing copy can be made. The original is kept as it came."
            case .limit: "The picture takes too much to open: no viewing copy is made. The original is kept as it came."
            case .unclean: "The viewing copy still held metadata and was thrown away. Tell the operator."
            }
        }

        /// What happened and what to do, in French.
        public var french: String {
            switch self {
            case .noTool:
                "Aucune copie à regarder : installez ImageMagick (apt-get install imagemagick) sur le serveur."
            case .kind(let kind): "Pas de copie à regarder pour \(kind.rawValue). Exportez l’original pour le voir."
            case .damaged: "L’image est abîmée : pas de copie à regarder. L’original est gardé tel qu’il est arrivé."
            case .limit: "L’image est trop lourde à ouvrir : pas de copie à regarder. L’original est gardé tel quel."
            case .unclean: "La copie contenait encore des métadonnées et a été jetée. Prévenez l’opérateur."
            }
        }
    }

    /// Makes the copy. Blocks the thread for up to the process's time limit.
    /// - Parameters:
    ///   - original: The picture, opened from its sealed file.
    ///   - kind: What it is by its bytes.
    ///   - tool: nil says `noTool`.
    ///   - side: The longest side of the copy, in pixels.
    public static func make(
        of original: [UInt8], _ kind: EvidenceKind, by tool: ImageTool?, in process: ConfinedProcess, side: Int = 2048
    ) throws(Failure) -> ViewingCopy {
        if let sound = try SoundCopy.make(of: original, kind) {
            return ViewingCopy(kind: kind, bytes: sound, network: process.network)
        }
        guard let tool else { throw .noTool }
        guard let command = tool.command(for: kind, side: side) else { throw .kind(kind) }
        let made: [UInt8]
        do {
            made = try process.run(command.words, environment: command.environment, input: original)
        } catch {
            switch error {
            case .missing: throw .noTool
            case .limit: throw .limit
            case .ended: throw .damaged
            }
        }
        guard EvidenceKind.detect(made, isWhole: true) == command.gives, Self.isClean(made) else { throw .unclean }
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
