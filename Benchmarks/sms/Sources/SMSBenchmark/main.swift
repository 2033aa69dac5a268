import Foundation
import Messaging
import PlaceNames
import Protection

// Reading text messages against 50,000 places, in CPU time of this process. Names are made by a seed in the shape of
// the region's, so that many sound alike and the near ones have to be told apart.
//
//     swift run -c release --package-path Benchmarks/sms SMSBenchmark [messages.jsonl]

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

var random = Seeded(state: 2_023)
let heads = ["Kou", "Ba", "Dou", "Sa", "Ma", "Ti", "Fa", "Ko", "Dia", "N’Go", "Si", "Ga", "To", "Yo", "Mo", "Wa"]
let middles = ["na", "la", "gou", "ma", "ri", "bou", "ssa", "ko", "nde", "ra", "di", "lé", "mba", "ga", "ya", "wo"]
let tails = ["", "koro", "bougou", "dougou", "ni", "ba", "kou", "-Bélé", "-Koura", "ra", "la", "ka"]
let places = (0..<50_000).map { number in
    let name =
        heads.randomElement(using: &random)! + middles.randomElement(using: &random)!
        + middles.randomElement(using: &random)! + tails.randomElement(using: &random)!
    return NamedPlace(
        id: NamedPlace.ID(list: "made", key: "\(number)"), names: [NamedPlace.Name(name)],
        areas: [AreaRef(scheme: "S", code: "\(number % 50)")])
}

var texts = [
    "ALERTE KOUNA ATTAQUE 3M 5B", "alert kouna atack 3mort 5bless svp aide",
    "Alerte. Hommes armés vus à Sô vers le marché, maintenant",
    "Hier soir a Kouna 2 personnes enlevées sur la piste, pas de mort",
    "KƐLƐ Kuna: mɔgɔ saba fagara",
    "Gunmen seen near Diabougou heading north, at least 20 on motorbikes, people fleeing",
]
if let path = CommandLine.arguments.dropFirst().first {
    struct Line: Decodable { let text: String }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    texts = try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).text }
}

let before = processorSeconds()
let gazetteer = Gazetteer(places)
print("50,000 places built in \(Int((processorSeconds() - before) * 1000)) ms of CPU")

let reader = AlertReader(gazetteer: gazetteer)
let area: Set<AreaRef> = [AreaRef(scheme: "S", code: "7")]
for (name, areas) in [("anywhere", []), ("within one area of fifty", area)] as [(String, Set<AreaRef>)] {
    var times: [Double] = []
    var found = 0
    for _ in 0..<200 {
        for text in texts {
            let start = processorSeconds()
            let reading = reader.read(text, from: areas)
            times.append((processorSeconds() - start) * 1_000)
            if reading.place != nil { found += 1 }
        }
    }
    times.sort()
    func figure(_ share: Double) -> String { String(format: "%.3f", times[Int(Double(times.count - 1) * share)]) }
    let mean = String(format: "%.3f", times.reduce(0, +) / Double(times.count))
    print(
        "\(name): \(times.count) messages, mean \(mean) ms, median \(figure(0.5)) ms, 99 % under \(figure(0.99)) ms, "
            + "most \(figure(1)) ms; a place in \(found)")
}
