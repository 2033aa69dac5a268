import Database
import Testing

@Suite("Where a store is")
struct StoreLocationTests {
    @Test("a folder holds facts, vault and files")
    func folder() throws {
        let folder = StoreFolder(path: "./data")
        #expect(try StoreLocation("./data") == .folder(folder))
        #expect(folder.facts == "./data/facts.sqlite")
        #expect(folder.vault == "./data/vault.sqlite")
    }

    @Test("on a server the vault is NAME_vault, with the same options, unless named")
    func postgres() throws {
        let facts = try PostgresURL("postgres://u:p@h:5433/releve?sslmode=require")
        let vault = try PostgresURL("postgres://u:p@h:5433/releve_vault?sslmode=require")
        #expect(try StoreLocation(facts.connectionString) == .postgres(facts: facts, vault: vault))
        let other = try PostgresURL("postgresql://other/v")
        #expect(
            try StoreLocation(facts.connectionString, vault: other.connectionString)
                == .postgres(facts: facts, vault: other))
        #expect(
            try PostgresURL("postgres:///x?host=/tmp/s").with(database: "y").connectionString
                == "postgres:///y?host=/tmp/s")
    }

    @Test("a password is never shown")
    func masked() throws {
        let url = try PostgresURL("postgres://u:p@ss@h/releve?password=other")
        #expect(!url.description.contains("ss") && !url.description.contains("other"))
    }

    @Test(
        "what cannot be a store is refused with a remedy",
        arguments: ["", "postgres://host", "postgres://u:secret@host/", "mysql://host/x"])
    func refused(_ text: String) {
        let error = #expect(throws: DatabaseError.self) { _ = try StoreLocation(text) }
        #expect(error?.kind == .missing)
        #expect(error?.english.contains("secret") == false)
    }
}
