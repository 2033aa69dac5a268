private import Foundation

/// Keeps what was read from lingering in memory that was given back.
public enum FreedMemory {
    /// From now on the C library overwrites blocks that are freed, texts of names among them, and no core file is
    /// written. Call it once, first thing: before any input is read, and before there is another thread. Costs a few
    /// per cent of the time spent on allocation, and one more start of the program.
    ///
    /// Up to seven small blocks of each size that a thread keeps at hand (glibc's tcache) would be overwritten only by
    /// what uses them next. Only the environment a process starts with takes that shelf away: where it does not, the
    /// process starts itself again, with the same arguments and under the same number. What else the environment says
    /// is kept. A system that does not allow it goes on with the shelf.
    /// - Returns: Whether this system can do both.
    @discardableResult
    public static func overwriteFromNow() -> Bool {
        startAgainWithoutShelf()
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        let core = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
        // mallopt is glibc's own and stands in no header Swift imports; M_PERTURB is -6.
        guard let symbol = dlsym(nil, "mallopt") else { return false }
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        return mallopt(-6, 0xA5) == 1 && core
    }

    private static let tunables = "GLIBC_TUNABLES"
    private static let shelf = "glibc.malloc.tcache_count="
    /// Stands in the environment of a process that has started itself again, until it looks: once is all it is tried.
    private static let mark = "RELEVE_STARTED_AGAIN"

    /// Nothing is flushed, closed or unblocked: files, signals and limits stay as they were given to us.
    private static func startAgainWithoutShelf() {
        guard getenv(mark) == nil else {
            unsetenv(mark)
            return
        }
        let settings = getenv(tunables).map { String(cString: $0).split(separator: ":") } ?? []
        guard settings.last(where: { $0.hasPrefix(shelf) }) != shelf + "0" else { return }
        let kept = settings.filter { !$0.hasPrefix(shelf) }.map(String.init)
        setenv(tunables, (kept + [shelf + "0"]).joined(separator: ":"), 1)
        setenv(mark, "1", 1)
        execv("/proc/self/exe", CommandLine.unsafeArgv)
        unsetenv(mark)
    }
}
