/// A copy of a recording that says nothing but the sound: no name of a device, no place, no day.
///
/// The two kinds that phones record and that have a plain build are rebuilt from their parts; nothing is decoded.
/// Others keep what they came with in too many places to be sure of, so there is no copy of them.
enum SoundCopy {
    static let kinds: Set<EvidenceKind> = [.wav, .amr]

    /// - Returns: Nil for a kind there are no copies of.
    /// - Throws: `damaged` where it is not built as its kind is.
    static func make(of original: [UInt8], _ kind: EvidenceKind) throws(ViewingCopy.Failure) -> [UInt8]? {
        switch kind {
        case .wav: try wave(original)
        case .amr: try speech(original)
        default: nil
        }
    }

    /// RIFF WAVE: the format and the sound are kept, every other chunk is left out.
    private static func wave(_ bytes: [UInt8]) throws(ViewingCopy.Failure) -> [UInt8] {
        guard bytes.count >= 12, bytes[0..<4].elementsEqual("RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8)
        else { throw .damaged }
        func number(_ at: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
        var kept: [UInt8] = []
        var (hasFormat, hasSound) = (false, false)
        var at = 12
        while at + 8 <= bytes.count {
            let name = bytes[at..<at + 4]
            // A recorder that was cut off wrote more than it kept: what is there is the sound.
            let end = min(at + 8 + number(at + 4), bytes.count)
            let body = bytes[at + 8..<end]
            let (isFormat, isSound) = (name.elementsEqual("fmt ".utf8), name.elementsEqual("data".utf8))
            if isFormat, !hasFormat, (16...64).contains(body.count) {
                kept += chunk("fmt ", body)
                hasFormat = true
            } else if isSound, hasFormat, !hasSound {
                kept += chunk("data", body)
                hasSound = true
            }
            at = end + body.count % 2
        }
        guard hasFormat, hasSound else { throw .damaged }
        return chunk("RIFF", Array("WAVE".utf8) + kept)
    }

    private static func chunk(_ name: String, _ body: some Collection<UInt8>) -> [UInt8] {
        let count = UInt32(truncatingIfNeeded: body.count)
        return Array(name.utf8) + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * UInt32($0))) } + Array(body)
            + (body.count.isMultiple(of: 2) ? [] : [0])
    }

    /// Bytes of a frame by its kind (RFC 4867, 5.3), its first byte included; 0 for none such.
    private static let narrow = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1]
    private static let wide = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1]

    /// AMR: frame after frame, for as long as there are whole ones; what phones append after them is left out.
    private static func speech(_ bytes: [UInt8]) throws(ViewingCopy.Failure) -> [UInt8] {
        let heads = [("#!AMR-WB\n", wide), ("#!AMR\n", narrow)]
        guard let (head, sizes) = heads.first(where: { bytes.starts(with: $0.0.utf8) }) else { throw .damaged }
        var at = head.utf8.count
        let start = at
        while at < bytes.count {
            // The bits beside the kind are zero in a frame.
            guard bytes[at] & 0x83 == 0 else { break }
            let size = sizes[Int(bytes[at] >> 3 & 0x0F)]
            guard size > 0, at + size <= bytes.count else { break }
            at += size
        }
        guard at > start else { throw .damaged }
        return Array(bytes[..<at])
    }
}
