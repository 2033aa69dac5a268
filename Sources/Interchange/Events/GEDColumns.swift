/// Where the columns of a UCDP GED file stand, by name: the order and the extra columns differ between releases.
struct GEDColumns {
    let id, start, end, datePrecision, violence, sideA, sideB, placePrecision: Int
    let deathsA, deathsB, civilians, unknown, best, low, high, latitude, longitude: Int
    let place, admin1, admin2, country, sources, clarity, status: Int?

    init(_ table: Table) throws(InterchangeError) {
        let found = try table.require([
            ["id"], ["date_start"], ["date_end"], ["date_prec"], ["type_of_violence"], ["side_a"], ["side_b"],
            ["where_prec"], ["deaths_a"], ["deaths_b"], ["deaths_civilians"], ["deaths_unknown"], ["best", "best_est"],
            ["low", "low_est"], ["high", "high_est"], ["latitude", "lat"], ["longitude", "lon", "long"],
        ])
        (id, start, end, datePrecision, violence) = (found[0], found[1], found[2], found[3], found[4])
        (sideA, sideB, placePrecision) = (found[5], found[6], found[7])
        (deathsA, deathsB, civilians, unknown) = (found[8], found[9], found[10], found[11])
        (best, low, high) = (found[12], found[13], found[14])
        (latitude, longitude) = (found[15], found[16])
        place = table.column("where_coordinates", "where_description")
        admin1 = table.column("adm_1")
        admin2 = table.column("adm_2")
        country = table.column("country")
        sources = table.column("number_of_sources")
        clarity = table.column("event_clarity")
        status = table.column("code_status")
    }
}
