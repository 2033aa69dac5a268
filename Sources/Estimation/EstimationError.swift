/// Why no estimate can be given. Each ends as a sentence that says what to do.
public enum EstimationError: Error, Sendable, Hashable {
    /// The caller asked to stop.
    case cancelled
    // What is wrong with a table.
    case noLists
    case tooManyLists(found: Int, limit: Int)
    case repeatedList(String)
    case negativeCount(Int)
    case countTooLarge(limit: Int)
    case unknownPattern(Int)
    /// People who stand on no list, which is what is to be estimated.
    case countOnNoList(Int)
    case nobodyObserved
    /// Tables or draws that should be of one population have different lists.
    case differentLists
    // What a table cannot carry.
    /// One list, perhaps after copies were joined.
    case oneList
    /// Too few lists for this method.
    case tooFewLists(EstimationMethod, found: Int, least: Int)
    /// More lists than this method can take.
    case tooManyListsForMethod(EstimationMethod, found: Int, limit: Int)
    /// Nobody stands on two lists.
    case noOverlap
    /// The counts do not determine the number missing under this model.
    case notDetermined(model: String)
    /// The method did not settle.
    case noConvergence(EstimationMethod)
    // What is wrong with what was asked.
    case unknownModel(String)
    case unknownTerm(String, lists: Int)
    /// The model has an interaction of all lists, which nothing can inform.
    case saturated
    case level(Double)
}
