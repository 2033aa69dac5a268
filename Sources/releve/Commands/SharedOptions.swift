import ArgumentParser
import Database
import Foundation
import Protection
import Store
import Workflows

/// Where the store is.
struct StoreOptions: ParsableArguments {
    @Option(help: "A folder, or postgres://USER@HOST/NAME. Else RELEVE_STORE, else ./releve-data.")
    var store: String?

    @Option(help: "The vault's database, with a PostgreSQL store; by default NAME_vault on the same server.")
    var vault: String?

    @Option(
        help: ArgumentHelp(
            "With a PostgreSQL store, the folder of its files: evidence, photos and recordings, sealed; the same for all "
                + "servers and for backups. Else RELEVE_FILES.", valueName: "FOLDER"))
    var files: String?

    /// The store as it was named.
    var name: String { store ?? ProcessInfo.processInfo.environment["RELEVE_STORE"] ?? "./releve-data" }

    func location() throws -> StoreLocation {
        do {
            return try StoreLocation(name, vault: vault)
        } catch {
            throw Refusal(error).placed(at: PostgresURL.masked(name))
        }
    }

    /// The folder of files that was named; nil for a store in a folder, which has its own, and where none was named.
    /// - Throws: `Refusal` for one named beside a store in a folder: its files would be looked for in the other place.
    func filesFolder() throws -> String? {
        guard case .postgres = try location() else {
            guard files == nil else {
                throw Refusal(
                    .usage, code: "files_misplaced",
                    message: Phrase(
                        fr: "Une base dans un dossier y garde aussi ses fichiers.",
                        en: "A store in a folder keeps its files there, too."), place: "--files",
                    remedy: Phrase(fr: "Enlevez --files.", en: "Leave --files out."))
            }
            return nil
        }
        let named = files ?? ProcessInfo.processInfo.environment["RELEVE_FILES"]
        return named?.isEmpty ?? true ? nil : named
    }

    /// Runs a step that opens or makes a store; a failure that names no place names the store.
    func placed<T>(_ step: (StoreLocation) async throws -> T) async throws -> T {
        let location = try location()
        do {
            return try await step(location)
        } catch {
            throw Refusal(error).placed(at: PostgresURL.masked(name))
        }
    }

    /// Opens the store, lets `body` work with it, and closes it whatever happens.
    func withStore<T>(_ body: (Store) async throws -> T) async throws -> T {
        let files = try filesFolder()
        let store = try await placed { try await Store.open($0, files: files) }
        do {
            let result = try await body(store)
            try await store.close()
            return result
        } catch {
            try? await store.close()  // the first error is the one to tell
            throw error
        }
    }
}

/// How to answer.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print one JSON value on standard output, and errors as JSON on standard error.")
    var json = false

    @Option(help: "Language of messages: fr or en. By default the environment's.")
    var lang: String?

    @Flag(help: "Show progress even where standard error is not a terminal.")
    var progress = false

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil { throw ValidationError("--lang is fr or en.") }
    }

    var language: Language { Report.language(chosen: lang) }
    var showsProgress: Bool { progress || Report.isWatched }
}

/// The day of the view and the day up to which facts are known.
struct ViewOptions: ParsableArguments {
    @Option(help: "The day of the view, YYYY-MM-DD; by default today, or the demonstration's day.")
    var at: String?

    @Option(help: "Only facts recorded up to the end of this day; by default all.")
    var knownAt: String?

    /// What the store holds on those days.
    func knowledge(in store: Store, scheme: String? = nil) async throws -> Knowledge {
        let known = try Day.written(knownAt, at: "--known-at").map(Instant.init(endOf:))
        let day = try await ViewDay.resolve(try Day.written(at, at: "--at"), at: .now, in: store)
        return try await Knowledge.load(from: store, at: day, knownAt: known ?? .latest, now: .now, scheme: scheme)
    }
}
