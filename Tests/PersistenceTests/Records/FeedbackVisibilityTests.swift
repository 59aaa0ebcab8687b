import Domain
import Persistence
import SQLite
import Testing

/// Who sees which feedback reports, over every kind of referrer, status and consent.
@Suite struct `A list of feedback reports` {
  private let store: TestStore
  private let coach: Practitioner
  /// One of each kind, in the order of kinds, and one to whom nothing was sent.
  private let referrers: [Referrer]
  private let client: Client
  private let other: Client
  private var reports: [FeedbackReport] = []

  init() throws {
    store = try TestStore()
    coach = try store.addPractitioner()
    let kinds: [Referrer.Kind] = [.gp, .companyDoctor, .psychologist]
    var referrers: [Referrer] = []
    for kind in kinds + [.gp] { referrers.append(try store.addReferrer(kind: kind)) }
    self.referrers = referrers
    client = try store.addClient()
    other = try store.addClient(familyName: "Ander")
    try store.addToCareTeam(coach, of: client)
    for (client, enrolment) in [
      (client, try store.addEnrolment(of: client)), (other, try store.addEnrolment(of: other)),
    ] {
      for referrer in referrers.prefix(3) {
        let purpose = try #require(referrer.details.kind.feedbackConsent)
        for status in FeedbackReport.Status.allCases {
          for kind in [FeedbackReport.Kind.progress, .flag] {
            try store.addConsent(purpose, of: client.id, for: referrer)
            reports.append(try store.addFeedbackReport(about: enrolment, to: referrer, kind, status))
          }
        }
      }
    }
  }

  private var viewers: [Viewer] {
    [.coordinator, .outsider, .practitioner(coach.id, today: TestStore.today)]
      + referrers.map { .referrer($0.id) }
  }

  private func listed(_ viewer: Viewer, _ filter: FeedbackReportFilter, limit: Int) throws -> [FeedbackReport]
  {
    var reports: [FeedbackReport] = []
    var cursor: FeedbackReport.ID?
    repeat {
      let page = try store.read { reading throws(SQLiteError) in
        try reading.feedbackReports(for: viewer, filter, after: cursor, limit: limit)
      }
      reports += page.reports
      cursor = page.next
    } while cursor != nil
    return reports
  }

  private func readable(_ viewer: Viewer) throws -> [FeedbackReport] {
    try reports.compactMap { report in
      try store.read { reading throws(SQLiteError) in try reading.feedbackReport(report.id, for: viewer) }
    }
  }

  @Test(arguments: [1, 3, 100]) func `shows what a single read does, by every filter`(limit: Int) throws {
    for viewer in viewers {
      let readable = try readable(viewer)
      for status in [nil] + FeedbackReport.Status.allCases {
        for kind in [nil, FeedbackReport.Kind.progress, .flag, .final] {
          for (client, enrolment) in [
            (nil, nil), (client.id, nil), (nil, reports[0].enrolmentID), (other.id, reports[0].enrolmentID),
          ] {
            let filter = FeedbackReportFilter(
              client: client, enrolment: enrolment, status: status, kind: kind)
            let expected = readable.filter {
              (status == nil || $0.status == status) && (kind == nil || $0.kind == kind)
                && (client == nil || $0.clientID == client)
                && (enrolment == nil || $0.enrolmentID == enrolment)
            }
            #expect(try listed(viewer, filter, limit: limit) == expected, "\(viewer) \(filter)")
          }
        }
      }
    }
  }

  @Test func `shows a referrer what was sent to it, and a practitioner what is about its clients`() throws {
    #expect(try readable(.coordinator).count == reports.count)
    #expect(try readable(.outsider).isEmpty)
    let inCare = try readable(.practitioner(coach.id, today: TestStore.today))
    #expect(inCare.count == reports.count / 2 && inCare.allSatisfy { $0.clientID == client.id })
    for referrer in referrers.prefix(3) {
      let own = try readable(.referrer(referrer.id))
      #expect(own.count == 8, "\(referrer.details.kind)")
      #expect(own.allSatisfy { $0.recipientID == referrer.id && $0.sentAt != nil })
    }
    #expect(try readable(.referrer(referrers[3].id)).isEmpty)
  }

  @Test func `ends for a referrer the moment its consent does, and for a company doctor letter by letter`()
    throws
  {
    for referrer in referrers.prefix(3) {
      let viewer = Viewer.referrer(referrer.id)
      var left = try readable(viewer).count
      let purpose = try #require(referrer.details.kind.feedbackConsent)
      let consents = try store.read { reading throws(SQLiteError) in
        var ids: [Consent.ID] = []
        try reading.consents(of: client.id) { row throws(SQLiteError) in
          let consent = try row.consent()
          if consent.details.recipient == referrer.id, consent.isLive { ids.append(consent.id) }
        }
        return ids
      }
      // One speaks for all that are equal to it, but not where each is for a letter.
      for consent in purpose == .companyDoctor ? consents[...] : consents.prefix(1) {
        try store.write { try $0.withdrawConsent(consent, of: client.id, at: TestStore.now) }
        let now = try readable(viewer)
        if purpose == .companyDoctor {
          #expect(left - now.count <= 1)
          left = now.count
        }
      }
      #expect(try readable(viewer).allSatisfy { $0.clientID == other.id }, "\(referrer.details.kind)")
      #expect(try listed(viewer, FeedbackReportFilter(client: client.id), limit: 10).isEmpty)
    }
  }

  @Test(arguments: [Referrer.Kind.employer, .municipality, .other])
  func `ends for a referrer that becomes one to whom nothing goes`(kind: Referrer.Kind) throws {
    for referrer in referrers.prefix(3) {
      let details = Referrer.Details(kind: kind, name: referrer.details.name)
      try store.write { try $0.update(referrer.id, to: details, at: TestStore.now) }
      #expect(try readable(.referrer(referrer.id)).isEmpty)
    }
  }
}
