/// The questionnaires the service knows.
public enum Instrument: String, CaseIterable, Sendable {
  /// Spinnenweb of Mijn Positieve Gezondheid (Institute for Positive Health).
  case spinnenweb
  /// Vierdimensionale Klachtenlijst (Terluin 1996).
  case fourDkl = "4dkl"
  /// Patient Health Questionnaire (Kroenke, Spitzer & Williams 2001).
  case phq9
}

/// When in the course of care a measurement was taken.
public enum Moment: String, CaseIterable, Sendable {
  case intake
  case midway
  case end
  case followUp
}
