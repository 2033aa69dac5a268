import Collection
import Database
public import Protection
import Store

/// Fetches the photos and recordings that submissions of a Kobo server name and that have not come: one after the other,
/// from hosts the operator named and from no other, whatever address a submission gives.
public struct FetchKoboFiles: Sendable {
    /// No file fetched is longer, in bytes.
    public static let largest = 100_000_000

    /// What one request gave.
    public enum Answer: Sendable {
        case file([UInt8])
        /// Where it leads instead.
        case moved(to: String)
        case refused(status: Int)
        case tooLarge
        case unreachable
    }

    /// Asks for one address. It follows nothing by itself.
    /// - Parameter isFirst: Whether the host is the first one named, which alone is given the token.
    public typealias Carrier = @Sendable (_ address: String, _ isFirst: Bool) async -> Answer

    /// What came of it.
    public struct Summary: Sendable {
        public internal(set) var fetched = 0
        public internal(set) var left: [Left] = []

        /// A file that did not come, and why.
        public struct Left: Sendable {
            /// Our own identity of its report.
            public let report: String
            public let name: String
            public let why: Phrase
        }
    }

    private let intake: Intake
    private let hosts: [String]
    private let carry: Carrier

    /// - Parameter hosts: `kf.example.org`, with a port where one is meant; files may be led on to those after the first.
    public init(intake: Intake, hosts: [String], carry: @escaping Carrier) {
        self.intake = intake
        self.hosts = hosts.map { $0.lowercased() }
        self.carry = carry
    }

    /// Fetches what is missing, oldest report first.
    public func callAsFunction(at now: @Sendable () -> Instant) async throws -> Summary {
        guard let files = intake.files else { throw Refusal.noRoomForFiles }
        var summary = Summary()
        var after = ""
        while !Task.isCancelled {
            let reports = try await intake.store.facts.read { [after] in
                try StoredAttachment.reportsAwaiting(50, format: .kobo, after: after, in: $0)
            }
            guard let last = reports.last else { break }
            after = last
            for id in reports { try await fetch(id, files, &summary, at: now) }
        }
        return summary
    }

    private func fetch(
        _ id: String, _ files: ReportFiles, _ summary: inout Summary, at now: @Sendable () -> Instant
    ) async throws {
        let (report, awaited) = try await intake.store.facts.read { transaction in
            (
                try StoredReport.with(id: id, in: transaction),
                try StoredAttachment.all(of: id, in: transaction).filter { $0.content == nil }.map(\.name)
            )
        }
        guard let report else { return }
        // What does not read names no address.
        let named = try? KoboSubmission(try intake.sealing.open(report.body)).attachments
        for name in awaited {
            guard let address = named?.first(where: { AttachmentName($0.name)?.text == name })?.address else {
                summary.left.append(.init(report: id, name: name, why: Self.noAddress))
                continue
            }
            switch await bytes(at: address) {
            case .success(let bytes):
                let file = try files.begin(name: name)
                try file.add(bytes)
                let arrived = try file.finish(at: now())
                _ = try await AttachFile(store: intake.store, files: files)(arrived, to: id)
                summary.fetched += 1
            case .failure(let failure): summary.left.append(.init(report: id, name: name, why: failure.why))
            }
        }
    }

    private struct Failure: Error {
        let why: Phrase
    }

    private func bytes(at address: String) async -> Result<[UInt8], Failure> {
        var address = address
        for _ in 0..<4 {
            guard let place = rank(of: address) else { return .failure(Failure(why: Self.elsewhere)) }
            switch await carry(address, place == 0) {
            case .file(let bytes):
                return bytes.isEmpty || bytes.count > Self.largest
                    ? .failure(Failure(why: bytes.isEmpty ? Self.empty : Self.tooLarge)) : .success(bytes)
            case .moved(let next): address = next
            case .tooLarge: return .failure(Failure(why: Self.tooLarge))
            case .unreachable: return .failure(Failure(why: Self.unreachable))
            case .refused(let status):
                return .failure(
                    Failure(why: Phrase(fr: "le serveur a répondu \(status)", en: "the server answered \(status)")))
            }
        }
        return .failure(Failure(why: Self.elsewhere))
    }

    /// Which of the hosts named an address belongs to; nil for any other, and for one without `https` that is not of this
    /// machine.
    private func rank(of address: String) -> Int? {
        guard let found = WebhookAddress(address), let place = hosts.firstIndex(of: found.authority) else { return nil }
        return found.isSecure || ["localhost", "127.0.0.1", "::1"].contains(found.host) ? place : nil
    }

    private static let noAddress = Phrase(fr: "aucune adresse n’est donnée", en: "no address is given")
    private static let elsewhere = Phrase(
        fr: "son adresse mène à un autre hôte que ceux nommés", en: "its address leads to a host that was not named")
    private static let tooLarge = Phrase(fr: "le fichier est trop grand", en: "the file is too large")
    private static let empty = Phrase(fr: "le fichier est vide", en: "the file is empty")
    private static let unreachable = Phrase(fr: "le serveur ne répond pas", en: "the server does not answer")
}
