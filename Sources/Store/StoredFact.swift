public import Database
public import Protection

/// A fact kept in versions, each with the moment it was recorded and the moment a later version replaced it, so that
/// any figure can be told "as known on" a day.
///
/// The table of a fact holds its own columns after those every fact has: `id, fact_key, version, digest, import_run,
/// supersedes, recorded_at, superseded_at`. A version still being imported has no `recorded_at` and is seen by nobody.
public protocol StoredFact: Sendable {
    /// The table's name.
    static var table: SQL { get }
    /// The fact's own columns, in the order of `values`.
    static var columns: SQL { get }
    /// How many columns that is.
    static var columnCount: Int { get }

    /// What makes two versions the same fact, unique in the table.
    var key: String { get }
    /// One value per column.
    var values: [Value] { get }

    /// Reads the fact back from a row whose columns start at `first`.
    init(row: Row, first: Int) throws(DatabaseError)

    /// What an import is to make of this fact where the store already holds a version of it: by default, this fact as
    /// it is. A kind of fact that some sources know only in part keeps here what they cannot tell.
    func joined(to held: Self) -> Self
    /// Whether `joined` may differ from the fact as imported, so that the held version must be read.
    static var joinsHeld: Bool { get }
    /// Whether what someone may see depends on facts of this kind.
    static var shapesAccess: Bool { get }
}

extension StoredFact {
    public func joined(to held: Self) -> Self { self }
    public static var joinsHeld: Bool { false }
    public static var shapesAccess: Bool { false }
}

/// A fact with the identity its current version has in the store.
public struct Held<Fact: StoredFact>: Sendable {
    public let id: String
    public let fact: Fact
    public let recordedAt: Instant
}

/// A fingerprint of what a fact says: FNV-1a, 64 bits, over its values. It tells a revised row from an unchanged one;
/// it is no defence against someone who forges rows.
func digest(of values: [Value]) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ byte: UInt8) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    func mix(word: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }
    for value in values {
        switch value {
        case .null: mix(0)
        case .int64(let number):
            mix(1)
            mix(word: UInt64(bitPattern: number))
        case .double(let number):
            mix(2)
            mix(word: number.bitPattern)
        case .text(let text):
            mix(3)
            for byte in text.utf8 { mix(byte) }
        case .blob(let bytes):
            mix(4)
            for byte in bytes { mix(byte) }
        case .bool(let flag): mix(flag ? 6 : 5)
        }
    }
    return Int64(bitPattern: hash)
}

extension Int? {
    /// A small number as a column value.
    var value: Value { self.map { .int64(Int64($0)) } ?? .null }
}
extension Int {
    var value: Value { .int64(Int64(self)) }
}
extension Double? {
    var value: Value { self.map(Value.double) ?? .null }
}
extension String? {
    var value: Value { self.map(Value.text) ?? .null }
}
