import Protection

/// Area codes and names among the properties of a feature, under the names in use: `adm2_pcode`, `admin2Pcode`,
/// `ADM2_PCODE`, `ADM2_EN`, `admin2Name_fr`, `shapeID` with `shapeType`, or plain `code`, `name`, `level`.
struct AreaProperties {
    struct Level {
        let number: Int
        let code: String
        let name: String?
    }

    /// From the country down.
    let levels: [Level]
    let validFrom: Day?

    var deepest: Level? { levels.last }

    init(_ properties: [String: String]) {
        var folded: [String: String] = [:]
        for (key, value) in properties where !value.trimmedText.isEmpty && value != "<Null>" {
            var name = foldedName(key)
            if name.hasPrefix("admin") { name = "adm" + name.dropFirst(5) }
            folded[name] = value.trimmedText
        }
        func first(_ keys: [String]) -> String? { keys.lazy.compactMap { folded[$0] }.first }
        var levels: [Level] = []
        for number in 0...5 {
            let stem = "adm\(number)"
            let country = number == 0 ? ["countrypcode", "countrycode", "iso3"] : []
            guard let code = first(["\(stem)pcode", "\(stem)code", "\(stem)id"] + country) else { continue }
            let endings = ["namefr", "name", "fr", "nameen", "en", "", "refname", "ref"]
            let name = first(endings.map { stem + $0 } + (number == 0 ? ["country"] : []))
            levels.append(Level(number: number, code: code, name: name))
        }
        if levels.isEmpty, let code = first(["shapeid", "pcode", "code"]) {
            let level = first(["level", "admlevel", "shapetype"]) ?? "1"
            let number = level.last?.wholeNumberValue ?? 1
            let name = first(["shapename", "namefr", "name", "nameen"])
            if let parent = first(["parent", "parentcode", "parentpcode"]), number > 0 {
                levels.append(Level(number: number - 1, code: parent, name: nil))
            }
            levels.append(Level(number: number, code: code, name: name))
        }
        self.levels = levels
        validFrom = first(["validfrom", "validon"]).flatMap { Day($0) }
    }
}
