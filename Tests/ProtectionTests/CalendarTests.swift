import Protection
import Testing

@Suite("Days, months and instants")
struct CalendarTests {
    @Test("Every day of four centuries comes back from its parts")
    func roundTrip() {
        var previous = day("1899-12-31")
        for number in previous.daysSinceEpoch + 1...previous.daysSinceEpoch + 146_097 {
            let next = Day(daysSinceEpoch: number)
            let parts = next.parts
            #expect(Day(year: parts.year, month: parts.month, day: parts.day) == next)
            #expect(previous < next)
            previous = next
        }
    }

    @Test(
        "Days that do not exist are refused",
        arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "2023-6", "", "abc"])
    func refused(_ text: String) { #expect(Day(text) == nil) }

    @Test("A leap day exists, and a longer time text is cut to its day")
    func accepted() {
        #expect(Day("2024-02-29")?.description == "2024-02-29")
        #expect(Day("2023-06-30T23:59:59Z")?.description == "2023-06-30")
        #expect(Day("1970-01-01")?.daysSinceEpoch == 0)
    }

    @Test("June 2023 ends on the 30th, lies in the second quarter and is followed by July")
    func months() {
        let june = month("2023-06")
        #expect(june.lastDay.description == "2023-06-30")
        #expect(june.quarter == 2)
        #expect(june.quarterStart.description == "2023-04")
        #expect(june.advanced(by: 7).description == "2024-01")
        #expect(Month("2023-13") == nil)
    }

    @Test("“As known on a day” lasts to its last microsecond")
    func instants() {
        let end = Instant(endOf: day("2023-06-30"))
        #expect(end.day == day("2023-06-30"))
        #expect(Instant(microseconds: end.microseconds + 1).description == "2023-07-01T00:00:00Z")
        #expect(Instant(microseconds: -1).day == day("1969-12-31"))
    }
}
