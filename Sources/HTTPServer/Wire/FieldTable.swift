/// Where the known fields of a head are: a slot for each `FieldName`, inline.
///
/// The slots lie in vectors, for want of anything else: a Span cannot be borrowed from what holds an `InlineArray`
/// (Swift 6.3). They are read and written as memory, because setting one element of a vector stores and loads all.
struct FieldTable {
  private var firstValues = SIMD32<UInt32>()
  private var lineCounts = SIMD32<UInt8>()

  /// How many lines carry a field; 255 stands for more, too.
  @inline(__always)
  func lines(of name: FieldName) -> Int {
    withUnsafeBytes(of: lineCounts) { Int($0[Int(name.rawValue)]) }
  }

  /// The value of the field's first line; empty without one.
  @inline(__always)
  func firstValue(of name: FieldName) -> RequestHead.Part {
    withUnsafeBytes(of: firstValues) {
      $0.load(fromByteOffset: Int(name.rawValue) * 4, as: RequestHead.Part.self)
    }
  }

  /// Notes one line of a field; of several, the first stands.
  @inline(__always)
  mutating func note(_ name: FieldName, _ value: Range<Int>) {
    let slot = Int(name.rawValue)
    let isFirst = withUnsafeMutableBytes(of: &lineCounts) { counts in
      let count = counts[slot]
      if count < UInt8.max { counts[slot] = count + 1 }
      return count == 0
    }
    guard isFirst else { return }
    withUnsafeMutableBytes(of: &firstValues) {
      $0.storeBytes(of: RequestHead.Part(value), toByteOffset: slot * 4, as: RequestHead.Part.self)
    }
  }
}
