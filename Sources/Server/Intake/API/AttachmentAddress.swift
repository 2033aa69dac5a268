import Foundation
import Hummingbird

/// The name of a file as it stands in an address.
enum AttachmentAddress {
    /// The name, decoded; nil where it is not one that a file may have.
    static func name(_ visit: Visit) throws -> String? {
        let asked = try visit.parameters.require("name").removingPercentEncoding
        return asked.flatMap { Schema.isFileName($0) ? $0 : nil }
    }
}
