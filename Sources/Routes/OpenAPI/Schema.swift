/// What a value of a body may be: a JSON Schema (draft 2020-12), of as little of it as the API needs. One schema says what
/// is sent and what is shown: they differ in which members there are, and may go by two names.
struct Schema: Sendable {
  var shape: Shape
  /// The name of the component that it is; nil for one that is written out where it is used.
  var name: String?
  /// The name of the component for what is sent of it, where that differs from what is shown.
  var sentName: String?
  /// What it means, with unit and source.
  var description: String?
  /// What a component means where it is used.
  var use: String?
  /// Whether there may be `null` in its place.
  var isNullable = false
  /// A value to show for it; nil for one made of its parts.
  var example: JSONTree?

  indirect enum Shape: Sendable {
    case text(Text)
    /// One of these words.
    case words([String])
    case integer(ClosedRange<Int>)
    /// One of these numbers.
    case integers([Int])
    /// A number with one decimal at most, between these numbers of tenths.
    case tenths(ClosedRange<Int>)
    case boolean
    case null
    case array(of: Schema, count: ClosedRange<Int>, isSet: Bool)
    case object([Member])
    /// One of these, and only one. A discriminator is the member that says which.
    case oneOf([Schema], discriminator: String?)
    /// An object of any members.
    case anyObject
    /// Any value at all.
    case anything
  }

  struct Text: Sendable {
    /// A format of JSON Schema: `date`, `date-time`, `uuid` …
    var format: String?
    var pattern: String?
    /// In code points.
    var length: ClosedRange<Int>?
  }

  /// A member of an object.
  struct Member: Sendable {
    let name: String
    let schema: Schema
    let presence: Presence
    /// Whether it is `null` in what is shown to those to whom it is closed.
    var mayBeHidden = false
  }

  /// When a member is there. In what is sent, `null` and absent mean the same; what is shown has every member.
  enum Presence: Sendable {
    /// Must be sent, and is shown.
    case required
    /// May be sent, and is shown; `null` without a value.
    case optional
    /// May be sent, and is shown; without a value it is this.
    case defaults(to: JSONTree)
    /// Is shown, and cannot be sent.
    case shownOnly
    /// May be sent and is not shown.
    case sentOnly(isRequired: Bool)
  }

  init(_ shape: Shape, _ description: String? = nil, example: JSONTree? = nil) {
    self.shape = shape
    self.description = description
    self.example = example
  }
}

extension Schema {
  /// An object; a component of that name.
  /// - Parameter sentName: the component's name for what is sent, where that differs from what is shown.
  static func object(
    _ name: String, sentAs sentName: String? = nil, about description: String? = nil, _ members: [Member]
  ) -> Schema {
    var schema = Schema(.object(members), description)
    schema.name = name
    schema.sentName = sentName
    return schema
  }

  /// One of some; a component of that name.
  static func oneOf(
    _ name: String, sentAs sentName: String? = nil, about description: String? = nil,
    by discriminator: String? = nil,
    _ schemas: [Schema]
  ) -> Schema {
    var schema = Schema(.oneOf(schemas, discriminator: discriminator), description)
    schema.name = name
    schema.sentName = sentName
    return schema
  }

  static func array(of element: Schema, _ count: ClosedRange<Int>, _ description: String? = nil) -> Schema {
    Schema(.array(of: element, count: count, isSet: false), description)
  }

  /// An array in which nothing is twice.
  static func set(of element: Schema, _ count: ClosedRange<Int>, _ description: String? = nil) -> Schema {
    Schema(.array(of: element, count: count, isSet: true), description)
  }

  static func boolean(_ description: String? = nil, example: JSONTree = true) -> Schema {
    Schema(.boolean, description, example: example)
  }

  static func integer(_ range: ClosedRange<Int>, _ description: String? = nil, example: JSONTree? = nil)
    -> Schema
  {
    Schema(.integer(range), description, example: example)
  }

  /// `null` alone.
  static func nothing(_ description: String? = nil) -> Schema { Schema(.null, description) }

  /// The same, or `null`.
  var orNull: Schema {
    var schema = self
    schema.isNullable = true
    return schema
  }

  /// The same, with what it means at this place.
  func meaning(_ description: String) -> Schema {
    var schema = self
    if name == nil { schema.description = description } else { schema.use = description }
    return schema
  }

  /// The same, with a value to show for it.
  func showing(_ example: JSONTree) -> Schema {
    var schema = self
    schema.example = example
    return schema
  }
}

extension Schema.Member {
  static func required(_ name: String, _ schema: Schema) -> Self {
    Self(name: name, schema: schema, presence: .required)
  }

  static func optional(_ name: String, _ schema: Schema) -> Self {
    Self(name: name, schema: schema, presence: .optional)
  }

  static func defaults(_ name: String, _ schema: Schema, to value: JSONTree) -> Self {
    Self(name: name, schema: schema, presence: .defaults(to: value))
  }

  static func shownOnly(_ name: String, _ schema: Schema) -> Self {
    Self(name: name, schema: schema, presence: .shownOnly)
  }

  static func sentOnly(_ name: String, _ schema: Schema, isRequired: Bool = false) -> Self {
    Self(name: name, schema: schema, presence: .sentOnly(isRequired: isRequired))
  }

  /// The same; `null` for those to whom it is closed.
  var hidden: Self {
    var member = self
    member.mayBeHidden = true
    return member
  }
}
