import Audit
import Foundation
import NIOSSL
import Storage

/// What the doctor looks at without the database: disk, clock, keys, certificates, signed roots.
struct MachineChecks {
    let settings: Settings
    let clock: Clock

    func all() -> [Finding] {
        [disk(), synchronised()].compactMap(\.self) + keys() + certificate() + [roots(), worker()]
    }

    /// What the document worker says of itself: what it can open, and which walls stand around it.
    private func worker() -> Finding {
        let folder = settings.worker
        let python = folder.appending(path: ".venv/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            return .warning(
                "worker", "not installed in \(folder.path): Word, Excel, PDF and pictures are refused",
                "Run bin/setup, or name the worker's folder in TUNTAS_WORKER.")
        }
        let state: WorkerState
        do {
            let answer = Self.said(by: python, [folder.appending(path: "check.py").path])
            state = try JSONDecoder().decode(WorkerState.self, from: answer ?? Data())
        } catch {
            return .problem("worker", "it does not answer in \(folder.path)", "Run bin/setup once more.")
        }
        let says = "opens \(state.formats.joined(separator: ", ")); walls: \(state.protection.joined(separator: ", "))"
        if !state.missing.isEmpty {
            return .problem("worker", "lacks \(state.missing.joined(separator: ", "))", "Run bin/setup once more.")
        }
        guard state.formats.contains("scan") else {
            return .warning("worker", says, "Scans need tesseract-ocr with tesseract-ocr-ind, and poppler-utils.")
        }
        guard state.protection.contains("no-network") else {
            return .warning(
                "worker", says, "Install bubblewrap and allow user namespaces: uploads are opened behind them.")
        }
        return .ok("worker", says)
    }

    private struct WorkerState: Decodable {
        let formats: [String]
        let missing: [String]
        let protection: [String]
    }

    /// What a program prints; `nil` where it can't be run.
    private static func said(by program: URL, _ arguments: [String]) -> Data? {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        do {
            try process.run()
            let answer = try output.fileHandleForReading.readToEnd()
            process.waitUntilExit()
            return answer
        } catch {
            return nil
        }
    }

    private func disk() -> Finding {
        guard let (all, free) = Disk.room(settings.data) else {
            return .problem(
                "disk", "there is no folder \(settings.data.path)",
                "Name the data folder of the installation in --data.")
        }
        return Self.disk(all: all, free: free)
    }

    static func disk(all: Int, free: Int) -> Finding {
        let says = "\(Disk.size(free)) free of \(Disk.size(all))"
        if free < 200_000_000 {
            return .problem("disk", says, "Make room now: without it no change can be kept.")
        }
        if free < 2_000_000_000 || free < all / 20 {
            return .warning("disk", says, "Make room soon, or move the data folder to a larger disk.")
        }
        return .ok("disk", says)
    }

    /// `nil` where nobody on the machine can say.
    private func synchronised() -> Finding? {
        let tool = "/usr/bin/timedatectl"
        guard FileManager.default.isExecutableFile(atPath: tool) else { return nil }
        let arguments = ["show", "--property=NTPSynchronized", "--value"]
        guard let answer = Self.said(by: URL(filePath: tool), arguments) else { return nil }
        switch String(decoding: answer, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) {
        case "yes": return .ok("time source", "the clock follows a time server")
        case "no":
            return .warning(
                "time source", "the clock follows no time server", "Switch it on: timedatectl set-ntp true")
        default: return nil
        }
    }

    private func keys() -> [Finding] {
        var findings: [Finding] = []
        let files: [String]
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: settings.data.path)
        } catch {
            return []
        }
        var paths = files.filter { $0.hasSuffix(".key") }.sorted().map { settings.data.appending(path: $0).path }
        if let key = settings.key { paths.append(key) }
        for path in paths {
            guard let mode = Self.mode(path) else {
                findings.append(.problem("key", "\(path) can't be read", "Look at its owner and its permissions."))
                continue
            }
            findings.append(
                mode & 0o077 == 0
                    ? .ok("key", "\(path) is readable by its owner alone")
                    : .problem("key", "others may read \(path)", "chmod 600 \(path)"))
        }
        if !files.contains("secret.key") {
            findings.append(
                .problem(
                    "key", "\(settings.data.path) holds no secret.key",
                    "Restore it from a backup; a new one is made at the start, and forms that are open now are lost."))
        }
        if let mode = Self.mode(settings.data.path), mode & 0o007 != 0 {
            findings.append(
                .warning("data folder", "everybody on this machine may look into it", "chmod 700 \(settings.data.path)")
            )
        }
        return findings
    }

    /// None is ever removed, so their room is said.
    private func roots() -> Finding {
        do {
            let names = try RootFile.names(settings.roots)
            guard let newest = names.last else { return .ok("roots", "there is none yet") }
            let bytes = names.reduce(0) { sum, name in
                var status = stat()
                let file = settings.roots.appending(path: name + ".json").path
                return sum + (stat(file, &status) == 0 ? Int(status.st_blocks) * 512 : 0)
            }
            return .ok("roots", "\(names.count), \(Disk.size(bytes)), the newest of \(newest)")
        } catch {
            return .problem(
                "roots", "\(settings.roots.path) can't be read", "Look at its owner and its permissions.")
        }
    }

    private static func mode(_ path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Int(status.st_mode)
    }

    private func certificate() -> [Finding] {
        guard let file = settings.certificate, let key = settings.key else { return [] }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(file)
            let configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            _ = try NIOSSLContext(configuration: configuration)
            let end = chain.map { Int($0.notValidAfter) }.min() ?? 0
            return [Self.certificate(days: (end - Int(clock.now().milliseconds / 1000)) / 86_400)]
        } catch {
            return [
                .problem(
                    "certificate", "\(file) and \(key) can't be used: \(error)",
                    "Both must be PEM files that belong together.")
            ]
        }
    }

    static func certificate(days: Int) -> Finding {
        let renew = "Renew it and restart the server."
        if days < 0 { return .problem("certificate", "it ended \(-days) days ago: browsers refuse the site", renew) }
        if days < 7 { return .problem("certificate", "it ends in \(days) days", renew) }
        if days < 30 { return .warning("certificate", "it ends in \(days) days", renew) }
        return .ok("certificate", "it is good for \(days) days")
    }
}
