import Domain
import Testing

@testable import Routes

/// How it is answered.
extension `Every operation of the document` {
  @Test func `that reads answers HEAD as GET, without a body`() throws {
    for operation in Self.operations where operation.method == "GET" {
      let path = try records.path(of: operation.route)
      let token = records.token(for: operation.route)
      var (get, head) = (
        try records.service.send("GET", path, token: token).fields,
        try records.service.send("HEAD", path, token: token)
      )
      var fields = head.fields
      for name in ["x-request-id", "ratelimit"] { (get[name], fields[name]) = (nil, nil) }
      #expect(head.status == 200)
      #expect(fields == get, "\(operation.route.name)")
    }
  }

  @Test func `says in Dutch or English what is wrong, and in the same words what is meant`() throws {
    for operation in Self.operations {
      let accept = "Accept: application/x-nothing"
      let dutch = try send(operation, fields: [accept, "Accept-Language: fr", "Accept-Language: nl;q=0.5"])
      let english = try send(
        operation, fields: [accept, "Accept-Language: nl;q=0.1", "Accept-Language: en-GB"])
      #expect(dutch.fields["content-language"] == "nl", "\(operation.route.name)")
      #expect(english.fields["content-language"] == "en", "\(operation.route.name)")
      #expect(dutch.json["title"] as? String != english.json["title"] as? String)
      #expect(dutch.problem == english.problem)
    }
  }

  @Test(arguments: operations.filter { $0.takes("Prefer") })
  func `that changes something leaves out what it made where that is preferred`(operation: Operation) throws {
    try records.prepare(for: operation.route)
    let answer = try send(operation, fields: ["Prefer: respond-async", "Prefer: return=minimal"])
    #expect(answer.status == (operation.route.successStatus == 201 ? 201 : 204), "\(answer.body)")
    #expect(answer.body.isEmpty)
    #expect(answer.fields["preference-applied"] == "return=minimal")
    #expect((answer.fields["location"] != nil) == operation.route.makesRecord)
    expectFields(answer, operation)
  }

  @Test(arguments: operations)
  func `comes as gzip where it is long and that is accepted, but for a secret`(operation: Operation) throws {
    try records.prepare(for: operation.route)
    let answer = try send(operation, fields: ["Accept-Encoding: br", "Accept-Encoding: gzip;q=0.5"])
    #expect(200...299 ~= answer.status, "\(answer.body)")
    if operation.path == "/openapi.json" || operation.isStreamed {
      #expect(answer.isGzipped)
    } else {
      #expect(answer.isGzipped == (answer.body.utf8.count > 1_024), "\(operation.route.name)")
    }
    if let tag = answer.fields["etag"] { #expect(tag.hasSuffix("-gzip\"") == answer.isGzipped) }
    if operation.route.name == "postToken" { #expect(!answer.isGzipped) }
    expectFields(answer, operation)
  }
}
