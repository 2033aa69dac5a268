import Interchange
import Protection
import Testing

@Suite struct JSONValueTests {
    @Test("Ranges and areas are written as the contract shows them")
    func contract() {
        #expect(
            JSONValue(CountRange(min: 12, max: nil, unknownReports: 2)).text
                == #"{"min":12,"max":null,"best":null,"unknownReports":2}"#)
        #expect(
            JSONValue(MeasureRange(min: 0.1, max: 3, best: 2.5)).text
                == #"{"min":0.1,"max":3,"best":2.5,"unknownReports":0}"#)
        #expect(
            JSONValue(AreaRef(scheme: "COD-AB 2021", code: "ML1001")).text
                == #"{"scheme":"COD-AB 2021","code":"ML1001"}"#)
    }

    @Test("Control characters, quotes and figures JSON cannot say are written safely")
    func safe() {
        let value: JSONValue = ["a": ["x\"\\\n\u{1}é", .double(.infinity), 1.5, true, nil]]
        #expect(value.text == #"{"a":["x\"\\\n\u0001é",null,1.5,true,null]}"#)
    }
}
