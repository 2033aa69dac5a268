private import Foundation

/// Keeps what was read from lingering in memory that was given back.
public enum FreedMemory {
    /// From now on the C library overwrites blocks that are freed, texts of names among them, and no core file is
    /// written. Call it once, first thing. Costs a few per cent of the time spent on allocation.
    ///
    /// Up to seven small blocks of each size that a thread keeps at hand (glibc's tcache) are overwritten only by what
    /// uses them next. Only the environment takes that shelf away: `GLIBC_TUNABLES=glibc.malloc.tcache_count=0`.
    /// - Returns: Whether this system can do both.
    @discardableResult
    public static func overwriteFromNow() -> Bool {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        let core = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
        // mallopt is glibc's own and stands in no header Swift imports; M_PERTURB is -6.
        guard let symbol = dlsym(nil, "mallopt") else { return false }
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        return mallopt(-6, 0xA5) == 1 && core
    }
}
