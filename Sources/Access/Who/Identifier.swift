/// The name of one thing in the store, typed by what it names, so that a device cannot stand where a person should.
public struct Identifier<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The text the store keeps, usually a UUID version 7.
    public let rawValue: String

    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    public var description: String { rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Someone who signs in. (A *person* in the facts is a pseudonym for someone harmed, and never signs in by that name.)
public enum Account {}
/// The part of an organisation an account works in: the second of two persons comes from another one.
public enum Unit {}
/// A body that takes part: the mission, an agency, a committee.
public enum Organisation {}
/// The folder that gathers incidents, people and evidence about one matter.
public enum CaseFile {}
/// A phone or tablet that sends reports.
public enum Device {}
/// A program's token.
public enum Token {}

public typealias AccountID = Identifier<Account>
public typealias UnitID = Identifier<Unit>
public typealias OrganisationID = Identifier<Organisation>
public typealias CaseID = Identifier<CaseFile>
public typealias DeviceID = Identifier<Device>
public typealias TokenID = Identifier<Token>
public typealias GrantID = Identifier<Grant>
public typealias ApprovalID = Identifier<Approval>
public typealias EmergencyAccessID = Identifier<EmergencyAccess>

/// An account with its unit: one of the two in a decision of two persons.
public struct Party: Hashable, Sendable {
    public let account: AccountID
    public let unit: UnitID

    public init(account: AccountID, unit: UnitID) {
        self.account = account
        self.unit = unit
    }
}
