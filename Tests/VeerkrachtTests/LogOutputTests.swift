import Foundation
import Glibc
import Testing
import Threads

@testable import veerkracht

@Suite struct `A log's output` {
  private let pipe = Pipe()
  private var output: LogOutput { LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor) }

  private func line(_ number: Int) -> [UInt8] {
    Array("\(number) \(String(repeating: "x", count: 990))\n".utf8)
  }

  /// What comes out of the pipe, until it is quiet.
  private func read() -> String {
    var octets: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, 300) > 0 {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      octets += buffer[..<count]
    }
    return String(decoding: octets, as: UTF8.self)
  }

  @Test(arguments: [false, true])
  func `keeps nobody waiting when its reader stops reading, and loses no line`(isNonBlocking: Bool) throws {
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    if isNonBlocking { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    let output = output
    let done = Handover<Bool>()
    let thread = try OwnThread {
      for number in 0..<500 { output.write(line(number).span) }  // 500 KB; a pipe holds 64 KiB
      done.set(true)
    }
    #expect(done.wait())
    thread.join()
    let lines = read().split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != " " } } == (0..<500).map { Substring(String($0)) })
    #expect(lines.allSatisfy { $0.hasSuffix("xxx") })
  }

  @Test func `says how many lines were lost when there are too many`() {
    let output = output
    for number in 0..<2_000 { output.write(line(number).span) }
    let lines = read().split(separator: "\n")
    #expect(lines.count < 2_000)
    let last = lines.last ?? ""
    #expect(last.contains("\"msg\":\"log lines lost\",\"count\":\"\(2_000 - lines.count + 1)\""))
    output.write(line(1).span)
    #expect(read().hasPrefix("1 xxx"))
  }

  @Test func `is nothing when nobody reads`() throws {
    signal(SIGPIPE, SIG_IGN)  // as the program does
    try pipe.fileHandleForReading.close()
    let output = output
    for number in 0..<1_000 { output.write(line(number).span) }
    output.finish(milliseconds: 1_000)
  }
}
