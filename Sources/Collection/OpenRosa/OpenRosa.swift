import Bytes
import StrictText

/// The documents of OpenRosa 1.0 that ODK Collect, KoboCollect and Enketo read: list of forms, manifest, response.
public enum OpenRosa {
    /// The header every answer carries, and its value.
    public static let versionHeader = (name: "X-OpenRosa-Version", value: "1.0")
    public static let contentType = "text/xml; charset=utf-8"
    /// The part that holds the submission.
    public static let submissionPart = "xml_submission_file"

    /// A form as the list tells of it.
    public struct ListedForm: Hashable, Sendable {
        public let id: String
        public let name: String
        public let version: String
        /// MD5 of the very bytes that the download gives.
        public let md5: [UInt8]
        public let downloadURL: String
        /// Where its media are listed, if it has any.
        public let manifestURL: String?

        public init(
            id: String, name: String, version: String, md5: [UInt8], downloadURL: String, manifestURL: String? = nil
        ) {
            self.id = id
            self.name = name
            self.version = version
            self.md5 = md5
            self.downloadURL = downloadURL
            self.manifestURL = manifestURL
        }
    }

    /// A file that a form refers to.
    public struct MediaFile: Hashable, Sendable {
        public let name: String
        public let md5: [UInt8]
        public let downloadURL: String

        public init(name: String, md5: [UInt8], downloadURL: String) {
            self.name = name
            self.md5 = md5
            self.downloadURL = downloadURL
        }
    }

    /// The list of forms a device may fill in.
    public static func formList(_ forms: [ListedForm]) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("xforms", ["xmlns": "http://openrosa.org/xforms/xformsList"]) { list in
            for form in forms {
                list.element("xform") { entry in
                    entry.element("formID", text: form.id)
                    entry.element("name", text: form.name)
                    entry.element("version", text: form.version)
                    entry.element("hash", text: "md5:" + form.md5.hex)
                    entry.element("downloadUrl", text: form.downloadURL)
                    entry.element("manifestUrl", optional: form.manifestURL)
                }
            }
        }
        return writer.bytes
    }

    /// The files of one form.
    public static func manifest(_ files: [MediaFile]) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("manifest", ["xmlns": "http://openrosa.org/xforms/xformsManifest"]) { list in
            for file in files {
                list.element("mediaFile") { entry in
                    entry.element("filename", text: file.name)
                    entry.element("hash", text: "md5:" + file.md5.hex)
                    entry.element("downloadUrl", text: file.downloadURL)
                }
            }
        }
        return writer.bytes
    }

    /// What the app shows its user after a submission, taken or not.
    public static func response(_ message: String) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("OpenRosaResponse", ["xmlns": "http://openrosa.org/http/response"]) { response in
            response.element("message", text: message)
        }
        return writer.bytes
    }
}
