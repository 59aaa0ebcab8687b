/// What LeakSanitizer is to pass over when all tests run under the address sanitizer: the toolchain's own leaks, each
/// once per run or per file read. And the schemas of the OpenAPI document, which are made once and kept: the pointers
/// of their indirect enums carry a tag, so the sanitizer does not see that they are still held. It looks for a function
/// of this name.
@_cdecl("__lsan_default_suppressions")
func knownLeaks() -> UnsafePointer<CChar> {
  UnsafeRawPointer(suppressions.utf8Start).assumingMemoryBound(to: CChar.self)
}

private let suppressions: StaticString = """
  leak:XCTMainMisc
  leak:readBytesFromFile
  leak:s10Foundation7ProcessC3run
  leak:s6Routes6Schema
  leak:s6Routes8JSONTree
  """
