/// The three ways of estimating, shown side by side since each assumes something else.
public enum EstimationMethod: String, Sendable, Hashable, CaseIterable {
    /// Poisson log-linear models, one chosen by an information criterion or named.
    case logLinear = "log-linear"
    /// Averaging over all decomposable graphs of dependence between lists.
    case decomposable
    /// Groups of people who differ in how easily each list reaches them.
    case latentClass = "latent-class"
}
