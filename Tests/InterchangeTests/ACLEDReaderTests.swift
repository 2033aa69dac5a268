import Interchange
import Protection
import Testing

@Suite struct ACLEDReaderTests {
    private let header =
        "event_id_cnty;event_date;time_precision;event_type;sub_event_type;actor1;inter1;actor2;inter2;"
        + "civilian_targeting;country;admin1;admin2;location;latitude;longitude;geo_precision;fatalities\n"

    private func events(_ rows: String) throws -> (incidents: [Incident], summary: ReadSummary) {
        var incidents: [Incident] = []
        let summary = try ACLEDReader.read(MemoryBytes(header + rows)) { record, _ in incidents.append(record) }
        return (incidents, summary)
    }

    @Test("Violence against civilians counts its single figure as a minimum, flagged, with no maximum")
    func civilians() throws {
        let event = try #require(
            try events(
                "MLI1;2023-01-05;1;Violence against civilians;Attack;JNIM;2;Civilians (Mali);7;Civilian targeting;"
                    + "Mali;Gao;Gao;Gao;16.27;-0.04;1;7\n"
            ).incidents.first)
        #expect(event.violence == .oneSided)
        #expect(event.harm(.killed, .civilian) == CountRange(min: 7, max: nil, best: 7))
        #expect(event.flags == [.singleFigure])
        #expect(event.attribution.actor == "JNIM")
    }

    @Test("The dead of a battle have no known status, and old dates and codes are read")
    func battle() throws {
        let event = try #require(
            try events(
                "MLI2;13 August 2023;3;Battles;Armed clash;Military Forces of Mali;1;JNIM;2;;Mali;Gao;Gao;X;16;0;3;4\n"
            ).incidents.first)
        #expect(event.violence == .stateBased)
        #expect(event.harm(.killed, .civilian) == nil)
        #expect(event.harm(.killed, .unknown)?.min == 4)
        #expect(event.start == Day("2023-08-13") && event.datePrecision == .month)
        #expect(event.placePrecision == .admin1 && event.attribution.actor == nil)
    }

    @Test("Abduction is harm of unknown number; a quiet protest is skipped; identity militias are communal")
    func others() throws {
        let read = try events(
            "A;2023-01-05;2;Violence against civilians;Abduction/forced disappearance;Unidentified Armed Group (Mali);"
                + "3;Civilians;7;Civilian targeting;Mali;G;G;X;16;0;2;0\n"
                + "B;2023-01-05;1;Protests;Peaceful protest;Protesters (Mali);6;;;;Mali;G;G;X;16;0;1;0\n"
                + "C;2023-01-05;1;Battles;Armed clash;Dogon;Identity Militia;Fulani;Identity militia;;Mali;G;G;X;16;0;1;2\n"
                + "D;2023-01-05;1;Battles;Armed clash;X;2;Y;2;;Mali;G;G;X;91;0;1;2\n")
        #expect(read.incidents.map(\.origin.key) == ["A", "C"])
        #expect(read.incidents[0].harm(.abducted, .civilian) == .unknown)
        #expect(read.incidents[0].attribution.actor == nil)
        #expect(read.incidents[1].isCommunal == true)
        #expect(read.summary.skipped == 1)
        #expect(read.summary.rejections.map(\.column) == ["latitude"])
    }
}
