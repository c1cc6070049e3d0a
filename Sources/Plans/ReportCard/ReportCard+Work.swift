import Measures
import People
import Storage
import Web

extension ReportCard {
    /// What a month's work came to.
    ///
    /// - Parameters:
    ///   - unit: the unit that it is of; the whole office where none is named.
    ///   - office: what the office is called.
    init(_ work: WorkYear, month: Int, unit: Unit?, office: String, _ visit: Visit<Member>) {
        let (words, today) = (visit.words, work.days.today)
        let lines = work.lines.filter { line in
            line.month == month && (unit.map { line.units.contains($0.id) } ?? true)
        }
        let figures = PlanMeasures.figures(lines, month: month, of: work.year, today: today)
        func ratio(_ key: String, _ word: ReportCardWord) -> Fact? {
            guard let figure = figures[key], figure.state == .value, figure.denominator > 0 else { return nil }
            return Fact(
                label: words[word], value: "\(figure.numerator * 100 / figure.denominator) %",
                note: words(
                    ReportCardWord.ofAll,
                    ["done": words.number(figure.numerator), "total": words.number(figure.denominator)]))
        }
        let late = lines.filter { $0.mark == .late }.sorted { $0.due < $1.due }
        func days(_ line: WorkLine) -> Int { today.sinceEpoch - line.due.sinceEpoch }
        var facts = [
            ratio("plans.proven", .proven), ratio("plans.on-time", .onTime), ratio("plans.accepted", .accepted),
        ].compactMap(\.self)
        facts.append(
            Fact(
                label: words[ReportCardWord.late], value: words.number(late.count),
                note: late.first.map { words(ReportCardWord.latest, ["days": words.number(days($0))]) } ?? ""))
        // As on the first page: nihil and what does not bind are settled too, so that the rows below add up to it.
        let begun = lines.filter { $0.mark != .notYet }
        self.init(
            office: office,
            title: words(ReportCardWord.title, ["month": words.month(month), "year": String(work.year)]),
            subtitle: unit.map { "\($0.name) · \(work.title)" } ?? work.title,
            asOf: words(ReportCardWord.asOf, ["date": words.date(today)]),
            headline: begun.isEmpty
                ? nil : Share(done: begun.count(where: \.mark.isSettled), total: begun.count),
            facts: facts,
            areas: work.areas.compactMap { area in
                Row("\(area.number) \(area.title)", lines.filter { $0.area == area.number })
            },
            units: unit == nil
                ? work.units.compactMap { unit in Row(unit.name, lines.filter { $0.units.contains(unit.id) }) } : [],
            late: late.map { line in
                let name = line.unitName ?? work.units.first { line.units.contains($0.id) }?.name ?? ""
                return Late(code: line.code, text: line.text, unit: name, days: days(line))
            })
    }
}

extension ReportCard.Row {
    /// `nil` where there is nothing to do.
    fileprivate init?(_ label: String, _ lines: [WorkLine]) {
        guard !lines.isEmpty else { return nil }
        self.init(
            label: label, done: lines.count(where: \.mark.isSettled), waiting: lines.count { $0.mark == .waiting },
            underWay: lines.count { $0.mark == .underWay || $0.mark == .returned },
            late: lines.count { $0.mark == .late }, notYet: lines.count { $0.mark == .notYet }, total: lines.count)
    }
}

extension ReportCard.Words {
    init(_ words: Words) {
        self.init(
            share: words[ReportCardWord.share], shareOf: words[ReportCardWord.shareOf],
            percent: words[ReportCardWord.percent], nothingDue: words[ReportCardWord.nothingDue],
            empty: words[ReportCardWord.empty], areas: words[ReportCardWord.areas], units: words[ReportCardWord.units],
            late: words[ReportCardWord.late], noneLate: words[ReportCardWord.noneLate], done: words.mark(.done),
            waiting: words.mark(.waiting), underWay: words.mark(.underWay), isLate: words.mark(.late),
            notYet: words.mark(.notYet), days: words[ReportCardWord.days], more: words[ReportCardWord.more],
            note: words[ReportCardWord.note], number: { words.number($0) })
    }
}
