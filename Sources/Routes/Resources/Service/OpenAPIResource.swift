/// `/v1/openapi.json`: what this API is, for whoever builds upon it. Public, and for pages of every origin.
enum OpenAPIResource {
  static func get(_ call: Call, _ answer: inout Answer) {
    let document = call.service.document
    answer.json.octets.append(document.octets.span)
    answer.entityTag = document.entityTag
    answer.gzipped = OpenAPIDocument.currentGzipped
    answer.isForEveryOrigin = true
  }
}
