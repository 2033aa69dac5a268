/// Where the columns of an ACLED export stand.
struct ACLEDColumns {
    let id, date, datePrecision, eventType, actor1, latitude, longitude, placePrecision, fatalities: Int
    let subType, actor2, inter1, inter2, civilianTargeting, country, admin1, admin2, place: Int?

    init(_ table: Table) throws(InterchangeError) {
        let found = try table.require([
            ["event_id_cnty"], ["event_date"], ["time_precision"], ["event_type"], ["actor1"], ["latitude"],
            ["longitude"], ["geo_precision"], ["fatalities"],
        ])
        (id, date, datePrecision, eventType, actor1) = (found[0], found[1], found[2], found[3], found[4])
        (latitude, longitude, placePrecision, fatalities) = (found[5], found[6], found[7], found[8])
        subType = table.column("sub_event_type")
        actor2 = table.column("actor2")
        inter1 = table.column("inter1")
        inter2 = table.column("inter2")
        civilianTargeting = table.column("civilian_targeting")
        country = table.column("country")
        admin1 = table.column("admin1")
        admin2 = table.column("admin2")
        place = table.column("location")
    }
}
