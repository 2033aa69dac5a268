import Protection
import Workflows

/// How many files may come by the open address, in units of 64 KiB: from one block of addresses, and from everywhere. Words
/// alone are always taken, and so is what an enrolled device sends.
struct FieldFilePace: Sendable {
    private let byAddress = RateLimit(1_600, perSeconds: 3_600, burst: 800)
    private let byAll = RateLimit(32_000, perSeconds: 3_600, burst: 8_000)
    private static let unit = 64 << 10

    /// Takes files of these sizes, all of them or none.
    /// - Returns: Nil where they may come; else the seconds to wait.
    func take(_ sizes: [Int], from sender: IncomingReport.FieldSender, at now: Instant) -> Int? {
        guard case .open(let crowd) = sender, !sizes.isEmpty else { return nil }
        let units = Self.units(sizes)
        if let wait = byAddress.take(crowd, units, at: now) { return wait }
        guard let wait = byAll.take("", units, at: now) else { return nil }
        byAddress.giveBack(crowd, units)
        return wait
    }

    /// Gives back what was taken for files that were then refused, or were here already.
    func giveBack(_ sizes: [Int], from sender: IncomingReport.FieldSender) {
        guard case .open(let crowd) = sender else { return }
        byAddress.giveBack(crowd, Self.units(sizes))
        byAll.giveBack("", Self.units(sizes))
    }

    /// A file is one at least: the smallest takes its place on the disk.
    private static func units(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + 1 + max(0, $1 - 1) / unit } }
}
