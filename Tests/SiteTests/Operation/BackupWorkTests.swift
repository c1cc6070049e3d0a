import Foundation
import TestStore
import Testing

@testable import Site

/// What a backup leaves beside its file: nothing, also of one that was killed.
@Suite struct BackupWorkTests {
    /// A folder in which a backup had begun to write.
    private func begin(in folder: URL) throws -> BackupWork {
        let work = try BackupWork(in: folder)
        try Data("nama dan sandi".utf8).write(to: work.folder.appending(path: "database"))
        return work
    }

    @Test func `what a killed backup left is removed by the next one, and one that runs keeps its own`() async throws {
        try await Town.with { town async throws in
            try await TestStore.folder { folder in
                // Nobody holds it any more, as after a kill.
                let left = try begin(in: folder).folder
                let running = try begin(in: folder)
                #expect(FileManager.default.fileExists(atPath: left.path))

                _ = try await town.backup.write(to: folder.appending(path: "cadangan.tar"))

                let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                #expect(Set(names) == ["cadangan.tar", running.folder.lastPathComponent])
                #expect(
                    FileManager.default.fileExists(atPath: running.folder.appending(path: "database").path))
                try running.remove()
            }
        }
    }

    @Test func `other hidden folders and links are left alone`() async throws {
        try await TestStore.folder { folder in
            let precious = folder.appending(path: ".arsip", directoryHint: .isDirectory)
            try FileManager.default.createDirectory(at: precious, withIntermediateDirectories: true)
            try Data("kerja setahun".utf8).write(to: precious.appending(path: "berkas"))
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: ".tuntas-backup-tautan"), withDestinationURL: precious)

            try BackupWork.sweep(folder)

            #expect(FileManager.default.fileExists(atPath: precious.appending(path: "berkas").path))
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(Set(names) == [".arsip", ".tuntas-backup-tautan"])
        }
    }
}
