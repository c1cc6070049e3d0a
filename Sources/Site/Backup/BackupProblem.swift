/// Why there is no backup, or why one is not restored; each case says what to do.
enum BackupProblem: Error, Equatable, CustomStringConvertible {
    case notABackup
    case newerFormat(String)
    case newerDatabase(migration: String)
    case cutShort
    case altered(String)
    case lacks(String)
    case needsPassphrase
    case wrongPassphrase
    case otherDatabase(backup: String, target: String)
    case notEmpty(String)
    case differs(String)
    case exists(String)
    case insideData
    case nameTooLong(String)
    case notWritten(String)

    var description: String {
        switch self {
        case .notABackup: "The file is not a backup of Tuntas."
        case .newerFormat(let line): "The backup says `\(line)`: a newer Tuntas made it. Restore it with that one."
        case .newerDatabase(let migration):
            "The backup's database has \(migration), which this Tuntas does not know. Restore it with the newer one."
        case .cutShort: "The backup is cut short: its end is missing. Copy it again, or take an older one."
        case .altered(let part): "The backup was altered or damaged: \(part). Copy it again, or take an older one."
        case .lacks(let part): "The backup lacks \(part), which its manifest names. Take another one."
        case .needsPassphrase:
            "A passphrase is needed: type it on a terminal, or name the file that holds it in --passphrase-file."
        case .wrongPassphrase: "The passphrase does not fit this backup (or the first bytes of the file were altered)."
        case .otherDatabase(let backup, let target):
            """
            The backup is of \(backup) and the target is \(target). A backup is restored into the same kind of \
            database: set TUNTAS_DATABASE for PostgreSQL, or unset it for SQLite.
            """
        case .notEmpty(let place):
            """
            Nothing was restored: \(place) is there already, and a restore never overwrites. Name an empty data folder \
            (and, for PostgreSQL, a new empty database), look at the result, and then let it take the old one's place.
            """
        case .differs(let what): "What was restored differs from the manifest: \(what). Nothing of it was kept."
        case .exists(let file): "\(file) is there already, and a backup never overwrites. Choose another name."
        case .insideData: "A backup inside the data folder is lost together with it. Choose another place."
        case .nameTooLong(let name): "The name \(name) is too long for a backup. Shorten it."
        case .notWritten(let place): "\(place) can't be written: is the folder there, and is there room?"
        }
    }
}
