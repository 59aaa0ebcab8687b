import Domain
import Persistence

/// A report as a letter: for people to read, print and keep.
extension FeedbackReports {
  static func showLetter(
    _ id: FeedbackReport.ID, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let report = try call.feedbackReport(database)
    let kept = try database.feedbackLetter(of: id)
    guard let letter = try kept ?? FeedbackLetter(of: report, by: nil, call, database) else {
      throw Problem(.notFound)
    }
    let content = LetterContent(report, in: letter, sentOn: report.sentAt.map(call.day(of:)))
    if call.form == .html {
      var page = MarkupWriter()
      LetterPage.write(content, to: &page)
      answer.document = Answer.Document(.html, page, in: .dutch, named: "terugkoppeling")
    } else {
      answer.document = Answer.Document(
        text: LetterCharacters(content).text, in: .dutch, named: "terugkoppeling")
    }
    answer.version = report.version
    // What stands around the text of a draft is taken from the records as they are now.
    answer.versionTellsAll = kept != nil
    answer.seen.object = id.rawValue
    answer.seen.client = report.clientID.rawValue
    answer.seen.action = .print
    answer.seen.rule = call.feedbackRule
  }
}
