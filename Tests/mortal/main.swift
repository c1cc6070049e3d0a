import Files
import Foundation
import Jobs
import Logging
import Storage

// A process that tests kill: `mortal files DATABASE FOLDER` keeps files for ever, `mortal job DATABASE` takes a job and
// never finishes it. It prints a line when there is something to interrupt.

let arguments = CommandLine.arguments
let store = try Store.sqlite(path: arguments[2])
switch arguments[1] {
case "files":
    let vault = try FileVault(folder: URL(filePath: arguments[3]))
    var number = 0
    while true {
        number += 1
        let content = [UInt8](String(repeating: "file \(number) ", count: 20_000).utf8)
        let kept = try vault.keep(content, office: "a")
        let name = "\(number).txt"
        try await store.change(by: .system("mortal"), in: ["a"]) { change in
            let file = try StoredFile.add(kept, name: name, media: "text/plain", office: "a", in: change)
            change.record("files.file-kept", on: file.id, office: "a")
        }
        print("kept \(number)")
        fflush(nil)
    }
default:
    let kind = JobKind("test.slow") { lease, store in
        _ = try await store.housekeeping { try lease.progress(3, of: 10, in: $0) }
        print("under way")
        fflush(nil)
        try await Task.sleep(for: .seconds(3600))
    }
    let worker = Worker(store: store, kinds: [kind], log: Logger(label: "mortal"))
    _ = try await worker.step()
}
