import Dispatch

/// A thread beside the pool of the tasks, for comparing everyone with everyone: seconds of computing in the pool would hold
/// up every answer.
final class LinkageThread: TaskExecutor {
    private let queue = DispatchQueue(label: "releve.linkage")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
