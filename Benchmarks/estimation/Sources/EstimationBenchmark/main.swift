import Estimation
import Foundation

// What the engine is worth: against the answers of the R packages, and against truth on simulated tables.
//
//     swift run -c release EstimationBenchmark references FOLDER
//     swift run -c release EstimationBenchmark coverage [TABLES] [SEED] [METHOD]

/// Processor time of the process so far, in seconds.
func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "references" where arguments.count > 2:
    try References(folder: arguments[2]).run()
case "coverage":
    Coverage(
        tables: arguments.count > 2 ? Int(arguments[2]) ?? 200 : 200,
        seed: arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1,
        methods: arguments.count > 4
            ? EstimationMethod(rawValue: arguments[4]).map { [$0] } ?? [] : EstimationMethod.allCases
    ).run()
default:
    print("references FOLDER · coverage [TABLES] [SEED] [METHOD]")
}
