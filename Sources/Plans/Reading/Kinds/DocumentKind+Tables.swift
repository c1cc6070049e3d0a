extension DocumentKind {
    /// What the tables are, where they are no plan.
    static func otherTable(_ tables: [TableProfile], _ text: TextProfile) -> PlanReading.Refusal? {
        guard let table = tables.max(by: { $0.weight < $1.weight }), table.hasHeads else { return nil }
        return blankForm(table, tables) ?? worksheet(table) ?? report(table, text) ?? evidenceList(table)
    }

    /// A plan's heads above rows that nobody filled in.
    private static func blankForm(_ table: TableProfile, _ tables: [TableProfile]) -> PlanReading.Refusal? {
        guard table.isPlan, table.rows > 0, table.contentRows * 5 <= table.rows,
            !tables.contains(where: { $0.isPlan && $0.contentRows * 5 > $0.rows })
        else { return nil }
        return PlanReading.Refusal(
            .looksLikeBlankForm, at: table.headLine,
            values: ["heads": table.heads(of: nil), "rows": String(table.rows), "filled": String(table.contentRows)])
    }

    /// Questions or criteria with answers and scores, and no time.
    private static func worksheet(_ table: TableProfile) -> PlanReading.Refusal? {
        guard !table.hasTime, table.contentRows >= 2 else { return nil }
        let isScored = table.isFilled(.score) || table.isFilled(.weight)
        let isAsked = table.questionLines.count * 3 >= table.contentRows
        let isAnswered = table.answerLines.count * 2 >= table.contentRows
        guard (isScored && (isAsked || isAnswered || !table.mayBePlan)) || (isAsked && isAnswered) else { return nil }
        return PlanReading.Refusal(
            .looksLikeWorksheet, at: table.headLine,
            values: [
                "heads": table.heads(of: [.score, .weight]),
                "lines": (isAsked ? table.questionLines : table.answerLines).prefix(6).listed,
            ])
    }

    /// Most rows say what was done.
    private static func report(_ table: TableProfile, _ text: TextProfile) -> PlanReading.Refusal? {
        guard table.isReported else { return nil }
        let tells = table.pastLines.count * 3 >= table.contentRows
        guard tells || !table.hasTime || !table.isPlan || text.reportLine != nil else { return nil }
        var values = ["heads": table.heads(of: [.realisation, .progress]), "lines": table.pastLines.prefix(6).listed]
        if let line = text.reportLine { values["title"] = String(line) }
        return PlanReading.Refusal(.looksLikeMonitoring, at: table.headLine, values: values)
    }

    /// Names with links and files, without anything to do and without a time.
    private static func evidenceList(_ table: TableProfile) -> PlanReading.Refusal? {
        guard !table.hasTime, table.contentRows >= 2 else { return nil }
        let hasFiles = table.fileLines.count * 2 >= table.contentRows
        let isList = table.has(.link) || table.has(.evidence)
        guard hasFiles || (isList && !table.hasLevels && !table.hasUnit) else { return nil }
        return PlanReading.Refusal(
            .looksLikeEvidenceList, at: table.headLine,
            values: ["heads": table.heads(of: [.evidence, .link]), "lines": table.fileLines.prefix(6).listed])
    }

    /// What a person must say before it is taken for a plan.
    static func question(_ tables: [TableProfile], _ text: TextProfile) -> PlanReading.Asked? {
        let plans = tables.filter { $0.mayBePlan && $0.contentRows > 0 }
        guard let table = plans.max(by: { $0.weight < $1.weight }) else { return missingHeads(tables) }
        if table.isReported {
            return PlanReading.Asked(
                .mayBeMonitoring, at: table.headLine,
                values: [
                    "heads": table.heads(of: [.realisation, .progress]), "filled": String(table.reportedRows),
                    "rows": String(table.contentRows),
                ])
        }
        let rows =
            plans.reduce(0) { $0 + $1.contentRows }
            + tables.filter { !$0.hasHeads }.reduce(0) { $0 + $1.contentRows }
        if rows < 2 { return PlanReading.Asked(.fewRows, at: table.headLine, values: ["rows": String(rows)]) }
        if !table.hasTime, !table.hasUnit {
            return PlanReading.Asked(
                .noTimeNoUnit, at: table.headLine, values: ["heads": table.heads(of: nil)])
        }
        return nil
    }

    /// A table without heads whose rows hold what a plan's rows do.
    private static func missingHeads(_ tables: [TableProfile]) -> PlanReading.Asked? {
        guard !tables.contains(where: \.hasHeads),
            let table = tables.filter(\.holdsPlanContent).max(by: { $0.weight < $1.weight })
        else { return nil }
        return PlanReading.Asked(
            .headsMissing, at: table.firstLine,
            values: ["rows": String(table.contentRows), "columns": table.tellingColumns.listed])
    }
}
