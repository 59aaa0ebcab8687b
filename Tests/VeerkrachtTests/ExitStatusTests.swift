import Foundation
import HTTPServer
import Persistence
import Testing
import Threads

@testable import veerkracht

private typealias Status = veerkracht.ExitStatus

@Suite struct `An exit status` {
  @Test(arguments: Status.allCases) fileprivate func `is explained in the README and in the help`(
    status: Status
  ) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("| \(status.rawValue) | \(status.meaning) |"))
    #expect(Status.explanation.contains(status.meaning))
  }

  @Test func `tells one trouble at the start from another`() {
    for (failure, status) in [
      (StartFailure.corrupt(path: "x"), Status.damaged), (.notADatabase(path: "x"), .damaged),
      (.noDatabase(path: "x"), .missing), (.newerSchema(version: 9, known: 8), .newer),
      (.changedMigration(version: 1, name: "x"), .software), (.diskFull(path: "x"), .diskFull),
      (.lockedByAnotherProcess(path: "x"), .busy),
      (.directoryUnusable(path: "x", reason: "no"), .notPermitted),
      (.exposed(path: "x", mode: 0o755), .notPermitted),
    ] {
      #expect(Failure(failure)?.status == status)
      #expect(Failure(failure)?.message.contains("\(failure)") == true)
    }
    #expect(Failure(ServerError.hostNotAnAddress("x"))?.status == .configuration)
    #expect(Failure(ServerError.socketInUse(path: "x"))?.status == .busy)
    #expect(Failure(WriteFailure.threw(DemoFailure.otherDataPresent))?.status == .no)
    #expect(Failure(WriteFailure.unavailable)?.status == .inputOutput)
    #expect(Failure(OwnThread.Unavailable(number: 11))?.status == .system)
  }
}
