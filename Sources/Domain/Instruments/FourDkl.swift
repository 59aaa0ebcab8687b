/// Vierdimensionale Klachtenlijst, in English 4DSQ (© B. Terluin 1996): fifty items about the past seven days, four
/// scales. The texts of the items are the author's and are not here; items go by number.
public enum FourDkl: Equatable, Sendable {
  /// Every answer as given.
  case answers(Answers)
  /// The scales' totals alone, where nothing more is known.
  case totals(Totals)

  /// Fifty items: 0 nee · 1 soms · 2 regelmatig · 3 vaak · 4 heel vaak of voortdurend.
  public typealias Answers = AnswerSheet<50, 4>

  /// The scales' totals as someone else added them up; `nil` is not known.
  public struct Totals: Equatable, Sendable {
    public let distress: Whole<32>?
    public let depression: Whole<12>?
    public let anxiety: Whole<24>?
    public let somatisation: Whole<32>?

    public init(distress: Whole<32>?, depression: Whole<12>?, anxiety: Whole<24>?, somatisation: Whole<32>?) {
      self.distress = distress
      self.depression = depression
      self.anxiety = anxiety
      self.somatisation = somatisation
    }
  }

  /// The four scales, in the order in which they are reported.
  public enum Scale: String, CaseIterable, Sendable {
    case distress
    case depression
    case anxiety
    case somatisation
  }
}
