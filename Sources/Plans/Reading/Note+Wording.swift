extension Note {
    static let areaUnnumbered = Note(code: "area-unnumbered", text: "the area has no number")
    static let areaMissing = Note(code: "area-missing", text: "the document names no area for these rows")

    static func areaNumber(printed: Int, read: Int) -> Note {
        Note(
            code: "area-number", text: "the area is printed as number \(printed), read as \(read)",
            values: ["number": String(printed), "read": String(read)])
    }

    static let activityMissing = Note(
        code: "activity-missing", text: "the document names no activity of its own for these rows")

    static func activityMisplaced(in column: String) -> Note {
        Note(
            code: "activity-misplaced", text: "the activity stands in the \(column) column", values: ["column": column])
    }

    static let titleMissing = Note(code: "title-missing", text: "the sub-activity has no wording of its own")

    static func severalInOneCell(_ count: Int) -> Note {
        Note(
            code: "several-in-one-cell", text: "\(count) sub-activities share one cell",
            values: ["count": String(count)])
    }

    static func strayNumber(_ number: String) -> Note {
        Note(
            code: "stray-number", text: "a stray list number '\(number)' stands inside a sentence",
            values: ["number": number])
    }

    static func numberGap(_ number: Int, after last: Int, isStray: Bool) -> Note {
        Note(
            code: "number-gap", text: "printed number \(number) after \(isStray ? "a stray " : "")\(last)",
            values: ["number": String(number), "last": String(last)])
    }

    static func numberRepeated(_ number: Int) -> Note {
        Note(
            code: "number-repeated", text: "printed number \(number) stands twice in the list",
            values: ["number": String(number)])
    }

    static func numberContinues(_ number: Int) -> Note {
        Note(
            code: "number-continues", text: "printed number \(number) continues the list of the activity above",
            values: ["number": String(number)])
    }

    static func numberMismatch(_ number: Int, of code: String?) -> Note {
        let start = "the indicator is printed as number \(number)"
        guard let code else {
            return Note(code: "number-mismatch", text: start, values: ["number": String(number)])
        }
        return Note(
            code: "number-mismatch", text: "\(start): it may be an indicator of \(code), leaving this one without any",
            values: ["number": String(number), "code": code])
    }

    static func lostItem(_ number: Int, remains: String) -> Note {
        Note(
            code: "lost-item",
            text:
                "sub-activity \(number) is lost at a page break: only the end of its indicator, '\(remains)', is left",
            values: ["number": String(number), "text": remains])
    }

    static func runTogether(before word: String, isJoined: Bool) -> Note {
        let how = isJoined ? "are joined by \"dan\"" : "run together without a separator"
        return Note(code: "run-together", text: "two indicators \(how) before '\(word)'", values: ["text": word])
    }

    static func cutSentence(_ text: String, isTitle: Bool) -> Note {
        let what = isTitle ? "the title" : "the indicator"
        return Note(
            code: "cut-sentence", text: "\(what) ends in the middle of a sentence: '\(text)'", values: ["text": text])
    }

    static func innerList(_ item: String) -> Note {
        Note(
            code: "inner-list", text: "'\(item)' does not belong to the inner list it stands in",
            values: ["text": item])
    }

    static func mismatch(fits code: String, _ activity: String) -> Note {
        Note(
            code: "mismatch",
            text: "the title does not fit its activity; the same title stands as \(code) under '\(activity)'",
            values: ["code": code, "activity": activity])
    }
}
