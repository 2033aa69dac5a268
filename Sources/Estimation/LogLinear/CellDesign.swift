/// The columns of a log-linear model over all 2^lists cells; cell 0 is the one nobody sees, and there every column but
/// the constant is 0.
protocol CellDesign: Sendable {
    var listCount: Int { get }
    /// Coefficients, the constant first.
    var parameterCount: Int { get }
    /// The design with these of its columns alone; the constant is the first of them.
    func keeping(_ columns: [Int]) -> Self
    /// The whole-numbered row of a cell.
    func row(_ cell: Int) -> [Int]
    /// The linear predictor of every cell.
    func predict(_ coefficients: [Double], into predictor: inout [Double])
    /// The sum over cells of weight times row.
    func project(_ weights: [Double], into sums: inout [Double])
    /// The sum over cells of weight times row times row, as a full square.
    func information(_ weights: [Double], into matrix: inout [Double])
}

/// A hierarchical model: the column of a term is 1 where the cell holds all its lists.
///
/// Sums over all cells above a term, for all terms at once, take lists × 2^lists additions (Yates 1937), and the
/// product of two columns is the column of their union. No matrix of cells by terms is ever made.
struct HierarchicalDesign: CellDesign {
    let listCount: Int
    let masks: [Int]
    var parameterCount: Int { masks.count }

    init(_ model: ListModel) {
        listCount = model.listCount
        masks = [0] + model.terms
    }

    private init(listCount: Int, masks: [Int]) {
        self.listCount = listCount
        self.masks = masks
    }

    func keeping(_ columns: [Int]) -> HierarchicalDesign {
        HierarchicalDesign(listCount: listCount, masks: columns.map { masks[$0] })
    }

    func row(_ cell: Int) -> [Int] { masks.map { cell & $0 == $0 ? 1 : 0 } }

    func predict(_ coefficients: [Double], into predictor: inout [Double]) {
        for cell in predictor.indices { predictor[cell] = 0 }
        for (mask, coefficient) in zip(masks, coefficients) { predictor[mask] = coefficient }
        for list in 0..<listCount {
            let bit = 1 << list
            for cell in predictor.indices where cell & bit != 0 { predictor[cell] += predictor[cell ^ bit] }
        }
    }

    func project(_ weights: [Double], into sums: inout [Double]) {
        let above = sumsAbove(weights)
        for (index, mask) in masks.enumerated() { sums[index] = above[mask] }
    }

    func information(_ weights: [Double], into matrix: inout [Double]) {
        let above = sumsAbove(weights)
        let count = masks.count
        for i in 0..<count {
            for j in 0...i {
                let value = above[masks[i] | masks[j]]
                matrix[i * count + j] = value
                matrix[j * count + i] = value
            }
        }
    }

    private func sumsAbove(_ weights: [Double]) -> [Double] {
        var sums = weights
        for list in 0..<listCount {
            let bit = 1 << list
            for cell in sums.indices where cell & bit == 0 { sums[cell] += sums[cell | bit] }
        }
        return sums
    }
}

/// Any other model, by its rows.
struct RowDesign: CellDesign {
    let listCount: Int
    let parameterCount: Int
    private let rows: [[Int]]
    private let values: [Double]

    /// A classical model with those of its heterogeneity columns that are kept.
    init(_ model: CaptureModel, listCount: Int, columns kept: [Int]) {
        let columns = model.heterogeneity(listCount: listCount)
        let rows = (0..<1 << listCount).map { cell in
            let captures = cell.nonzeroBitCount
            let base = model.hasListEffects ? (0..<listCount).map { cell >> $0 & 1 } : [captures]
            return [1] + base + kept.map { columns[$0](captures) }
        }
        self.init(listCount: listCount, rows: rows)
    }

    private init(listCount: Int, rows: [[Int]]) {
        self.listCount = listCount
        self.rows = rows
        parameterCount = rows[0].count
        values = rows.flatMap { $0.map(Double.init) }
    }

    func keeping(_ columns: [Int]) -> RowDesign {
        RowDesign(listCount: listCount, rows: rows.map { row in columns.map { row[$0] } })
    }

    func row(_ cell: Int) -> [Int] { rows[cell] }

    func predict(_ coefficients: [Double], into predictor: inout [Double]) {
        for cell in predictor.indices {
            var sum = 0.0
            for j in 0..<parameterCount { sum += values[cell * parameterCount + j] * coefficients[j] }
            predictor[cell] = sum
        }
    }

    func project(_ weights: [Double], into sums: inout [Double]) {
        for j in 0..<parameterCount { sums[j] = 0 }
        for cell in weights.indices where weights[cell] != 0 {
            for j in 0..<parameterCount { sums[j] += weights[cell] * values[cell * parameterCount + j] }
        }
    }

    func information(_ weights: [Double], into matrix: inout [Double]) {
        for index in matrix.indices { matrix[index] = 0 }
        let count = parameterCount
        for cell in weights.indices where weights[cell] != 0 {
            for i in 0..<count {
                let scaled = weights[cell] * values[cell * count + i]
                if scaled == 0 { continue }
                for j in 0...i { matrix[i * count + j] += scaled * values[cell * count + j] }
            }
        }
        for i in 0..<count {
            for j in 0..<i { matrix[j * count + i] = matrix[i * count + j] }
        }
    }
}
