/// SHA-1 (FIPS 180-4; RFC 3174). Only inside HMAC, where gateways sign their posts with it and its collisions do no
/// harm.
public struct SHA1: ByteDigest {
    public static let blockLength = 64
    private var buffer = BlockBuffer()
    private var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]

    public init() {}

    public mutating func update(_ bytes: some Sequence<UInt8>) {
        var state = state
        buffer.take(bytes) { SHA1.compress(&state, $0) }
        self.state = state
    }

    public consuming func finalized() -> [UInt8] {
        update(buffer.padding(bigEndian: true))
        return bigEndianBytes(state)
    }

    private static func compress(_ state: inout [UInt32], _ block: UnsafeBufferPointer<UInt8>) {
        var words = (0..<16).map { bigEndianWord(block, $0) }
        words.reserveCapacity(80)
        for index in 16..<80 {
            words.append(rotatedLeft(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1))
        }
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for step in 0..<80 {
            let (mix, constant): (UInt32, UInt32) =
                switch step / 20 {
                case 0: ((b & c) | (~b & d), 0x5a82_7999)
                case 1: (b ^ c ^ d, 0x6ed9_eba1)
                case 2: ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc)
                default: (b ^ c ^ d, 0xca62_c1d6)
                }
            let next = rotatedLeft(a, 5) &+ mix &+ e &+ constant &+ words[step]
            (e, d, c, b, a) = (d, c, rotatedLeft(b, 30), a, next)
        }
        for (index, word) in [a, b, c, d, e].enumerated() { state[index] &+= word }
    }
}
