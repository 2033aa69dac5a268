internal import Foundation

/// Brings the model's log odds to what people's decisions confirm: w′ = intercept + slope · w (Platt 1999).
///
/// Before anyone has decided anything, the slope is that of `moderated`. Both numbers are fitted by maximum a posteriori with
/// normal priors around "leave it as it is" (intercept 0 ± 0.14, slope that of `moderated` ± 0.14). The priors are that
/// narrow because whether a pair was judged does not depend on its weight alone: the queue for review prefers pairs whose
/// persons disagree, and these are true less often than others of like weight. On generated lists a hundred decisions
/// under priors of 1 and 0.5 cost more pairs than they won; under these they win.
public struct ScoreCalibration: Sendable, Hashable, Codable {
    public let intercept: Double
    public let slope: Double
    /// How many decisions it was fitted to.
    public let decisions: Int

    /// No decisions, no change.
    public static let none = ScoreCalibration(intercept: 0, slope: 1, decisions: 0)

    /// What odds from a model of so many records are worth before anyone has decided anything: a model that has seen little
    /// knows its own shares badly, and whoever takes them for known is too sure. The log odds w have a variance σ² from the
    /// shares they are made of; the mean probability over it is about that of w / √(1 + πσ²/8) (MacKay 1992). Eight
    /// comparisons are taken to have a variance of 0.8 each where nothing but the starting values is known, less in
    /// proportion as records come in: the half of it at 50. Of 18 records 0.6 of the log odds remain, of 1,000 0.94, of
    /// 10,000 0.99. It never changes which side of even odds a pair is on.
    static func moderated(records: Int) -> ScoreCalibration {
        let variance = 8 * 0.8 / (1 + Double(records) / 50)
        return ScoreCalibration(intercept: 0, slope: 1 / (1 + .pi * variance / 8).squareRoot(), decisions: 0)
    }

    /// A calibration of given numbers.
    public init(intercept: Double, slope: Double, decisions: Int) {
        self.intercept = intercept
        self.slope = slope
        self.decisions = decisions
    }

    /// Fits judged pairs by Newton's method, around an earlier calibration where there is one. Log odds beyond ±12 count
    /// as ±12: no decision can tell them apart.
    public init(_ judged: [(weight: Double, isSamePerson: Bool)], after earlier: ScoreCalibration = .none) {
        let points = judged.map { (w: min(max($0.weight, -12), 12), y: $0.isSamePerson ? 1.0 : 0.0) }
        let (centre, tilt) = (earlier.intercept, earlier.slope)
        var (a, b) = (centre, tilt)
        for _ in 0..<50 {
            var gradient = ((centre - a) / Self.interceptVariance, (tilt - b) / Self.slopeVariance)
            var (haa, hab, hbb) = (1 / Self.interceptVariance, 0.0, 1 / Self.slopeVariance)
            for point in points {
                let p = 1 / (1 + exp(-(a + b * point.w)))
                gradient.0 += point.y - p
                gradient.1 += (point.y - p) * point.w
                let v = p * (1 - p)
                haa += v
                hab += v * point.w
                hbb += v * point.w * point.w
            }
            let determinant = haa * hbb - hab * hab
            let step = (
                (hbb * gradient.0 - hab * gradient.1) / determinant, (haa * gradient.1 - hab * gradient.0) / determinant
            )
            a += min(max(step.0, -2), 2)
            b = max(0.05, b + min(max(step.1, -0.5), 0.5))
            if abs(step.0) + abs(step.1) < 1e-9 { break }
        }
        self.init(intercept: a, slope: b, decisions: earlier.decisions + judged.count)
    }

    private static let interceptVariance = 0.02
    private static let slopeVariance = 0.02

    /// The calibrated log odds.
    @inline(__always)
    func calibrated(_ weight: Float) -> Float {
        intercept == 0 && slope == 1 ? weight : Float(intercept) + Float(slope) * weight
    }
}
