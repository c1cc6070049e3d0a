extension LayoutColumns {
    /// Finds which level each column of numbers counts: the one whose new cells the numbers stand beside.
    mutating func bindNumbers(_ rows: [LayoutRow], _ source: LayoutSource) {
        for (index, column) in numbers.enumerated() {
            let next = index + 1 < numbers.count ? numbers[index + 1] : Int.max
            let right = levels.indices.filter { levels[$0].column > column && levels[$0].column < next }
            let candidates = right.isEmpty && numbers.count == 1 ? Array(levels.indices) : right
            var scores = [Int](repeating: 0, count: levels.count)
            var last = [[UInt8]](repeating: [], count: levels.count)
            for row in rows.prefix(2000) {
                let code = row.codes.first { $0.column == column }
                for level in candidates {
                    var isNew = false
                    if let slot = row.levels[level], !slot.isCarried {
                        let key = source.key(of: slot.cell)
                        isNew = key != last[level]
                        last[level] = key
                    }
                    scores[level] += isNew == (code != nil) ? 1 : -1
                }
            }
            numbered[column] = candidates.max { (scores[$0], -$0) < (scores[$1], -$1) }
        }
    }
}
