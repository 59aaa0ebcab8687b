/// Status lines (RFC 9112 §4), each with the name of the field that always follows it.
enum StatusLine {
  /// The interim answer that asks for the body (RFC 9110 §15.2.1); it has no fields.
  static var interim: StaticString { "HTTP/1.1 100 Continue\r\n\r\n" }

  /// `HTTP/1.1 STATUS reason CRLF Date: SP`, or nil for a status that has no reason here. HTTP/1.0 clients are
  /// answered with the server's own version too (RFC 9110 §6.2).
  static func withDate(_ status: Int) -> StaticString? {
    switch status {
    case 200: "HTTP/1.1 200 OK\r\nDate: "
    case 201: "HTTP/1.1 201 Created\r\nDate: "
    case 202: "HTTP/1.1 202 Accepted\r\nDate: "
    case 204: "HTTP/1.1 204 No Content\r\nDate: "
    case 206: "HTTP/1.1 206 Partial Content\r\nDate: "
    case 301: "HTTP/1.1 301 Moved Permanently\r\nDate: "
    case 302: "HTTP/1.1 302 Found\r\nDate: "
    case 303: "HTTP/1.1 303 See Other\r\nDate: "
    case 304: "HTTP/1.1 304 Not Modified\r\nDate: "
    case 307: "HTTP/1.1 307 Temporary Redirect\r\nDate: "
    case 308: "HTTP/1.1 308 Permanent Redirect\r\nDate: "
    case 400: "HTTP/1.1 400 Bad Request\r\nDate: "
    case 401: "HTTP/1.1 401 Unauthorized\r\nDate: "
    case 403: "HTTP/1.1 403 Forbidden\r\nDate: "
    case 404: "HTTP/1.1 404 Not Found\r\nDate: "
    case 405: "HTTP/1.1 405 Method Not Allowed\r\nDate: "
    case 406: "HTTP/1.1 406 Not Acceptable\r\nDate: "
    case 408: "HTTP/1.1 408 Request Timeout\r\nDate: "
    case 409: "HTTP/1.1 409 Conflict\r\nDate: "
    case 410: "HTTP/1.1 410 Gone\r\nDate: "
    case 411: "HTTP/1.1 411 Length Required\r\nDate: "
    case 412: "HTTP/1.1 412 Precondition Failed\r\nDate: "
    case 413: "HTTP/1.1 413 Content Too Large\r\nDate: "
    case 414: "HTTP/1.1 414 URI Too Long\r\nDate: "
    case 415: "HTTP/1.1 415 Unsupported Media Type\r\nDate: "
    case 416: "HTTP/1.1 416 Range Not Satisfiable\r\nDate: "
    case 417: "HTTP/1.1 417 Expectation Failed\r\nDate: "
    case 421: "HTTP/1.1 421 Misdirected Request\r\nDate: "
    case 422: "HTTP/1.1 422 Unprocessable Content\r\nDate: "
    case 428: "HTTP/1.1 428 Precondition Required\r\nDate: "
    case 429: "HTTP/1.1 429 Too Many Requests\r\nDate: "
    case 431: "HTTP/1.1 431 Request Header Fields Too Large\r\nDate: "
    case 500: "HTTP/1.1 500 Internal Server Error\r\nDate: "
    case 501: "HTTP/1.1 501 Not Implemented\r\nDate: "
    case 502: "HTTP/1.1 502 Bad Gateway\r\nDate: "
    case 503: "HTTP/1.1 503 Service Unavailable\r\nDate: "
    case 504: "HTTP/1.1 504 Gateway Timeout\r\nDate: "
    case 505: "HTTP/1.1 505 HTTP Version Not Supported\r\nDate: "
    case 507: "HTTP/1.1 507 Insufficient Storage\r\nDate: "
    default: nil
    }
  }
}
