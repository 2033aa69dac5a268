import Access
import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Vault
import Workflows

/// A team's store with lists of persons in it.
struct ListOffice {
    let office: Office
    var store: Store { office.store }
    var vault: Vault { office.vault }
    let aline = Access.AccountID("aline")
    let bakary = Access.AccountID("bakary")

    init(_ engine: Engine) async throws {
        office = try await Office(engine)
    }

    static let head =
        "rec_id,source,given_name,family_name,nickname,sex,age,event_date,date_precision,event_type,"
        + "admin1_pcode,admin2_pcode,admin3_pcode,place_name"

    /// Each in a village of their own, on two lists, in two spellings; from thirty on there is enough to learn from.
    static func lists(_ count: Int = 12) -> String {
        let given = [
            "Moussa", "Awa", "Oumar", "Fatoumata", "Ibrahim", "Mariam", "Seydou", "Kadiatou", "Yacouba", "Rokia",
            "Modibo", "Penda",
        ]
        let other = [
            "Musa", "Hawa", "Umar", "Fatumata", "Ibrahima", "Maryam", "Seidou", "Kadidiatou", "Yakouba", "Rokiatou",
            "Modibou", "Pinda",
        ]
        let family = [
            "Traoré", "Coulibaly", "Diarra", "Keïta", "Koné", "Dembélé", "Sissoko", "Camara", "Diallo", "Bah", "Maïga",
            "Cissé",
        ]
        var rows = [head]
        for index in 0..<count {
            let (name, day) = (family[index % 12], "2022-0\(3 + index / 12)-\(10 + index % 12)")
            let place = "killed,ML05,ML0502,ML0502\(10 + index),Village\(index)"
            rows.append("u\(index),UNM,\(given[index % 12]),\(name),,M,\(20 + index),\(day),day,\(place)")
            rows.append("n\(index),NGO,\(other[index % 12]),\(name),,M,\(20 + index),\(day),day,\(place)")
        }
        return rows.joined(separator: "\n") + "\n"
    }

    @discardableResult
    func take(_ text: String, at now: Instant = Office.noon) async throws -> ImportSummary {
        try await ImportPersons(store: store, vault: vault)(
            MemoryBytes(text), ImportPersons.Options(scheme: "COD-AB 2021"), at: now)
    }

    func person(_ key: String, of list: String) async throws -> String {
        try #require(
            try await store.facts.read { try StoredPersonRecord.held([key], of: list, in: $0) }.first?.person)
    }

    func entries(_ action: LogAction) async throws -> Int {
        try await store.facts.read { transaction in
            try LogTable.page(of: .init(), count: 10_000, in: transaction).count { $0.event.action == action }
        }
    }

    func judgements() async throws -> [StoredJudgement] {
        try await store.facts.read { try StoredJudgement.standing(.person, in: $0) }
    }
}

@Suite("Lists of persons come in: names into the vault, the rest beside it")
struct PersonListTests {
    @Test("The same list twice changes nothing; a changed row is revised", arguments: Engine.allCases)
    func again(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        let first = try await here.take(ListOffice.lists())
        #expect((first.read, first.new, first.unchanged, first.rejected.count) == (24, 24, 0, 0))
        let second = try await here.take(ListOffice.lists(), at: Office.later(10))
        #expect((second.new, second.revised, second.unchanged) == (0, 0, 24))
        let third = try await here.take(
            ListOffice.lists().replacingOccurrences(of: "u3,UNM,Fatoumata", with: "u3,UNM,Fanta"), at: Office.later(20))
        #expect((third.new, third.revised, third.unchanged) == (0, 1, 23))
        #expect(try await here.entries(.sealed) == 24)
        try await here.office.close()
    }

    @Test("No name of a list stands anywhere in the facts", arguments: Engine.allCases)
    func canary(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        try await here.take(
            ListOffice.head + "\nc1,UNM,Zzyqqa,Wwxkelo,Vvonke,F,30,2022-03-04,day,killed,ML05,ML0502,,Kouna\n")
        let id = try await here.person("c1", of: "UNM")
        let uuid = try #require(UUIDv7(id))
        let subject = try #require(try await here.store.facts.read { try StoredSubject.with(uuid, in: $0) })
        let identity = try await ReadIdentity(store: here.store, vault: here.vault)(
            subject, by: here.office.investigator.account, at: Office.later(1))
        #expect(identity.text(.familyName) == "Wwxkelo" && identity.text(.otherNames) == "Vvonke")
        let text = try await here.store.facts.read { transaction in
            try ["person_record", "harmed_person", "subject", "log_entry", "setting", "case_file"].map { table in
                try transaction.query(Self.everything(table)).map { "\($0)" }.joined()
            }.joined().lowercased()
        }
        #expect(text.contains("kouna"))
        for name in ["zzyqqa", "wwxkelo", "vvonke"] { #expect(!text.contains(name)) }
        try await here.office.close()
    }

    private static func everything(_ table: String) -> SQL {
        switch table {
        case "person_record": "SELECT * FROM person_record"
        case "harmed_person": "SELECT * FROM harmed_person"
        case "subject": "SELECT * FROM subject"
        case "log_entry": "SELECT * FROM log_entry"
        case "setting": "SELECT * FROM setting"
        default: "SELECT * FROM case_file"
        }
    }

    @Test("A value that is cut is told, with its line and column")
    func cut() async throws {
        let here = try await ListOffice(.sqlite)
        let long = String(repeating: "é", count: 201)
        let answer = try await here.take(
            ListOffice.head + "\nm1,UNM,Moussa,Traoré,,M,30,2022-03-04,day,killed,ML05,ML0502,,Kouna\n"
                + "m2,UNM,Awa,Traoré,,F,30,2022-03-04,day,killed,ML05,ML0502,,\(long)\n")
        #expect(answer.new == 2 && answer.notes.count == 1)
        #expect(
            answer.notes.first?.english.contains("1 values of more than 200 characters were cut; the first: line 3")
                == true)
        try await here.office.close()
    }

    @Test("A key that could be a name is refused, and its row is not stored")
    func keys() async throws {
        let here = try await ListOffice(.sqlite)
        let answer = try await here.take(
            ListOffice.head + "\nMoussa Traoré,UNM,Moussa,Traoré,,M,30,2022-03-04,day,killed,ML05,ML0502,,Kouna\n"
                + "Moussa,UNM,Moussa,Traoré,,M,30,2022-03-04,day,killed,ML05,ML0502,,Kouna\n"
                + "m1,,Moussa,Traoré,,M,30,2022-03-04,day,killed,ML05,ML0502,,Kouna\n"
                + "m2,UNM,Moussa,Traoré,,M,30,2022-03-04,day,killed,ML05,ML0502,,Kouna\n"
                + "m2,UNM,Awa,Traoré,,F,30,2022-03-04,day,killed,ML05,ML0502,,Kouna\n")
        #expect(answer.new == 1)
        #expect(answer.rejected.map(\.line) == [2, 3, 4, 6])
        #expect(!answer.rejected.contains { $0.value.contains("Moussa") })
        try await here.office.close()
    }

    @Test(
        "Nobody is taken in under sexual violence, however a list writes it: it is counted and referred",
        arguments: ["sexual_violence", "Violences sexuelles", "viol", "Violée", "rape", "CRSV", "vbg/viol"])
    func countOnly(word: String) async throws {
        let here = try await ListOffice(.sqlite)
        let rows = ["s1,UNM,Awa,Zzyqqa,,F,30,2022-03-04,day,\(word),ML05,ML0502,,Kouna", "k1,UNM,,,,M,,,,killed,,,,"]
        let answer = try await here.take(ListOffice.head + "\n" + rows.joined(separator: "\n") + "\n")
        #expect(answer.new == 1 && answer.rejected.map(\.line) == [2])
        #expect(answer.rejected.first?.column == "event_type")
        #expect(try await here.store.facts.read { try StoredPersonRecord.held(["s1"], of: "UNM", in: $0) }.isEmpty)
        #expect(try await here.entries(.sealed) == 0)
        try await here.office.close()
    }

    @Test("Violence that is not sexual comes in as before")
    func otherViolence() async throws {
        let here = try await ListOffice(.sqlite)
        let answer = try await here.take(
            ListOffice.head + "\nv1,UNM,,,,M,30,2022-03-04,day,violence,ML05,ML0502,,Kouna\n")
        #expect(answer.new == 1 && answer.rejected.isEmpty)
        try await here.office.close()
    }

    @Test("A person nobody named is a person, and the vault knows nothing of them")
    func nameless() async throws {
        let here = try await ListOffice(.sqlite)
        try await here.take(ListOffice.head + "\nx1,PRS,,,,M,,2022-03-04,day,killed,ML05,ML0502,,Kouna\n")
        let id = try await here.person("x1", of: "PRS")
        let uuid = try #require(UUIDv7(id))
        let (person, subject) = try await here.store.facts.read { transaction in
            (
                try StoredPersons.with(ids: [id], in: transaction).first,
                try StoredSubject.with(uuid, in: transaction)
            )
        }
        #expect(person?.isNamed == false && person?.sex == .man && subject == nil)
        try await here.office.close()
    }

    @Test(
        "A person nobody named is sealed once a list names them, and the rest of the list comes in",
        arguments: Engine.allCases)
    func namedLater(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        let rest = "M,,2022-03-04,day,killed,ML05,ML0502,,Kouna\n"
        try await here.take(ListOffice.head + "\nx1,PRS,,,," + rest)
        let answer = try await here.take(
            ListOffice.head + "\nx1,PRS,Moussa,Traoré,," + rest + "x2,PRS,Awa,Koné,," + rest, at: Office.later(10))
        #expect((answer.new, answer.revised, answer.rejected.count) == (1, 1, 0))
        let id = try #require(UUIDv7(try await here.person("x1", of: "PRS")))
        let subject = try #require(try await here.store.facts.read { try StoredSubject.with(id, in: $0) })
        let identity = try await ReadIdentity(store: here.store, vault: here.vault)(
            subject, by: here.office.investigator.account, at: Office.later(20))
        #expect(identity.text(.familyName) == "Traoré")
        #expect(try await here.entries(.sealed) == 2)
        try await here.office.close()
    }
}
