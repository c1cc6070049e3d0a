import Forms

/// What looking through a file gives, as its rows come by.
struct ImportTally: Sendable {
    private(set) var (added, updated, same) = (0, 0, 0)
    private(set) var (problems, remarks, duplicates) = (0, 0, 0)
    private(set) var findings: [ImportFinding] = []
    /// The records that would be changed, as they are now.
    private(set) var planned: [(record: Record, line: Int)] = []
    /// Where each number stood first.
    private var codes: [String: Int] = [:]
    /// The fields of columns that are missing, said once.
    private var missing: Set<String> = []
    private var (keptProblems, keptRemarks) = (0, 0)

    init(_ columns: ImportColumns) { for finding in columns.findings { note(finding) } }

    mutating func note(_ finding: ImportFinding) {
        if finding.key == ImportFinding.Kind.missingColumn.rawValue {
            guard missing.insert(finding.field ?? "").inserted else { return }
        }
        if finding.isDuplicate {
            duplicates += 1
        } else if finding.isRemark {
            remarks += 1
        } else {
            problems += 1
        }
        let isKept =
            finding.isRemark ? keptRemarks < ImportReport.mostRemarks : keptProblems < ImportReport.mostProblems
        guard isKept else { return }
        if finding.isRemark { keptRemarks += 1 } else { keptProblems += 1 }
        findings.append(finding)
    }

    mutating func note(_ problem: SheetProblem, _ columns: ImportColumns) {
        note(
            ImportFinding(
                line: problem.line, column: problem.column,
                title: problem.column.flatMap { columns.titles.at($0 - 1) } ?? "", key: problem.kind.rawValue,
                values: problem.most.map { ["most": String($0)] } ?? [:]))
    }

    mutating func add(_ row: ImportCheck.Checked, _ columns: ImportColumns, _ likeness: inout Likeness) {
        for finding in row.findings { note(finding) }
        if let code = row.code {
            if let first = codes[code] {
                note(
                    ImportFinding(
                        line: row.line, column: columns.number.map { $0 + 1 },
                        title: columns.number.map { columns.titles[$0] } ?? "",
                        key: ImportFinding.Kind.doubledNumber.rawValue, values: ["line": String(first)], value: code))
                return
            }
            codes[code] = row.line
        }
        for finding in likeness.finds(row, columns) { note(finding) }
        switch row.fate {
        case .added: added += 1
        case .updated(let record, _):
            updated += 1
            planned.append((record, row.line))
        case .same: same += 1
        case .refused: return
        }
    }

    /// The report of all that came by; what is wrong stands before what is only said.
    func report(_ columns: ImportColumns) -> (ImportReport, [ImportFinding]) {
        var report = ImportReport()
        report.columns = columns.reported
        (report.remarks, report.duplicates) = (remarks, duplicates)
        (report.added, report.updated, report.same) = (added, updated, same)
        func order(_ finding: ImportFinding) -> (Int, Int, Int) {
            (finding.isRemark ? 1 : 0, finding.line, finding.column ?? 0)
        }
        return (report, findings.sorted { order($0) < order($1) })
    }
}
