import ArgumentParser
import Foundation
import Interchange
import Linkage
import LinkageFiles
import Protection
import Workflows

/// `releve link RECORDS.csv -o CLUSTERS.csv`: which records speak of one person.
struct LinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Find which records of casualty lists speak of one person.",
        discussion: """
            The columns are rec_id, source, given_name, family_name, sex, age, event_date and so on, in any order; other
            names go by a map. The model is learnt from the records themselves, and from decisions where there are any.
            """)

    @Argument(help: "The records (CSV); - reads standard input.") var records: String
    @Option(name: [.customShort("o"), .long], help: "Where to write rec_id,cluster_id.") var output: String
    @Option(help: "Also write the pairs worth a look: a,b,probability.") var pairs: String?
    @Option(help: "Which column is which, and what else to compare (YAML).") var map: String?
    @Option(help: "Settings, and a model to use instead of learning one (YAML).") var model: String?
    @Option(help: "Decisions of people to learn from and to obey: a,b,same (CSV).") var labels: String?
    @Option(help: "Also write settings and the model used (YAML), for --model.") var writeModel: String?
    @Option(help: "Also write the pairs to judge, first what teaches most: a,b,probability,why.") var review: String?
    @Option(help: "How many pairs to judge.") var reviewCount = 100
    @Option(help: "Seed of every random choice; by default that of the settings.") var seed: UInt64?
    @OptionGroup var answer: OutputOptions

    func validate() throws {
        if !(1...10_000).contains(reviewCount) { throw ValidationError("--review-count is from 1 to 10000.") }
        // Nothing is written over what is read, or over what was just written.
        let written = [output, pairs, writeModel, review].compactMap(\.self)
        let read = [records, map, model, labels].compactMap(\.self).filter { $0 != "-" }
        if written.contains("-") { throw ValidationError("- is standard input; name a file to write to.") }
        var taken = Set(read.map(Self.place))
        for path in written where !Files.isDevice(path) {
            guard taken.insert(Self.place(path)).inserted else {
                throw ValidationError("\(path) is named twice: it would be written over what is read or written.")
            }
        }
    }

    func run() throws {
        let profile = try profile()
        let linked: LinkedRecords
        do {
            linked = try LinkRecords(profile: profile)(
                try source(records), decisions: try labels.map(source), progress: progress)
        } catch {
            throw Refusal(error).placed(at: records)
        }
        try write(linked, profile)
        let summary = LinkSummaryJSON(linked, in: answer.language)
        if answer.json { try Report.json(summary) } else { show(summary) }
    }

    private static func place(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }

    private func profile() throws -> LinkageProfile {
        var profile = LinkageProfile()
        if let model { profile = try LinkageProfile(yaml: try Files.text(at: model), file: model) }
        if let map { profile.map = try ColumnMap(yaml: try Files.text(at: map), file: map) }
        if let seed { profile.settings.seed = seed }
        return profile
    }

    private func source(_ path: String) throws -> FileBytes {
        do {
            return path == "-" ? FileBytes(descriptor: 0, name: "standard input") : try FileBytes(path: path)
        } catch {
            throw Refusal(error).placed(at: path)
        }
    }

    private func write(_ linked: LinkedRecords, _ profile: LinkageProfile) throws {
        let table = linked.file.table
        try Files.write(bytes: ClusterText.clusters(linked.result, of: table), to: output)
        if let pairs {
            try Files.write(to: pairs) { write in try ClusterText.pairs(linked.result.pairs, of: table, write) }
        }
        if let writeModel {
            let learnt = LinkageProfile(
                settings: profile.settings,
                map: ColumnMap(columns: profile.map.columns, extras: linked.index.model.extras),
                model: linked.index.model)
            try Files.write(bytes: Array(learnt.yaml.utf8), to: writeModel)
        }
        if let review {
            let queue = linked.index.reviewQueue(linked.result, limit: reviewCount)
            try Files.write(bytes: ClusterText.review(queue, of: table, in: answer.language), to: review)
        }
    }

    private var progress: (LinkRecords.Step) -> Void {
        guard answer.showsProgress else { return { _ in } }
        let language = answer.language
        return { step in
            switch step {
            case .reading: Report.note(Phrase(fr: "  lecture", en: "  reading")[language])
            case .learning(let count):
                Report.note(
                    Phrase(fr: "  apprentissage · \(count) fiches", en: "  learning · \(count) records")[language])
            case .comparing: Report.note(Phrase(fr: "  comparaison", en: "  comparing")[language])
            }
        }
    }

    private func show(_ summary: LinkSummaryJSON) {
        let language = answer.language
        print(
            Phrase(
                fr: "\(summary.records) fiches · \(summary.namedPersons) personnes nommées · "
                    + "\(summary.persons - summary.namedPersons) fiches sans nom, non rapprochées · "
                    + "\(summary.pairs) paires à revoir · \(summary.rejected.count) rangées refusées",
                en: "\(summary.records) records · \(summary.namedPersons) named persons · "
                    + "\(summary.persons - summary.namedPersons) records without a name, not linked · "
                    + "\(summary.pairs) pairs worth a look · \(summary.rejected.count) rows refused")[language])
        for note in summary.notes { print(note) }
        for rejected in (summary.rejected + summary.decisions.rejected).prefix(50) {
            print("  \(rejected.line) · \(rejected.column) · \(rejected.value) · \(rejected.why)")
        }
        let more = summary.rejected.count + summary.decisions.rejected.count - 50
        if more > 0 { print("  … +\(more) (--json)") }
    }
}
