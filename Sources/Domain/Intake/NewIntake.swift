/// A referral as it was sent, read once and not kept yet: one of these makes client, intake, measurements, flags and
/// consents, or nothing.
public struct NewIntake: Equatable, Sendable {
  public let client: Subject
  public let referrerID: Referrer.ID
  public let details: Intake.Details
  public let spinnenweb: Spinnenweb?
  public let fourDkl: FourDkl?
  public let phq9: Phq9?
  public let consents: [Consent.Details]

  public init(
    client: Subject, referrerID: Referrer.ID, details: Intake.Details, spinnenweb: Spinnenweb? = nil,
    fourDkl: FourDkl? = nil, phq9: Phq9? = nil, consents: [Consent.Details] = []
  ) {
    self.client = client
    self.referrerID = referrerID
    self.details = details
    self.spinnenweb = spinnenweb
    self.fourDkl = fourDkl
    self.phq9 = phq9
    self.consents = consents
  }

  /// Whom it is about. Full details always make a new client; likeness is for people to judge.
  public enum Subject: Equatable, Sendable {
    case new(Client.Details)
    case known(Client.ID)
  }

  /// The instruments that were sent, as measurements of this intake, in the order of `Instrument`.
  public var measurements: [Measurement.Details] {
    let forms: [Measurement.Form?] = [
      spinnenweb.map(Measurement.Form.spinnenweb), fourDkl.map(Measurement.Form.fourDkl),
      phq9.map(Measurement.Form.phq9),
    ]
    return forms.compactMap { form in
      form.map { Measurement.Details(form: $0, moment: .intake, takenOn: details.takenOn) }
    }
  }

  /// The instruments that were not sent, in the order of `Instrument`.
  public var absent: [Instrument] {
    var absent: [Instrument] = []
    if spinnenweb == nil { absent.append(.spinnenweb) }
    if fourDkl == nil { absent.append(.fourDkl) }
    if phq9 == nil { absent.append(.phq9) }
    return absent
  }
}
