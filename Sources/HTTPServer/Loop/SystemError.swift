internal import Glibc

/// A system call that failed, and the `errno` that says why.
public struct SystemError: Error, Hashable, Sendable {
  /// The call's name, such as `bind`.
  public let call: String
  /// The `errno`.
  public let number: CInt

  /// The failure of `call` that just happened on this thread.
  init(_ call: String, number: CInt = errno) {
    self.call = call
    self.number = number
  }
}

extension SystemError: CustomStringConvertible {
  /// The call and the system's own words, such as `bind: Address already in use`.
  public var description: String {
    var words = [CChar](repeating: 0, count: 256)
    guard strerror_r(number, &words, words.count) == 0 else { return "\(call): error \(number)" }
    let text = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return "\(call): \(String(decoding: text, as: UTF8.self))"
  }
}
