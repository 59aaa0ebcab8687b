public import Domain
public import SQLite

/// The `feedback_letter` table.
enum FeedbackLetterRecord {
  static let insert: StaticString = """
    INSERT INTO feedback_letter (report_id, dated_on, head_name, head_address, head_phone, head_secure_mail, sender_name,
                                 sender_profession, sender_agb_code, sender_registrations, sender_phone, sender_email,
                                 addressee_kind, addressee_name, addressee_organisation, addressee_agb_code,
                                 addressee_secure_mail, client_name, client_birth_date, client_address,
                                 referral_number, referral_on, summary)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
    """

  static let select: StaticString = """
    SELECT dated_on, head_name, head_address, head_phone, head_secure_mail, sender_name, sender_profession,
           sender_agb_code, sender_registrations, sender_phone, sender_email, addressee_kind, addressee_name,
           addressee_organisation, addressee_agb_code, addressee_secure_mail, client_name, client_birth_date,
           client_address, referral_number, referral_on, summary
    FROM feedback_letter
    WHERE report_id = ?1
    """

  static func read(_ row: borrowing Row) throws(SQLiteError) -> FeedbackLetter {
    FeedbackLetter(
      datedOn: try row.date(0, "feedback_letter.dated_on"),
      letterhead: FeedbackLetter.Letterhead(
        name: row.string(1), address: row.string(2), phone: row.string(3), secureMailAddress: row.string(4)),
      sender: FeedbackLetter.Sender(
        name: row.string(5), profession: row.string(6), agbCode: row.optionalString(7),
        registrations: row.optionalString(8), phone: row.optionalString(9), email: row.optionalString(10)),
      addressee: FeedbackLetter.Addressee(
        kind: try row.word(11, "feedback_letter.addressee_kind"), name: row.string(12),
        organisation: row.optionalString(13), agbCode: row.optionalString(14),
        secureMailAddress: row.optionalString(15)),
      client: FeedbackLetter.Subject(
        name: row.string(16), birthDate: try row.date(17, "feedback_letter.client_birth_date"),
        address: row.optionalString(18)),
      referral: FeedbackLetter.Referral(
        number: row.optionalString(19), on: try row.date(20, "feedback_letter.referral_on")),
      summary: row.string(21))
  }
}

extension ReadTransaction {
  /// What stood around a report on the day on which it was signed. The caller has made sure that the report may be seen.
  /// - Returns: `nil` for a draft.
  public func feedbackLetter(of report: FeedbackReport.ID) throws(SQLiteError) -> FeedbackLetter? {
    try first(FeedbackLetterRecord.select, report, read: FeedbackLetterRecord.read)
  }
}

extension WriteTransaction {
  func insert(_ letter: FeedbackLetter, of report: FeedbackReport.ID) throws(SQLiteError) {
    let (head, sender, addressee) = (letter.letterhead, letter.sender, letter.addressee)
    let statement = try statement(FeedbackLetterRecord.insert)
    try statement.bindAll(
      report, letter.datedOn, head.name, head.address, head.phone, head.secureMailAddress, sender.name,
      sender.profession, sender.agbCode, sender.registrations, sender.phone, sender.email, addressee.kind,
      addressee.name, addressee.organisation, addressee.agbCode, addressee.secureMailAddress,
      letter.client.name, letter.client.birthDate, letter.client.address, letter.referral.number,
      letter.referral.on, letter.summary)
    try statement.run()
  }
}
