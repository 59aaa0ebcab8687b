internal import ArgumentParser
internal import Domain

/// - Throws: when it is no id, which the command line then says.
func checkID(_ text: String) throws {
  guard UUIDv7(text) != nil else { throw ValidationError("'\(text)' is not an id") }
}
