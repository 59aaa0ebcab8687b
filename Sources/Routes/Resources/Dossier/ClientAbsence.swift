import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/absence`: how long a client has been sick as the law counts, and the calendar of the Wet verbetering
/// poortwachter. The duties are the employer's and others'; the service helps to plan with them and reminds nobody.
enum ClientAbsence {
  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = try call.visibleClient(database)
    let calendar = AbsenceCalendar(try database.sickSpells(of: client), on: call.today)
    let hasDuties = try database.client(client, for: call.viewer) { row throws(StorageError) in
      try row.client().details.isEmployed
    }
    answer.json.openObject()
    answer.json.member("clientId", client)
    answer.json.member("today", call.today)
    answer.json.member("isSick", calendar?.isSick ?? false)
    answer.json.member("sickDay", optional: calendar?.sickWeek?.day)
    answer.json.member("sickWeek", optional: calendar?.sickWeek?.week)
    answer.json.member("firstSickDay", optional: calendar?.chain.start)
    answer.json.member("countingFirstDay", optional: calendar?.chain.countingFirstDay)
    answer.json.write(calendar?.spells ?? [])
    answer.json.member("hasDuties", hasDuties ?? false)
    answer.json.write(hasDuties == true ? calendar?.entries ?? [] : [])
    answer.json.member("waitingPeriodEnd", optional: calendar?.dates.waitingPeriodEnd)
    answer.json.member("wiaFirstPossibleDay", optional: calendar?.dates.wiaFirstPossibleDay)
    answer.json.closeObject()
    answer.seen.client = client.rawValue
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ spells: [SickSpell]) {
    openArray("spells")
    for spell in spells {
      openObject()
      member("id", spell.id)
      member("firstDay", spell.details.days.firstDay)
      member("lastDay", optional: spell.details.days.lastDay)
      closeObject()
    }
    closeArray()
  }

  fileprivate mutating func write(_ entries: [AbsenceCalendar.Entry]) {
    openArray("duties")
    for entry in entries {
      openObject()
      member("duty", entry.term.duty)
      member("week", entry.term.week)
      openArray("parties")
      for party in entry.term.duty.parties { element(party.rawValue) }
      closeArray()
      member("from", entry.term.days.lowerBound)
      member("dueDate", entry.term.days.upperBound)
      member("status", entry.status)
      member("doneOn", optional: entry.doneOn)
      closeObject()
    }
    closeArray()
  }
}
