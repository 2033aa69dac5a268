/// Drives an annealer through its cycles within an effort.
struct Watch {
    let effort: Sequencer.Effort
    let shouldStop: () -> Bool
    let progress: (Sequencer.Progress) -> Void

    init(
        effort: Sequencer.Effort, shouldStop: @escaping () -> Bool, progress: @escaping (Sequencer.Progress) -> Void
    ) {
        self.effort = effort
        self.shouldStop = shouldStop
        self.progress = progress
    }
}
