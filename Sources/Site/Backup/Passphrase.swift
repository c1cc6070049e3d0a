import Foundation

/// Where a passphrase comes from: a file, or the terminal; never a flag, where everybody on the machine could read it.
struct Passphrase {
    /// The file that `--passphrase-file` names.
    let file: String?

    /// The passphrase of a backup that exists.
    func read() throws -> String {
        guard let file else { return try ask("Passphrase of the backup: ") }
        guard let bytes = FileManager.default.contents(atPath: file),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw SettingsProblem("The passphrase file \(file) can't be read.") }
        return String(text.prefix { !$0.isNewline })
    }

    /// The passphrase for a new backup, typed twice on a terminal.
    func choose() throws -> String {
        let text = try file == nil ? ask("Passphrase for the backup: ") : read()
        guard text.count >= Seal.leastPassphrase else {
            throw SettingsProblem("The passphrase needs at least \(Seal.leastPassphrase) characters.")
        }
        if file == nil, try ask("Once more: ") != text { throw SettingsProblem("The two passphrases differ.") }
        return text
    }

    private func ask(_ question: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1, let answer = getpass(question) else { throw BackupProblem.needsPassphrase }
        return String(cString: answer)
    }
}
