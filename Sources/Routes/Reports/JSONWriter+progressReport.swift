import Domain
import Persistence

extension JSONWriter {
  /// For the practice nurse.
  mutating func write(_ report: ProgressReport) {
    openObject()
    member("form", word: "practice")
    writeCommonPart(report)
    write(report.attendance, key: "attendance")
    openObject("scores")
    for course in report.courses { write(course) }
    closeObject()
    write(report.webs)
    openObject("goals")
    for status in Goal.Status.allCases { write(report.goals(status), key: status.key) }
    closeObject()
    openArray("openFlags")
    for kind in report.openFlags { element(kind.rawValue) }
    closeArray()
    closeObject()
  }

  /// For the company doctor: work and the course of care, and nothing medical.
  mutating func writeForCompanyDoctor(_ report: ProgressReport, withGoals: Bool) {
    openObject()
    member("form", word: "companyDoctor")
    writeCommonPart(report)
    openObject("work")
    member("occupation", report.client.details.occupation)
    member("employer", optional: report.client.details.employer?.name.text)
    member("isSick", report.absence?.isSick ?? false)
    member("firstSickDay", optional: report.absence?.chain.start)
    member("sickDay", optional: report.absence?.sickWeek?.day)
    member("sickWeek", optional: report.absence?.sickWeek?.week)
    member("hasReturnToWorkGuidance", report.hasReturnToWork)
    closeObject()
    if withGoals { write(report.workGoals, key: "workGoals") } else { null("workGoals") }
    closeObject()
  }

  // MARK: Parts

  private mutating func writeCommonPart(_ report: ProgressReport) {
    member("clientId", report.client.id)
    member("madeOn", report.today)
    openObject("client")
    member("givenName", report.client.details.name.givenName.text)
    member("infix", optional: report.client.details.name.infix?.text)
    member("familyName", report.client.details.name.familyName.text)
    member("birthDate", report.client.details.birthDate)
    closeObject()
    if let enrolment = report.enrolment {
      openObject("enrolment")
      member("id", enrolment.id)
      member("status", enrolment.status)
      member("phase", enrolment.period.phase.rawValue)
      member("weeks", enrolment.period.weeks)
      member("week", optional: report.week)
      member("startDate", enrolment.period.start)
      member("endDate", enrolment.period.end)
      member("endedOn", optional: enrolment.ending?.on)
      closeObject()
    } else {
      null("enrolment")
    }
    if let evaluation = report.nextEvaluation {
      openObject("nextEvaluation")
      member("on", evaluation.on)
      member("kind", evaluation.kind)
      closeObject()
    } else {
      null("nextEvaluation")
    }
  }

  private mutating func write(_ course: ScoreCourse) {
    openObject(course.score.key)
    write(course.first, of: course.score, key: "first")
    write(course.latest, of: course.score, key: "latest")
    if course.score == .phq9Total {
      if let change = course.phq9Change { write(change) } else { null("changeSinceFirst") }
    } else {
      member("changeSinceFirst", optional: course.change)
    }
    closeObject()
  }

  private mutating func write(
    _ point: ScoreCourse.Point?, of score: ScoreCourse.Score, key: StaticString
  ) {
    guard let point, let value = point.value else { return null(key) }
    openObject(key)
    writePlace(of: point.measurement)
    member("score", value)
    member("band", optional: score.bandCode(of: value))
    member("prorated", point.isProrated)
    closeObject()
  }

  private mutating func write(_ webs: WebCourse) {
    guard let latest = webs.latest else { return null("spinnenweb") }
    openObject("spinnenweb")
    member("firstOn", optional: webs.first?.measurement.details.takenOn)
    member("latestOn", latest.measurement.details.takenOn)
    openObject("dimensions")
    for dimension in SpinnenwebDimension.allCases {
      openObject(dimension.name)
      member("first", optional: webs.first?.scores[dimension]?.value)
      member("latest", optional: latest.scores[dimension]?.value)
      member("change", optional: webs.first?.scores.marks.change(of: dimension, until: latest.scores.marks))
      closeObject()
    }
    closeObject()
    closeObject()
  }

  private mutating func write(_ goals: [Goal], key: StaticString) {
    openArray(key)
    for goal in goals {
      openObject()
      member("id", goal.id)
      member("text", goal.details.text.text)
      member("dimension", optional: goal.details.dimension)
      member("dueDate", optional: goal.details.dueDate)
      member("status", goal.details.status)
      closeObject()
    }
    closeArray()
  }
}

extension ScoreCourse.Score {
  /// The member that it is.
  fileprivate var key: StaticString {
    switch self {
    case .phq9Total: "phq9"
    case .fourDkl(let scale): scale.key
    }
  }

  /// The code of a score's band.
  fileprivate func bandCode(of value: Int) -> String? {
    switch self {
    case .phq9Total: Phq9.Severity(total: value).rawValue
    case .fourDkl(let scale): scale.band(of: value).rawValue
    }
  }
}

extension Goal.Status {
  /// The member that holds the goals that stand so.
  fileprivate var key: StaticString {
    switch self {
    case .open: "open"
    case .achieved: "achieved"
    case .partlyAchieved: "partlyAchieved"
    case .notAchieved: "notAchieved"
    case .dropped: "dropped"
    }
  }
}
