import CQRencode
import Pages

extension SquareCode {
    /// A QR code (ISO/IEC 18004) of a text, with middling error correction; nil where the text is too long for one.
    init?(qr text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        // The lowest bit of each byte says whether the square is dark.
        self.init(side: side, squares: (0..<side * side).map { data[$0] & 1 == 1 })
    }
}
