import Foundation
import Protection
import Workflows

/// Reads and writes the files a command is given.
enum Files {
    /// The most a planning file may hold, 256 MB.
    private static let limit = 256 << 20

    static func bytes(at path: String) throws -> [UInt8] {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            guard (attributes[.size] as? NSNumber)?.intValue ?? 0 <= limit else {
                throw refusal("file_too_large", path, fr: "Ce fichier dépasse 256 Mo.", en: "This file is over 256 MB.")
            }
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw refusal(
                "file_not_read", path, fr: "Ce fichier ne peut pas être lu.", en: "This file cannot be read.")
        }
    }

    /// Writes a file that its owner alone may read, and never over another.
    static func writeNew(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw refusal(
                "file_not_written", path, fr: "Ce fichier existe déjà, ou ne peut pas être écrit.",
                en: "This file exists already, or cannot be written.")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(text.utf8))
            try file.synchronize()
        } catch {
            throw refusal(
                "file_not_written", path, fr: "Ce fichier ne peut pas être écrit.", en: "This file cannot be written.")
        }
    }

    /// Writes a file piece by piece; it is there whole or not at all.
    static func write(to path: String, _ body: (([UInt8]) throws -> Void) throws -> Void) throws {
        let isDevice = isDevice(path)
        let target = isDevice ? path : path + ".part-\(ProcessInfo.processInfo.processIdentifier)"
        do {
            if !isDevice { try Data().write(to: URL(fileURLWithPath: target)) }
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: target))
            try body { try handle.write(contentsOf: $0) }
            try handle.close()
            if !isDevice, rename(target, path) != 0 { throw CocoaError(.fileWriteUnknown) }
        } catch {
            if !isDevice { unlink(target) }
            throw refusal(
                "file_not_written", path, fr: "Ce fichier ne peut pas être écrit.", en: "This file cannot be written.")
        }
    }

    static func write(_ value: some Encodable, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(value)
        do {
            try data.write(to: URL(fileURLWithPath: path), options: Self.isDevice(path) ? [] : .atomic)
        } catch {
            throw refusal(
                "file_not_written", path, fr: "Ce fichier ne peut pas être écrit.", en: "This file cannot be written.")
        }
    }

    /// Whether something that is no plain file stands there, such as `/dev/null`: it is written to, never replaced.
    static func isDevice(_ path: String) -> Bool {
        // Unreadable or missing: the write itself will say so.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return false }
        return (attributes[.type] as? FileAttributeType) != .typeRegular
    }

    private static func refusal(_ code: String, _ path: String, fr: String, en: String) -> Refusal {
        Refusal(
            .data, code: code, message: Phrase(fr: fr, en: en), place: path,
            remedy: Phrase(
                fr: "Vérifiez le chemin, les droits et l’espace libre.",
                en: "Check the path, the rights and the free space."))
    }
}
