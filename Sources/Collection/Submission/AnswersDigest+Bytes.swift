import Hashing
public import Protection

extension AnswersDigest {
    /// The digest of what was sent: SHA-256, which has 32 bytes.
    public init(of bytes: [UInt8]) {
        guard let digest = AnswersDigest(SHA256.digest(of: bytes)) else {
            preconditionFailure("SHA-256 gives 32 bytes")
        }
        self = digest
    }

    /// The digest of some answers, by whatever channel they came.
    public init(of answers: ReportAnswers) {
        self.init(of: answers.canonicalBytes)
    }
}
