import Bytes

extension SealedReport {
    /// The envelope as it travels and is kept.
    public var text: String {
        let header = header.parts
            .map { part in "\"\(part.name)\":" + (part.text.map { "\"\($0)\"" } ?? "null") }
            .joined(separator: ",")
        return """
            {"v":1,"suite":"\(suite.rawValue)","key":"\(keyID)","header":{\(header)},\
            "enc":"\(Base64.url.encode(box.encapsulated))","body":"\(Base64.url.encode(box.ciphertext))"}
            """
    }

    /// Reads an envelope; nothing is opened, and nothing but its form is checked.
    /// - Parameter text: UTF-8.
    /// - Throws: `tooLarge`, `malformed`, `unknownVersion`, `unknownSuite`, `invalidHeader`.
    public init(text: [UInt8]) throws(SealingError) {
        guard text.count <= Self.largestText else { throw .tooLarge(limit: Self.largestText) }
        var scanner = EnvelopeScanner(text)
        try scanner.expectVersion()
        try scanner.expect(#","suite":""#)
        guard let suite = SealingSuite(rawValue: try scanner.text("suite", upTo: 64)) else { throw .unknownSuite }
        try scanner.expect(#"","key":""#)
        let keyID = try scanner.text("key", upTo: 32)
        guard keyID.utf8.count == 32, keyID.utf8.allSatisfy({ (0x30...0x39) ~= $0 || (0x61...0x66) ~= $0 }) else {
            throw .malformed(at: "key")
        }
        try scanner.expect(#"","header":{"scheme":"#)
        let scheme = try scanner.optionalText("scheme", upTo: 100)
        try scanner.expect(#","area":"#)
        let area = try scanner.optionalText("area", upTo: 100)
        try scanner.expect(#","category":"#)
        let category = try scanner.optionalText("category", upTo: 100)
        try scanner.expect(#","urgency":"#)
        let urgencyText = try scanner.optionalText("urgency", upTo: 10)
        let urgency = urgencyText.flatMap(ReportHeader.Urgency.init)
        guard (urgencyText == nil) == (urgency == nil) else { throw .invalidHeader(field: "urgency") }
        try scanner.expect(#"},"enc":""#)
        let encapsulated = try scanner.bytes("enc", upTo: suite.encapsulatedCount)
        try scanner.expect(#"","body":""#)
        let ciphertext = try scanner.bytes("body", upTo: SizeClass.largest + 16)
        try scanner.expect("\"}")
        try scanner.expectEnd()
        guard encapsulated.count == suite.encapsulatedCount else { throw .malformed(at: "enc") }
        guard SizeClass.isSize(ciphertext.count - 16) else { throw .malformed(at: "body") }
        let header = try ReportHeader(areaScheme: scheme, areaCode: area, category: category, urgency: urgency)
        self.init(
            header: header, keyID: keyID,
            box: HybridBox(suite: suite, encapsulated: encapsulated, ciphertext: ciphertext))
    }
}
