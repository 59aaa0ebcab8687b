import Domain
import Persistence
import SQLite
import Testing

/// Two practices, two practitioners, teams of every kind in time, and intakes of every status.
private struct Cooperative {
  let store: TestStore
  let referrers: [Referrer]
  let practitioners: [Practitioner]
  private(set) var clients: [Client] = []
  private(set) var intakes: [Intake] = []

  init() throws {
    store = try TestStore()
    let today = TestStore.today
    referrers = [try store.addReferrer(), try store.addReferrer(kind: .companyDoctor)]
    practitioners = [try store.addPractitioner(), try store.addPractitioner()]
    for number in 0..<12 {
      let client = try store.addClient(familyName: "Voorbeeld\(number)")
      clients.append(client)
      intakes.append(try store.addIntake(of: client, from: referrers[number % 2]))
      if number % 3 == 0 { intakes.append(try store.addIntake(of: client, from: referrers[1])) }
    }
    let teams: [(client: Int, practitioner: Int, from: Int, to: Int?)] = [
      (0, 0, 0, nil), (1, 0, -30, nil), (2, 0, -30, -1), (3, 0, -30, 0), (4, 0, 1, nil), (5, 1, 0, nil),
      (6, 0, -5, 5), (6, 1, -5, 5), (7, 0, -90, -60), (7, 0, -10, nil), (8, 0, -9, nil), (8, 0, -8, nil),
    ]
    for team in teams {
      try store.addToCareTeam(
        practitioners[team.practitioner], of: clients[team.client], from: today.adding(days: team.from),
        to: team.to.map { today.adding(days: $0) })
    }
    for (number, intake) in intakes.enumerated() where number % 4 == 1 {
      try store.write { try $0.withdrawIntake(intake.id, ifVersion: 1, at: TestStore.now) }
    }
  }

  var viewers: [Viewer] {
    [.coordinator, .outsider] + referrers.map { .referrer($0.id) }
      + practitioners.map { .practitioner($0.id, today: TestStore.today) }
  }

  func clientIDs(_ viewer: Viewer, limit: Int) throws -> [Client.ID] {
    var ids: [Client.ID] = []
    var cursor: Client.ID?
    repeat {
      cursor = try store.read { reading throws(SQLiteError) in
        try reading.clients(for: viewer, after: cursor, limit: limit) { row throws(SQLiteError) in
          ids.append(try row.client().id)
        }
      }
    } while cursor != nil
    return ids
  }

  func intakeIDs(_ viewer: Viewer, status: Intake.Status?, limit: Int) throws -> [Intake.ID] {
    var ids: [Intake.ID] = []
    var cursor: Intake.ID?
    repeat {
      cursor = try store.read { reading throws(SQLiteError) in
        try reading.intakes(for: viewer, status: status, after: cursor, limit: limit) {
          row throws(SQLiteError) in
          ids.append(try row.intake().id)
        }
      }
    } while cursor != nil
    return ids
  }
}

@Suite struct `A list` {
  @Test(arguments: [1, 2, 3, 5, 100]) func `of clients shows what a single read does`(limit: Int) throws {
    let cooperative = try Cooperative()
    for viewer in cooperative.viewers {
      let readable = try cooperative.clients.map(\.id).filter { id in
        try cooperative.store.read { reading throws(SQLiteError) in
          try reading.client(id, for: viewer) { _ in true } ?? false
        }
      }
      #expect(try cooperative.clientIDs(viewer, limit: limit) == readable, "\(viewer)")
    }
  }

  @Test(arguments: [1, 2, 3, 5, 100]) func `of intakes shows what a single read does`(limit: Int) throws {
    let cooperative = try Cooperative()
    for viewer in cooperative.viewers {
      var readable: [(id: Intake.ID, status: Intake.Status)] = []
      for intake in cooperative.intakes {
        let status = try cooperative.store.read { reading throws(SQLiteError) in
          try reading.intake(intake.id, for: viewer) { row throws(SQLiteError) in try row.intake().status }
        }
        if let status { readable.append((intake.id, status)) }
      }
      #expect(try cooperative.intakeIDs(viewer, status: nil, limit: limit) == readable.map(\.id), "\(viewer)")
      for status in Intake.Status.allCases {
        let expected = readable.filter { $0.status == status }.map(\.id)
        #expect(
          try cooperative.intakeIDs(viewer, status: status, limit: limit) == expected, "\(viewer) \(status)")
      }
    }
  }

  @Test(arguments: [1, 3, 100]) func `of flags shows what a single read does`(limit: Int) throws {
    let cooperative = try Cooperative()
    let store = cooperative.store
    var flags: [Flag] = []
    for (number, client) in cooperative.clients.enumerated() {
      let received = ReceivedMeasurement(
        try .suicidal(on: TestStore.today), of: client.id, rules: .current, at: TestStore.now,
        makeID: store.makeID)
      try store.write { try $0.receive(received) }
      flags += received.flags
      guard number % 4 == 0 else { continue }
      let contact = Flag.Contact(with: try PersonName("Huisarts"), at: TestStore.now)
      for flag in received.flags {
        _ = try store.write { try $0.handleFlag(flag.id, for: .coordinator, contact, at: TestStore.now) }
      }
    }
    for viewer in cooperative.viewers {
      var readable: [Flag] = []
      for flag in flags {
        let read = try store.read { reading throws(SQLiteError) in
          try reading.flag(flag.id, for: viewer) { row throws(SQLiteError) in try row.flag() }
        }
        if let read { readable.append(read) }
        let measured = try store.read { reading throws(SQLiteError) in
          guard case .measurement(let id) = flag.source else { return false }
          return try reading.measurement(id, for: viewer) { _ in true } ?? false
        }
        #expect(measured == (read != nil), "\(viewer)")
      }
      for status in [nil, Flag.Status.open, .handled] {
        let expected = readable.filter { status == nil || $0.status == status }.map(\.id)
        #expect(try store.flagIDs(viewer, status: status, limit: limit) == expected, "\(viewer)")
      }
      let open = readable.filter { $0.status == .open }.map(\.id)
      var red: [Flag.ID] = []
      let hasMore = try store.read { reading throws(SQLiteError) in
        try reading.openRedFlags(for: viewer, limit: limit) { row throws(SQLiteError) in
          red.append(try row.flag().id)
        }
      }
      #expect(red == Array(open.prefix(limit)))
      #expect(hasMore == (open.count > limit))
    }
  }

  @Test func `ends where its viewer's right ends`() throws {
    let cooperative = try Cooperative()
    let clients = cooperative.clients.map(\.id)
    let coach = Viewer.practitioner(cooperative.practitioners[0].id, today: TestStore.today)
    // In the team since today, for long, until today, in two periods, twice at once; not: past, future, another's.
    #expect(try cooperative.clientIDs(coach, limit: 100) == [0, 1, 3, 6, 7, 8].map { clients[$0] })
    #expect(try cooperative.clientIDs(.referrer(cooperative.referrers[0].id), limit: 100) == [])
    #expect(try cooperative.clientIDs(.outsider, limit: 100) == [])
    #expect(try cooperative.clientIDs(.coordinator, limit: 100) == clients)
    let own = cooperative.intakes.filter { $0.referrerID == cooperative.referrers[0].id }.map(\.id)
    #expect(try cooperative.intakeIDs(.referrer(cooperative.referrers[0].id), status: nil, limit: 100) == own)
    #expect(try cooperative.intakeIDs(.outsider, status: nil, limit: 100) == [])
  }

  @Test func `goes on where it was, whatever is added between its pages`() throws {
    let cooperative = try Cooperative()
    let before = cooperative.clients.map(\.id)
    var seen: [Client.ID] = []
    var cursor: Client.ID?
    repeat {
      cursor = try cooperative.store.read { reading throws(SQLiteError) in
        try reading.clients(for: .coordinator, after: cursor, limit: 5) { row throws(SQLiteError) in
          seen.append(try row.client().id)
        }
      }
      if seen.count < 12 { _ = try cooperative.store.addClient(familyName: "Later") }
    } while cursor != nil
    #expect(Array(seen.prefix(12)) == before)
    #expect(Set(seen).count == seen.count)
  }
}

@Suite struct `A search` {
  @Test(arguments: [
    ("1987-04-12", "mul", ["Müller", "MULLER", "Mulder"]), ("1987-04-12", "Müll", ["Müller", "MULLER"]),
    ("1987-04-12", "", ["Müller", "MULLER", "Mulder", "Smit"]), ("1990-01-01", "mul", ["Mulder"]),
    ("1987-04-13", "mul", []),
  ]) func `by birth date and beginning of the name`(birthDate: String, prefix: String, found: [String]) throws
  {
    let store = try TestStore()
    for name in ["Müller", "MULLER", "Mulder", "Smit"] { _ = try store.addClient(familyName: name) }
    _ = try store.addClient(familyName: "Mulder", born: "1990-01-01")
    let birthDate = try #require(CalendarDate(birthDate))
    let result = try store.read { reading throws(SQLiteError) in
      try reading.searchClients(
        bornOn: birthDate, familyNamePrefix: prefix, for: .coordinator, after: nil, limit: 10)
    }
    #expect(try store.familyNames(result.ids) == found)
    #expect(result.next == nil)
  }

  @Test func `by a part of the name, page by page, takes no sign for a wildcard`() throws {
    let store = try TestStore()
    for name in ["Van Ginneken", "Ginkel", "100%", "Higgins"] { _ = try store.addClient(familyName: name) }
    let first = try store.read { reading throws(SQLiteError) in
      try reading.searchClients(familyNamePart: "INNE", bornOn: nil, for: .coordinator, after: nil, limit: 2)
    }
    #expect(try store.familyNames(first.ids) == ["Van Ginneken"])
    #expect(first.next == nil)
    let wildcard = try store.read { reading throws(SQLiteError) in
      try reading.searchClients(familyNamePart: "0%", bornOn: nil, for: .coordinator, after: nil, limit: 2)
    }
    #expect(try store.familyNames(wildcard.ids) == ["100%"])
    let page = try store.read { reading throws(SQLiteError) in
      try reading.searchClients(familyNamePart: "n", bornOn: nil, for: .coordinator, after: nil, limit: 2)
    }
    #expect(try store.familyNames(page.ids) == ["Van Ginneken", "Ginkel"])
    let next = try store.read { reading throws(SQLiteError) in
      try reading.searchClients(
        familyNamePart: "n", bornOn: nil, for: .coordinator, after: page.next, limit: 2)
    }
    #expect(try store.familyNames(next.ids) == ["Higgins"])
  }

  @Test func `finds for a practitioner only whom it cares for`() throws {
    let store = try TestStore()
    let coach = try store.addPractitioner()
    let own = try store.addClient(familyName: "Smit")
    _ = try store.addClient(familyName: "Smit")
    try store.addToCareTeam(coach, of: own)
    let viewer = Viewer.practitioner(coach.id, today: TestStore.today)
    let byDate = try store.read { reading throws(SQLiteError) in
      try reading.searchClients(
        bornOn: own.details.birthDate, familyNamePrefix: "s", for: viewer, after: nil, limit: 10)
    }
    #expect(byDate.ids == [own.id])
    let byPart = try store.read { reading throws(SQLiteError) in
      try reading.searchClients(familyNamePart: "mi", bornOn: nil, for: viewer, after: nil, limit: 10)
    }
    #expect(byPart.ids == [own.id])
  }

  @Test func `for possible duplicates wants name and birth date alike`() throws {
    let store = try TestStore()
    let one = try store.addClient(familyName: "Müller")
    let alike = try store.addClient(familyName: "muller")
    _ = try store.addClient(familyName: "Muller", born: "1988-04-12")
    _ = try store.addClient(familyName: "Mulder")
    #expect(
      try store.read { reading throws(SQLiteError) in try reading.possibleDuplicates(of: one.id, limit: 5) }
        == [alike.id])
  }
}

extension Measurement.Details {
  /// Raises one red flag.
  fileprivate static func suicidal(on day: CalendarDate) throws -> Measurement.Details {
    let answers = try #require(Phq9.Answers([0, 0, 0, 0, 0, 0, 0, 0, 1]))
    return Measurement.Details(
      form: .phq9(Phq9(.answers(answers), difficulty: nil)), moment: .midway, takenOn: day)
  }
}

extension TestStore {
  fileprivate func flagIDs(_ viewer: Viewer, status: Flag.Status?, limit: Int) throws -> [Flag.ID] {
    var ids: [Flag.ID] = []
    var cursor: Flag.ID?
    repeat {
      cursor = try read { reading throws(SQLiteError) in
        try reading.flags(for: viewer, status: status, after: cursor, limit: limit) {
          row throws(SQLiteError) in
          ids.append(try row.flag().id)
        }
      }
    } while cursor != nil
    return ids
  }

  fileprivate func familyNames(_ ids: [Client.ID]) throws -> [String] {
    var names: [String] = []
    for id in ids {
      let name = try read { reading throws(SQLiteError) in
        try reading.client(id, for: .coordinator) { row throws(SQLiteError) in
          try row.client().details.name.familyName.text
        }
      }
      names.append(try #require(name))
    }
    return names
  }
}

@Suite struct `A list of people` {
  @Test(arguments: [1, 2, 100]) func `shows what a single read does`(limit: Int) throws {
    let cooperative = try Cooperative()
    for viewer in cooperative.viewers {
      try cooperative.store.read { reading throws(SQLiteError) in
        var referrers: [Referrer] = []
        for referrer in cooperative.referrers {
          if let one = try reading.referrer(referrer.id, for: viewer) { referrers.append(one) }
        }
        var listed: [Referrer] = []
        var page = try reading.referrers(for: viewer, after: nil, limit: limit)
        while !page.isEmpty {
          listed += page
          page = try reading.referrers(for: viewer, after: listed.last?.id, limit: limit)
        }
        #expect(listed == referrers, "\(viewer)")
        var practitioners: [Practitioner] = []
        for practitioner in cooperative.practitioners {
          if let one = try reading.practitioner(practitioner.id, for: viewer) { practitioners.append(one) }
        }
        #expect(
          try reading.practitioners(for: viewer, after: nil, limit: 100) == practitioners, "\(viewer)")
      }
    }
  }
}
