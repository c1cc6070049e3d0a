/// How far the cells of a row stand from their columns, where its own ones contradict them and others do not.
enum RowShift {
    static func of(_ row: LayoutSource.Row, _ source: LayoutSource, _ words: ReadingWords, _ columns: LayoutColumns)
        -> Int
    {
        guard columns.periods.count >= 4, row.cells.count >= 3 else { return 0 }
        let (misfits, _) = fit(row, 0, source, words, columns)
        guard misfits > 0 else { return 0 }
        for shift in [-1, 1, -2, 2] {
            let (others, proofs) = fit(row, shift, source, words, columns)
            if others == 0, proofs >= 2 { return shift }
        }
        return 0
    }

    /// How many cells of a row can't stand where a shift puts them, and how many can stand nowhere else.
    private static func fit(
        _ row: LayoutSource.Row, _ shift: Int, _ source: LayoutSource, _ words: ReadingWords, _ columns: LayoutColumns
    ) -> (misfits: Int, proofs: Int) {
        var misfits = 0
        var proofs = 0
        for cell in row.cells {
            let column = source.cells[cell].column + shift
            let text = source.cells[cell].text
            let isMark = words.mark(text) != nil
            guard column >= 1, column < columns.heads.count, let role = columns.heads[column].role else {
                misfits += 1
                continue
            }
            if role.isPeriod {
                if isMark { proofs += 1 } else if words.time(text, year: nil) == nil { misfits += 1 }
            } else if role == .number || role == .code {
                if PrintedCode(whole: source.words[cell]) == nil { misfits += 1 } else { proofs += 1 }
            } else if role == .unit || role.isWording {
                if words.mark(text) == .tick {
                    misfits += 1
                } else if role == .unit, words.isUnit(text) {
                    proofs += 1
                }
            }
        }
        return (misfits, proofs)
    }
}
