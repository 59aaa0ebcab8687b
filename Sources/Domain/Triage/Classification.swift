/// What the observations amount to by the definitions of NHG-Standaard M110 (2018). A working view, not a diagnosis.
public enum Classification: String, CaseIterable, Sendable {
  /// An observation that the definitions need is missing.
  case unknown
  case none
  /// Spanningsklachten: tension, with control and roles kept.
  case stressComplaints
  /// Overspanning: at least three tension symptoms, loss of control, limitation in roles, not solely psychiatric.
  case overspanning
  /// Overspanning that began at least six months ago, with exhaustion prominent.
  case burnout
}
