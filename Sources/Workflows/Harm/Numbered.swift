/// Values numbered in the order in which they were first seen.
struct Numbered<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int32] = [:]

    var count: Int { values.count }

    subscript(number: Int32) -> Value { values[Int(number)] }

    /// The number of a value seen before.
    func known(_ value: Value) -> Int32? { numbers[value] }

    mutating func number(of value: Value) -> Int32 {
        if let number = numbers[value] { return number }
        let number = Int32(values.count)
        numbers[value] = number
        values.append(value)
        return number
    }
}
