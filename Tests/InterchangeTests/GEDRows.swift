/// A small GED table to bend in tests.
struct GEDRows {
    static let header =
        "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,"
        + "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low"

    /// One sound row, with the given columns changed.
    static func row(_ changes: [String: String] = [:]) -> String {
        var values: [String: String] = [
            "id": "1", "type_of_violence": "3", "side_a": "IS", "side_b": "Civilians", "where_prec": "1",
            "where_coordinates": "Menaka", "adm_1": "Gao region", "adm_2": "Menaka", "latitude": "15.9",
            "longitude": "2.4", "country": "Mali", "event_clarity": "1", "date_prec": "1",
            "date_start": "2023-01-01", "date_end": "2023-01-02", "deaths_a": "0", "deaths_b": "0",
            "deaths_civilians": "4", "deaths_unknown": "1", "best": "5", "high": "7", "low": "4",
        ]
        values.merge(changes) { $1 }
        return header.split(separator: ",").map { values[String($0)] ?? "" }.joined(separator: ",")
    }

    static func table(_ rows: [String]) -> String {
        ([header] + rows).joined(separator: "\n") + "\n"
    }
}
