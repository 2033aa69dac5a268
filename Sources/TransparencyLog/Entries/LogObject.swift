/// What something was done to: a kind, and an identifier where it has one.
public struct LogObject: Sendable, Hashable {
    public let kind: LogObjectKind
    /// nil for what there is only one of, such as the store, or for a whole kind, such as a list of devices.
    public let id: LogID?

    public init(_ kind: LogObjectKind, _ id: LogID? = nil) {
        self.kind = kind
        self.id = id
    }
}

/// The kinds of things the log speaks of. Numbers are for ever: one is never given another meaning.
public enum LogObjectKind: UInt8, Sendable, Hashable, CaseIterable {
    // People and access.
    case person = 1
    case factor = 2
    case session = 3
    case invitation = 4
    case token = 5
    case device = 6
    case grant = 7
    case compartment = 8
    case approval = 9
    // Who is sealed apart.
    case victim = 20
    case source = 21
    case consent = 22
    case linkage = 23
    // What was said and held.
    case report = 40
    case alert = 41
    case incident = 42
    case assessment = 43
    case caseFile = 44
    case evidence = 45
    case referral = 46
    case claim = 47
    case input = 48
    case answer = 49
    // What is planned and handed on.
    case importRun = 60
    case mission = 61
    case plan = 62
    case decision = 63
    case task = 64
    case agreement = 65
    case release = 66
    case recordSeries = 67
    case disposition = 68
    // The store itself.
    case store = 80
    case setting = 81
    case key = 82
    case backup = 83
    case checkpoint = 84
    case log = 85
}
