/// Whether two byte strings are the same, in a time that depends on their lengths alone. For secrets and their digests,
/// where an ordinary comparison would tell a patient stranger how far a guess was right.
@inline(never)
public func equalInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
}
