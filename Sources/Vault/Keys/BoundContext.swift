import Database
import Protection

/// What each sealed value is bound to, so that none can be moved to another row, subject or key unnoticed.
enum BoundContext {
    static func compartmentKey(_ compartment: CompartmentID, version: Int) -> [UInt8] {
        bytes(["compartment key", compartment.rawValue, String(version)])
    }

    static func wrap(
        _ subject: SubjectID, _ subjectClass: SubjectClass, _ compartment: CompartmentID, version: Int
    ) -> [UInt8] {
        bytes(["wrap", subject.description, subjectClass.rawValue, compartment.rawValue, String(version)])
    }

    static func object(_ object: UUIDv7, _ version: Keyring.Version) -> [UInt8] {
        bytes(["object", object.description, version.compartment.rawValue, String(version.number)])
    }

    static func field(_ subject: SubjectID, _ subjectClass: SubjectClass, _ field: IdentityField) -> [UInt8] {
        bytes(["field", subject.description, subjectClass.rawValue, field.rawValue])
    }

    static func consent(_ subject: SubjectID, _ consent: Consent) -> [UInt8] {
        bytes([
            "consent", subject.description, consent.id.description, String(consent.givenAt.microseconds),
            consent.expiresAt.map { String($0.microseconds) } ?? "",
        ])
    }

    static let proof = bytes(["proof of the master key"])

    /// No part holds a NUL: texts with it are refused before they get here.
    private static func bytes(_ parts: [String]) -> [UInt8] {
        Array((["releve vault 1"] + parts).joined(separator: "\0").utf8)
    }
}
