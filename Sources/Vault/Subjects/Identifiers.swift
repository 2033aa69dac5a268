public import Database

/// A person as the facts know them: a pseudonym. Who it is stands only in the vault.
public struct SubjectID: Sendable, Hashable {
    /// The identifier, made by whoever enrols the subject.
    public let uuid: UUIDv7

    public init(_ uuid: UUIDv7) {
        self.uuid = uuid
    }
}

extension SubjectID: CustomStringConvertible, Comparable, ValueConvertible {
    /// The 36 characters of the identifier.
    public var description: String { uuid.description }

    public static func < (left: SubjectID, right: SubjectID) -> Bool { left.uuid < right.uuid }

    public var databaseValue: Value { uuid.databaseValue }
}

/// Areas × organisations × cases that are opened together; each has its own keys.
public struct CompartmentID: Sendable, Hashable {
    /// 1 to 100 characters without meaning to a thief: it stands in clear beside the wrapped keys.
    public let rawValue: String

    /// - Returns: nil for a text that is empty, longer than 100 bytes, or holds a control character.
    public init?(_ rawValue: String) {
        guard (1...100).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            return nil
        }
        self.rawValue = rawValue
    }
}

extension CompartmentID: CustomStringConvertible, Comparable, ValueConvertible {
    public var description: String { rawValue }

    public static func < (left: CompartmentID, right: CompartmentID) -> Bool { left.rawValue < right.rawValue }

    public var databaseValue: Value { .text(rawValue) }
}

/// Whoever asks: the identifier of an account, never a name.
public struct AccountID: Sendable, Hashable, RawRepresentable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
