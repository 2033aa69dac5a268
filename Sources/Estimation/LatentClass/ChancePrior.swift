/// A prior Beta(shape, 1) of the chance that a list holds someone of a class: uniform for shape 1, the nearer to uniform in
/// the logarithm of the chance the smaller the shape.
struct ChancePrior: Sendable {
    let shape: Double
    let logShape: Double
    private let listed: [Double]
    private let classes: [Double]

    private static let held = 16_384

    /// - Parameter shape: Above 0.
    init(shape: Double) {
        self.shape = shape
        logShape = logarithm(shape)
        listed = (0..<Self.held).map { logGamma(shape + Double($0)) }
        classes = (0..<Self.held).map { logGamma(1 + shape + Double($0)) }
    }

    static let uniform = ChancePrior(shape: 1)
    /// Halfway between uniform in the chance and uniform in its logarithm.
    static let halfway = ChancePrior(shape: 0.5)

    /// log Γ(shape + people): what so many people of a class on a list weigh, the chance integrated out.
    func ofListed(_ people: Int) -> Double {
        people < Self.held ? listed[people] : logGamma(shape + Double(people))
    }

    /// log Γ(1 + shape + people): by how much the number of people in a class lessens that, for each list.
    func ofClass(_ people: Int) -> Double {
        people < Self.held ? classes[people] : logGamma(1 + shape + Double(people))
    }
}
