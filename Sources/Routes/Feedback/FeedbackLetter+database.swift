import Domain
import Persistence

extension FeedbackLetter {
  /// What stands around a report's text if it is signed today by somebody.
  /// - Parameter author: nil while nobody has signed: the sender is then the cooperative alone.
  /// - Returns: nil when something that it speaks of is gone.
  init?(
    of report: FeedbackReport, by author: Author?, _ call: Call, _ database: borrowing ReadTransaction
  ) throws {
    let client = try database.client(report.clientID, for: .coordinator) { row throws(StorageError) in
      try row.client().details
    }
    guard let client, let recipient = try database.referrer(report.recipientID, for: .coordinator)?.details,
      let source = try FeedbackSource(
        report.kind, to: report.recipientID, recipient.kind, about: report.intakeID, report.enrolmentID, call,
        database)
    else { return nil }
    self.init(
      datedOn: call.today, letterhead: call.service.configuration.letterhead,
      sender: try Sender(author, call, database), addressee: Addressee(recipient), client: Subject(client),
      referral: Referral(
        number: source.intake.details.zorgdomeinNumber?.text, on: call.day(of: source.intake.createdAt)),
      summary: FeedbackDraft(source).summary.joined(separator: "\n"))
  }
}

extension FeedbackLetter.Sender {
  fileprivate init(_ author: Author?, _ call: Call, _ database: borrowing ReadTransaction) throws {
    guard let author, let id = author.practitionerID,
      let practitioner = try database.practitioner(id, for: .coordinator)?.details
    else {
      self.init(
        name: author?.name.text ?? call.service.configuration.letterhead.name,
        profession: author == nil ? "" : Author.Role.coordinator.label.dutch)
      return
    }
    let names = Dictionary(uniqueKeysWithValues: Discipline.usual.map { ($0.code, $0.label.dutch) })
    let registrations = practitioner.registrations.filter { $0.isValid(on: call.today) }.map { entry in
      "\(entry.association.text) \(entry.number.text)" + (entry.category.map { " (\($0.text))" } ?? "")
    }
    self.init(
      name: author.name.text,
      profession: practitioner.disciplines.map { names[$0.text] ?? $0.text }.joined(separator: ", "),
      agbCode: practitioner.agbCode?.text,
      registrations: registrations.isEmpty ? nil : registrations.joined(separator: ", "),
      phone: practitioner.phone?.text, email: practitioner.email?.text)
  }
}

extension FeedbackLetter.Addressee {
  fileprivate init(_ referrer: Referrer.Details) {
    self.init(
      kind: referrer.kind, name: referrer.name.text, organisation: referrer.organisation?.text,
      agbCode: referrer.agbCode?.text, secureMailAddress: referrer.secureMailAddress?.text)
  }
}

extension FeedbackLetter.Subject {
  fileprivate init(_ client: Client.Details) {
    self.init(
      name: client.name.full, birthDate: client.birthDate, address: client.address?.inOneLine)
  }
}
