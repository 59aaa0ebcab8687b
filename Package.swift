// swift-tools-version: 6.2
import PackageDescription

/// Every target: Swift 6 mode, imports that say who leaks whom, warnings are errors.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),  // returning a Span that borrows its owner
  .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "veerkracht",
  products: [.executable(name: "veerkracht", targets: ["veerkracht"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
  ],
  targets: [
    // The system's own libraries, as module maps.
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // The rooms. An arrow that is not here does not exist.
    .target(name: "Threads", swiftSettings: settings),  // knows nobody; the threads and locks of all
    .target(name: "Domain", swiftSettings: settings),  // knows nobody
    // Octets only; hears of no client.
    .target(name: "HTTPServer", dependencies: ["CLinux", "CZlib", "Threads"], swiftSettings: settings),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: settings),  // knows no table
    .target(  // knows no status code
      name: "Persistence", dependencies: ["Domain", "SQLite", "Threads", crypto], swiftSettings: settings,
      plugins: ["EmbedMigrations"]),
    .target(  // joins them
      name: "Routes", dependencies: ["Domain", "HTTPServer", "Persistence", "Threads", crypto],
      swiftSettings: settings),
    .executableTarget(  // composes
      name: "veerkracht",
      dependencies: ["Domain", "HTTPServer", "Persistence", "Routes", "Threads", argumentParser, logging],
      swiftSettings: settings),

    // Puts migrations/*.sql into Persistence at build time.
    .plugin(
      name: "EmbedMigrations", capability: .buildTool(), dependencies: ["embed-migrations"],
      path: "Sources/EmbedMigrations"),
    .executableTarget(name: "embed-migrations", swiftSettings: settings),

    // Disks that fail, for the tests.
    .target(
      name: "FaultySQLite", dependencies: ["CSQLite", "SQLite", "Threads"], path: "Tests/FaultySQLite",
      swiftSettings: settings),

    // One test target per room, and one that sees only the finished process.
    .testTarget(
      name: "DomainTests", dependencies: ["Domain"], resources: [.copy("vectors.json")],
      swiftSettings: settings),
    .testTarget(name: "ThreadsTests", dependencies: ["Threads"], swiftSettings: settings),
    .testTarget(
      name: "HTTPServerTests", dependencies: ["CZlib", "HTTPServer", "Threads"], swiftSettings: settings),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: settings),
    .testTarget(
      name: "PersistenceTests", dependencies: ["Domain", "FaultySQLite", "Persistence", "SQLite", "Threads"],
      swiftSettings: settings),
    .testTarget(
      name: "RoutesTests",
      dependencies: [
        "CSQLite", "Domain", "FaultySQLite", "HTTPServer", "Persistence", "Routes", "SQLite", "Threads",
        crypto,
      ],
      swiftSettings: settings),
    .testTarget(
      name: "VeerkrachtTests",
      dependencies: ["Domain", "HTTPServer", "Persistence", "Routes", "veerkracht", logging],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests", dependencies: ["SQLite", "Threads", "veerkracht"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
