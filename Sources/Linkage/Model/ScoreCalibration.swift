internal import Foundation

/// Brings the model's log odds to what people's decisions confirm: w′ = intercept + slope · w (Platt 1999).
///
/// Both numbers are fitted by maximum a posteriori with normal priors around "leave it as it is" (intercept 0 ± 1,
/// slope 1 ± 0.5), so a handful of decisions moves little and none moves nothing. The fit is honest as long as whether
/// a pair was judged depends on its weight alone, as in the queue for review; decisions collected for another reason
/// (complaints, say) bias it.
public struct ScoreCalibration: Sendable, Hashable, Codable {
    public let intercept: Double
    public let slope: Double
    /// How many decisions it was fitted to.
    public let decisions: Int

    /// No decisions, no change.
    public static let none = ScoreCalibration(intercept: 0, slope: 1, decisions: 0)

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

    private static let interceptVariance = 1.0
    private static let slopeVariance = 0.25

    /// The calibrated log odds.
    @inline(__always)
    func calibrated(_ weight: Float) -> Float {
        decisions == 0 ? weight : Float(intercept) + Float(slope) * weight
    }
}
