/// A value that knows how to stand in for a `?n` of a statement.
///
/// Conform a type of one's own where its table's record lives: the conformance is the one place that says how the type
/// is kept.
public protocol Bindable {
  /// - Parameter index: The parameter's number, from 1.
  func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError)
}

extension Int64: Bindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, self)
  }
}

extension Int: Bindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, Int64(self))
  }
}

/// Kept as 0 or 1.
extension Bool: Bindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, self ? 1 as Int64 : 0)
  }
}

extension String: Bindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, self)
  }
}

extension StaticString: Bindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, self)
  }
}

/// Kept as a blob.
extension [UInt8]: Bindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, blob: self.span)
  }
}

/// `nil` is NULL.
extension Optional: Bindable where Wrapped: Bindable {
  @inlinable
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    switch self {
    case .some(let value): try value.bind(to: statement, at: index)
    case .none: try statement.bindNull(index)
    }
  }
}
