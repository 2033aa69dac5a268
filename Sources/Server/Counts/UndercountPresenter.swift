import Pages
import Protection
import Store
import Workflows

/// Turns an estimate as it is kept into what its page says.
struct UndercountPresenter {
    let run: StoredUndercount
    let standing: UndercountDesk.Standing
    let areaNames: AreaNames.Known

    func page(frame: Frame, askedBy: String, isOwn: Bool) -> UndercountPage {
        let (result, tables) = (run.result, run.tables)
        let counts = tables?.tables.first?.counts ?? [:]
        let lists = tables?.lists ?? []
        return UndercountPage(
            frame: frame, id: run.id, title: run.title, asked: run.asked ?? Phrase(fr: "", en: ""),
            askedAt: run.askedAt,
            askedBy: askedBy, state: state(result), observed: result?.observed ?? counts.values.reduce(0, +),
            level: result?.level ?? 0.95, draws: tables?.tables.count ?? 1,
            models: result.map { $0.methods.map(Self.model) } ?? [],
            warnings: (result?.warnings ?? tables?.warnings ?? []).map(\.phrase),
            parts: (result?.parts ?? []).map {
                UndercountPage.Part(name: name(of: $0.name), observed: $0.observed, models: $0.methods.map(Self.model))
            },
            lists: lists.map(Self.list),
            patterns: counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { pattern, count in
                UndercountPage.Pattern(
                    lists: lists.indices.filter { pattern >> $0 & 1 == 1 }.map { Self.list(lists[$0]) },
                    count: count)
            },
            mayStop: isOwn)
    }

    private func state(_ result: UndercountAnswer?) -> UndercountPage.State {
        switch run.outcome {
        case .done: return .done
        case .stopped: return .stopped
        case .refused: return .refused(run.refusal)
        case .failed: return .failed(run.fault ?? "unforeseen")
        case nil:
            switch standing {
            case .waiting(let ahead): return .waiting(ahead: ahead)
            case .running: return .running
            case .unknown: return .interrupted
            }
        }
    }

    /// A part of the store's own persons may be an area, by its code.
    private func name(of part: String) -> String {
        guard !run.isPasted else { return part }
        return areaNames.names[AreaRef(scheme: areaNames.scheme, code: part)] ?? part
    }

    private static func list(_ name: String) -> Phrase { Channel(rawValue: name)?.label ?? UndercountWords.list(name) }

    private static func model(_ method: UndercountAnswer.Method) -> UndercountPage.Model {
        UndercountPage.Model(
            code: method.method, estimate: method.estimate, low: method.low, high: method.high,
            refusal: method.refusal?.phrase, notes: method.notes.map(\.phrase))
    }
}
