/// What the referrer or practitioner saw, in the terms that define overspanning and burn-out (NHG-Standaard M110, 2018).
/// Each may be unknown: then it is `nil`, never `false` or 0.
public struct Observations: Equatable, Sendable {
  /// How many of the eight tension symptoms: fatigue, disturbed sleep, irritability, cannot bear bustle or noise,
  /// emotional lability, worrying, feeling rushed, poor concentration or forgetfulness.
  public let tensionSymptoms: TensionSymptoms?
  /// Loss of control, or powerlessness.
  public let controlLoss: Bool?
  /// Clear limitation at work or in other roles.
  public let dysfunction: Bool?
  /// Solely explained by a psychiatric disorder.
  public let solelyPsychiatric: Bool?
  /// Whole months since it began.
  public let durationMonths: DurationMonths?
  /// Fatigue or exhaustion stands out.
  public let exhaustionProminent: Bool?
  /// Danger to self or others.
  public let acuteDanger: Bool?
  /// Signs of psychosis or mania.
  public let psychosisOrMania: Bool?
  /// Use of alcohol or drugs that is a problem.
  public let substance: Bool?

  public init(
    tensionSymptoms: TensionSymptoms? = nil, controlLoss: Bool? = nil, dysfunction: Bool? = nil,
    solelyPsychiatric: Bool? = nil, durationMonths: DurationMonths? = nil, exhaustionProminent: Bool? = nil,
    acuteDanger: Bool? = nil, psychosisOrMania: Bool? = nil, substance: Bool? = nil
  ) {
    self.tensionSymptoms = tensionSymptoms
    self.controlLoss = controlLoss
    self.dysfunction = dysfunction
    self.solelyPsychiatric = solelyPsychiatric
    self.durationMonths = durationMonths
    self.exhaustionProminent = exhaustionProminent
    self.acuteDanger = acuteDanger
    self.psychosisOrMania = psychosisOrMania
    self.substance = substance
  }

  /// Nothing was observed, or nothing told.
  public static let unknown = Observations()
}

/// A number of tension symptoms, 0…8.
public typealias TensionSymptoms = Whole<8>
/// A duration in whole months, 0…1200.
public typealias DurationMonths = Whole<1_200>
