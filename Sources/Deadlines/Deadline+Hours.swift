import Storage

extension Deadline {
    /// Hours by the clock on the wall: pauses shift them, and nothing else does.
    func hours(_ count: Int) -> DeadlineSum {
        let original = end(ofHours: count)
        let last = added > 0 ? end(ofHours: count + added) : original
        let running = running(until: last)
        var steps: [DeadlineStep] = []
        var day = start.day(in: zone)
        let lastDay = max(day, (last ?? running.last?.until ?? start).day(in: zone))
        while day <= lastDay {
            let (from, until) = (Instant(day, in: zone), Instant(day.adding(days: 1), in: zone))
            let milliseconds = running.reduce(Int64(0)) { sum, stretch in
                sum + max(0, min(stretch.until, until).milliseconds - max(stretch.from, from).milliseconds)
            }
            let minutes = Int(milliseconds / 60_000)
            steps.append(DeadlineStep(day: day, state: minutes > 0 ? .running(minutes: minutes) : .paused))
            day = day.adding(days: 1)
        }
        return DeadlineSum(
            original: original.map { .moment($0) }, extended: added > 0 ? last.map { .moment($0) } : nil,
            isPaused: last == nil, steps: steps)
    }

    /// The moment after so many hours without the pauses; none when a pause that lasts lies before it.
    private func end(ofHours count: Int) -> Instant? {
        var (cursor, left) = (start, Int64(count) * 3_600_000)
        for pause in pauses {
            let from = max(pause.from, cursor)
            let run = from.milliseconds - cursor.milliseconds
            guard run < left else { break }
            guard let until = pause.until else { return nil }
            left -= run
            cursor = max(from, until)
        }
        return Instant(milliseconds: cursor.milliseconds + left)
    }

    /// The stretches of time that count, up to `end` or to the pause that lasts.
    private func running(until end: Instant?) -> [(from: Instant, until: Instant)] {
        var stretches: [(from: Instant, until: Instant)] = []
        var cursor = start
        for pause in pauses {
            if let end, pause.from >= end { break }
            if pause.from > cursor { stretches.append((cursor, pause.from)) }
            guard let until = pause.until else { return stretches }
            cursor = max(cursor, until)
        }
        if let end, end > cursor { stretches.append((cursor, end)) }
        return stretches
    }
}
