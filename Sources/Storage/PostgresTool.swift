import CLibPQ
import Foundation

/// A program that comes with PostgreSQL.
///
/// It learns from its environment where the server is, so that a password never stands on a command line, where
/// everybody on the machine could read it.
enum PostgresTool {
    static func run(_ name: String, _ arguments: [String], address: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name, "--no-password"] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(try environment(of: address)) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let complaints = Pipe()
        process.standardError = complaints
        try process.run()
        let text = String(decoding: try complaints.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus != 127 else {
            throw PostgresToolProblem(description: "\(name) is not installed: apt-get install postgresql-client")
        }
        guard process.terminationStatus == 0 else {
            throw PostgresToolProblem(description: text.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// The database of the address, as a connection string that names nothing else.
    static func databaseName(of address: String) throws -> String {
        let name = try environment(of: address)["PGDATABASE"] ?? ""
        return "dbname='\(name.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }

    /// What an address says, as the variables that every program of PostgreSQL reads.
    static func environment(of address: String) throws -> [String: String] {
        guard let options = PQconninfoParse(address, nil) else {
            // What libpq would say repeats the address, and the password in it.
            throw PostgresToolProblem(description: "TUNTAS_DATABASE is not an address of the form postgres://…")
        }
        defer { PQconninfoFree(options) }
        var environment: [String: String] = [:]
        var option = options
        while option.pointee.keyword != nil {
            if let name = option.pointee.envvar, let value = option.pointee.val {
                environment[String(cString: name)] = String(cString: value)
            }
            option += 1
        }
        return environment
    }
}

/// What a program of PostgreSQL complained about.
public struct PostgresToolProblem: Error, CustomStringConvertible {
    public let description: String
}
