/// What somebody saw of the progress towards a goal. Notes are added and never changed: whoever was wrong adds another.
public struct ProgressNote: Equatable, Sendable {
  public typealias ID = Identifier<ProgressNote>

  public let id: ID
  public let goalID: Goal.ID
  public let author: Author
  public let createdAt: Instant
  public let text: ProgressText

  public init(id: ID, goalID: Goal.ID, author: Author, createdAt: Instant, text: ProgressText) {
    self.id = id
    self.goalID = goalID
    self.author = author
    self.createdAt = createdAt
    self.text = text
  }
}
