import Foundation
import Glibc
import SQLite
import Testing

extension `End to end` {
  /// The example files of config/deploy, with the real programs: only addresses, ports and certificates are others.
  @Suite struct `A reverse proxy with TLS` {
    private let folder: TemporaryFolder
    private let cooperative: Cooperative
    private let server: RunningServer
    private let port: UInt16
    private let host = "api.cooperatie.example"

    init() throws {
      folder = try TemporaryFolder()
      cooperative = try Cooperative(in: folder)
      server = try RunningServer(
        in: folder, variables: ["VEERKRACHT_TLS_IN_FRONT": "on", "VEERKRACHT_TRUSTED_PROXIES": "127.0.0.1"])
      port = try freePort()
    }

    @Test(
      .enabled(
        if: Shell.hasNginx,
        "needs nginx, curl and openssl (Debian and Ubuntu: apt-get install nginx curl openssl)"))
    func `nginx, forwards with the address that it saw itself`() throws {
      try makeCertificate()
      let site = try edited(
        "config/deploy/nginx.conf",
        [
          "server 127.0.0.1:8080;": "server 127.0.0.1:\(server.port);",
          "listen 443 ssl http2;": "listen 127.0.0.1:\(port) ssl http2;",
          "\tlisten [::]:443 ssl http2;\n": "",
          "/etc/veerkracht/tls/fullchain.pem": "\(folder.path)/certificate",
          "/etc/veerkracht/tls/key.pem": "\(folder.path)/key",
        ])
      let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
        "\($0)_temp_path \(folder.path)/\($0);"
      }
      try """
      daemon off; worker_processes 1; pid \(folder.path)/pid; error_log \(folder.path)/nginx-errors;
      \(geteuid() == 0 ? "user root;" : "")
      events {}
      http { \(temporary.joined(separator: " ")) include \(folder.path)/site; }
      """.write(toFile: "\(folder.path)/nginx.conf", atomically: false, encoding: .utf8)
      try site.write(toFile: "\(folder.path)/site", atomically: false, encoding: .utf8)
      let tested = try Shell.run("nginx -t -p '\(folder.path)' -c '\(folder.path)/nginx.conf'", in: folder)
      #expect(tested.status == 0, "\(tested.errors)")
      let nginx = try Shell.start(
        "exec nginx -p '\(folder.path)' -c '\(folder.path)/nginx.conf'", in: folder, output: "nginx")
      try judge(nginx, log: "nginx-errors")
    }

    @Test(
      .enabled(
        if: Shell.hasCaddy,
        "needs caddy, curl and openssl (Debian and Ubuntu: apt-get install caddy curl openssl)"))
    func `Caddy, forwards with the address that it saw itself`() throws {
      try makeCertificate()
      let site = try edited(
        "config/deploy/Caddyfile",
        [
          "\(host) {": """
          {
          	admin off
          	auto_https disable_redirects
          }
          \(host):\(port) {
          	bind 127.0.0.1
          	tls \(folder.path)/certificate \(folder.path)/key
          """,
          "127.0.0.1:8080": "127.0.0.1:\(server.port)",
        ])
      try site.write(toFile: "\(folder.path)/Caddyfile", atomically: false, encoding: .utf8)
      let caddy = try Shell.start(
        "exec caddy run --adapter caddyfile --config '\(folder.path)/Caddyfile'", in: folder, output: "caddy",
        variables: ["HOME": folder.path, "XDG_DATA_HOME": folder.path, "XDG_CONFIG_HOME": folder.path])
      try judge(caddy, log: "caddy-errors")
    }

    /// What holds for both.
    private func judge(_ proxy: ChildProcess, log: String) throws {
      defer {
        proxy.send(SIGTERM)
        _ = proxy.exitStatus()
      }
      let forged = "-H 'X-Forwarded-For: 203.0.113.9' -H 'Forwarded: for=203.0.113.9'"
      var answer = try ask("127.0.0.2", forged)
      for _ in 0..<100 where answer.hasPrefix("000") {
        usleep(50_000)
        answer = try ask("127.0.0.2", forged)
      }
      #expect(answer.hasPrefix("200 "), "\(answer) \(folder.text(log))")
      #expect(answer.lowercased().contains("strict-transport-security: max-age="))
      // Past the proxy: one who is no trusted proxy is not believed.
      let direct = try Shell.run(
        "curl -sS --interface 127.0.0.4 \(forged) -H 'Authorization: Bearer \(cooperative.tokens.coordinator)' "
          + "http://127.0.0.1:\(server.port)\(path)", in: folder)
      #expect(direct.status == 0 && direct.output.contains(cooperative.ids.client))
      #expect(server.stop() == 0)
      let reader = try SQLite.Connection(path: "\(server.data)/veerkracht.sqlite", access: .read)
      let accessPoints = try reader.read { transaction throws(SQLiteError) in
        try transaction.all(
          "SELECT lower(hex(access_point)) FROM audit_event WHERE route = '/v1/clients/{id}' ORDER BY seq"
        ) { row in row.string(0) }
      }
      let seen = accessPoints.map { String($0.suffix(8)) }
      #expect(seen.contains("7f000002") && seen.last == "7f000004", "\(seen)")
      #expect(!seen.contains("cb007109"), "a made-up address was believed")
    }

    private var path: String { "/v1/clients/\(cooperative.ids.client)" }

    /// - Returns: the status, and the head of the answer.
    private func ask(_ source: String, _ options: String) throws -> String {
      let result = try Shell.run(
        "cd '\(folder.path)' && curl -sS -o /dev/null -D head -w '%{http_code} ' --interface \(source) --cacert certificate "
          + "--resolve \(host):\(port):127.0.0.1 \(options) -H 'Authorization: Bearer \(cooperative.tokens.coordinator)' "
          + "https://\(host):\(port)\(path); cat head", in: folder)
      return result.output
    }

    private func makeCertificate() throws {
      let made = try Shell.run(
        "cd '\(folder.path)' && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
          + "-keyout key -out certificate -subj /CN=\(host) -addext subjectAltName=DNS:\(host)", in: folder)
      try #require(made.status == 0, "\(made.errors)")
    }

    private func edited(_ path: String, _ changes: [String: String]) throws -> String {
      var text = try Repository.text(path)
      for (old, new) in changes {
        try #require(text.contains(old), "\(path) has no \(old)")
        text = text.replacing(old, with: new)
      }
      return text
    }
  }
}

/// A TCP port that nobody has at this moment.
private func freePort() throws -> UInt16 {
  let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let outcome = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
    }
  }
  try #require(outcome == 0)
  return UInt16(bigEndian: address.sin_port)
}
