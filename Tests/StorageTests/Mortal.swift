import Foundation
import TestStore
import Testing

/// Starts the process `mortal`, waits for so many lines of it, and kills it without warning.
func killMortal(_ arguments: [String], afterLines lines: Int) throws {
    let process = Process()
    process.executableURL = TestStore.root.appending(path: ".build/debug/mortal")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var text = ""
    while text.filter({ $0 == "\n" }).count < lines {
        let data = output.fileHandleForReading.availableData
        try #require(!data.isEmpty, "mortal ended by itself")
        text += String(decoding: data, as: UTF8.self)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
}
