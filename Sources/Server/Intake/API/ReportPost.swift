import Collection
import Foundation
import Protection
import StrictText
import Workflows

/// What `POST /api/v1/reports` takes as `application/json`: one report. Members it does not know are kept as answers of
/// that name: nothing that was sent is lost.
struct ReportPost: Codable {
    /// The sender's own identity of the report, 1 to 200 bytes, never used for another: best a UUID.
    let id: String
    /// The form it was filled in on; its mapping then says what the answers mean.
    let form: String?
    /// That form's version.
    let version: String?
    /// When it was said, by the sender's clock, ISO 8601 with a zone.
    let saidAt: String?
    /// A message as written; instead of answers, or beside them.
    let text: String?
    /// Answers by their path in the form; a value is a text, a figure or a truth value, a list is a repeat, an object a
    /// group.
    let answers: [String: AnswerValue]?
    /// The identity of the report this one corrects.
    let replaces: String?
    /// `live` (the default), `training` or `draft`: only live reports count.
    let purpose: String?
    /// The area it tells of.
    let area: Area?
    /// Names of files that will follow by `PUT /api/v1/reports/{id}/attachments/{name}`.
    let attachments: [String]?

    /// An area by its scheme and code.
    struct Area: Codable {
        let scheme: String
        let code: String
    }

    /// The value of an answer.
    enum AnswerValue: Codable {
        case text(String)
        case list([AnswerValue])
        case group([String: AnswerValue])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {  // else a list or a group
                self = .text(text)
            } else if let list = try? container.decode([AnswerValue].self) {  // else a group
                self = .list(list)
            } else {
                self = .group(try container.decode([String: AnswerValue].self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .list(let list): try container.encode(list)
            case .group(let group): try container.encode(group)
            }
        }
    }
}

/// What is answered to a report once it is on disk: 201 when it was stored now, 200 when it was here.
struct ReportReceipt: Codable {
    /// The identity its sender gave it.
    let id: String
    /// Our own identity of it, in the order of arrival.
    let receipt: String
    /// `stored` or `same`.
    let outcome: String
}

/// What became of a report, without its content: `GET /api/v1/reports/{id}/status`.
struct ReportStatus: Codable {
    /// The identity its sender gave it.
    let id: String
    /// Our own identity of it.
    let receipt: String
    let receivedAt: String
    /// Whether it was read; what was understood is not told here.
    let isRead: Bool
    /// `live`, `training` or `draft`.
    let purpose: String
    /// Files it names, and whether they are here.
    let attachments: [Attachment]

    /// A file of the report.
    struct Attachment: Codable {
        let name: String
        let hasArrived: Bool
    }
}

/// A page of `GET /api/v1/receipts?after=ID&limit=N`: what was received, in the order of arrival, and no content.
struct ReceiptList: Codable {
    let items: [Receipt]
    /// What to ask for next as `after`; null on the last page.
    let next: String?

    /// One report received.
    struct Receipt: Codable {
        /// The identity its sender gave it.
        let id: String
        /// Our own identity of it.
        let receipt: String
        /// SHA-256 of the answers in their canonical form, hexadecimal.
        let digest: String
        let receivedAt: String
    }

    enum CodingKeys: String, CodingKey {
        case items, next
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        // Null, not absent: whoever pages needs to see the end.
        try container.encode(next, forKey: .next)
    }
}
