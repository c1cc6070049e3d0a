public import Forms
import Measures

extension RegisterDefinition {
    static let confidences = ["high", "medium", "low", "unverified"]

    /// How a register is written down.
    public static let shape = ObjectShape(
        "register",
        [
            .init("key", .key, required: true, "what the register is called in data; chosen once, it never changes"),
            .init("path", .key, required: true, "the part of its address, in Indonesian"),
            .init("title", .local(most: 120), required: true, "what people call the register"),
            .init("record", .local(most: 60), required: true, "what one of its records is called, in small letters"),
            .init("help", .local(most: 1000), "a sentence below the title"),
            .init("area", .number(1...99), "the area of change that it serves"),
            .init("basis", .list(.object(basisShape), most: 20), otherwise: "[]", "the rules that it follows"),
            .init(
                "ways", .list(.choice(Way.allCases.map(\.rawValue)), most: 3), otherwise: "[\"penuh\"]",
                "how an office may run it; the first is usual"),
            .init(
                "number", .text(most: 60), required: true,
                "how records are numbered: text with {year} and {number:4}, which has four digits at least"),
            .init("label", .list(.key, most: 4), required: true, "the fields by which a record is known in lists"),
            .init("case", .flag, otherwise: "false", "records are worked on by somebody, with notes and a thread"),
            .init("own", .key, "the person field whose person sees the record as their own"),
            .init(
                "access", .map(.text(most: 60), most: 20), required: true,
                "names of access, and the action that each asks for; read, add and change are always needed"),
            .init("fields", .list(.object(Field.shape), most: 80), required: true, "what a record holds"),
            .init("rules", .list(.object(ruleShape), most: 40), otherwise: "[]", "what must hold of a record"),
            .init(
                "states", .list(.object(stateShape), most: 30), required: true,
                "where a record can stand; the first is where it begins"),
            .init("transitions", .list(.object(transitionShape), most: 60), otherwise: "[]", "the ways between states"),
            .init("deadlines", .list(.object(deadlineShape), most: 20), otherwise: "[]", "until when what is due"),
            .init("retention", .object(retentionShape), "how long a closed record is kept"),
            .init("public", .object(publicShape), "its part of the public site"),
            .init("columns", .list(.key, most: 12), required: true, "the columns of the list"),
            .init("views", .list(.object(viewShape), most: 20), otherwise: "[]", "filters that people open by name"),
            .init("totals", .list(.key, most: 4), otherwise: "[]", "number fields whose sum stands below the list"),
            .init("measures", .list(.object(countedShape), most: 20), otherwise: "[]", "what measures count here"),
            .init(
                "reminders", .list(.object(reminderShape), most: 20), otherwise: "[]", "who is told before what is due"),
            .init("evidence", .list(.object(expectedShape), most: 20), otherwise: "[]", "what a record is proven by"),
            .init("answers", .list(.object(answerShape), most: 40), otherwise: "[]", "answers that are often sent"),
            .init("report", .list(.key, most: 6), "the text fields that a year's report lists"),
        ])

    /// The shape as a JSON Schema, for editors.
    public static let jsonSchema = Array(
        shape.jsonSchema(title: "Tuntas register", id: "https://tuntas.invalid/skema/register.json"))

    private static let basisShape = ObjectShape(
        "basis",
        [
            .init("title", .text(most: 200), required: true, "the rule, with its article"),
            .init("since", .day, "the first day that it holds"),
            .init("until", .day, "the last day that it holds"),
            .init("confidence", .choice(confidences), required: true, "how sure we are that it says so"),
            .init("note", .local(most: 500), "what should be known of it"),
        ])

    private static let ruleShape = ObjectShape(
        "rule",
        [
            .init("holds", .expression, required: true, "what must hold"),
            .init("message", .local(most: 300), required: true, "what is said where it doesn't"),
            .init("at", .key, "the field it is said at"),
        ])

    private static let stateShape = ObjectShape(
        "state",
        [
            .init("key", .key, required: true, "what is recorded; it never changes"),
            .init(
                "kind", .choice(State.Kind.allCases.map(\.rawValue)), required: true,
                "open, waiting for somebody else, done, or ended without that"),
            .init("label", .local(most: 100), required: true, "what people read"),
            .init("public", .local(most: 300), "what whoever holds the ticket reads"),
        ])

    private static let transitionShape = ObjectShape(
        "transition",
        [
            .init("key", .key, required: true, "what is recorded; it never changes"),
            .init("label", .local(most: 100), required: true, "the button"),
            .init("help", .local(most: 500), "what it does"),
            .init("from", .list(.key, most: 30), required: true, "the states it leads from"),
            .init("to", .key, required: true, "the state it leads to"),
            .init("who", .key, "the access that it takes; nobody of the office's otherwise"),
            .init("when", .expression, "what must hold"),
            .init(
                "comment", .choice(Transition.Comment.allCases.map(\.rawValue)), otherwise: "\"optional\"",
                "whether something is said with it"),
            .init("own", .flag, otherwise: "true", "whether whoever entered the record may do it"),
            .init("asks", .list(.key, most: 20), otherwise: "[]", "fields that are filled on the way"),
            .init("holder", .flag, otherwise: "false", "whoever holds the ticket may do it, too"),
            .init("tells", .flag, otherwise: "false", "the comment is said to whoever holds the ticket"),
            .init("confirm", .flag, otherwise: "false", "the form asks once more"),
        ])

    private static let deadlineShape = ObjectShape(
        "deadline",
        [
            .init("key", .key, required: true, "what is recorded; it never changes"),
            .init("label", .local(most: 100), required: true, "what people read"),
            .init("working-days", .number(0...400), otherwise: "0", "working days after the start"),
            .init("hours", .number(0...10_000), otherwise: "0", "hours by the clock on the wall"),
            .init("by", .key, "a choice by whose answer the working days differ"),
            .init("days", .map(.number(0...400), most: 40), otherwise: "{}", "working days by that answer; 0 for none"),
            .init("from", .key, "a date field from which it counts; the day of entry otherwise"),
            .init("after", .key, "the transition with which it begins"),
            .init("met", .list(.key, most: 30), required: true, "the transitions that meet it"),
            .init("again", .list(.key, most: 10), "the transitions after which it must be met once more"),
            .init("rests", .list(.key, most: 10), otherwise: "[]", "the states in which it rests"),
            .init("extension", .number(0...400), otherwise: "0", "how many days, or hours, may be added once"),
            .init("main", .flag, otherwise: "false", "whether it is the record's own due day"),
            .init("source", .text(most: 200), "the rule that says so"),
            .init("confidence", .choice(confidences), otherwise: "\"unverified\"", "how sure we are"),
        ])

    private static let retentionShape = ObjectShape(
        "retention",
        [
            .init("months", .number(1...1200), required: true, "months after the record was closed"),
            .init("basis", .text(most: 200), "the rule that says so"),
            .init("confidence", .choice(confidences), otherwise: "\"unverified\"", "how sure we are"),
        ])

    private static let publicShape = ObjectShape(
        "public",
        [
            .init("title", .local(most: 100), required: true, "the card on the office's public page"),
            .init("intro", .local(most: 1000), required: true, "what it is for"),
            .init("promise", .local(most: 500), "what it takes and until when the office answers"),
            .init("purpose", .local(most: 1000), required: true, "what the data are for"),
            .init("tells-also", .local(most: 500), "where else one can turn"),
            .init("files", .flag, otherwise: "true", "whether visitors may add files"),
            .init("rating", .flag, otherwise: "false", "whether the holder is asked how it was"),
            .init("contact", .key, "the field with the address by which a lost code finds its way back"),
            .init(
                "fills", .map(.text(most: 100), most: 20), otherwise: "{}",
                "what is answered for the visitor, by field; today for the day"),
        ])

    private static let viewShape = ObjectShape(
        "view",
        [
            .init("key", .key, required: true, "the view's name in addresses"),
            .init("label", .local(most: 60), required: true, "what people read"),
            .init("filter", .expression, required: true, "what its records have in common"),
            .init("sort", .text(most: 61), "the column it is sorted by; - before it for falling"),
        ])

    private static let countedShape = ObjectShape(
        "counted",
        [
            .init(
                "key", .text(most: 60), required: true,
                "the measure of the catalogue; in an office's own register its key, a dot and a name"),
            .init(
                "counts", .expression, required: true,
                "the records that it counts; from and until are the ends of its period"),
            .init("of", .expression, "of a ratio: the records below the line"),
            .init("title", .local(most: 200), "what an office's own register calls it; the catalogue names the others"),
            .init("numerator", .local(most: 200), "what is counted, in words; the title where none is given"),
            .init("denominator", .local(most: 200), "what stands below the line; the records where none is given"),
            .init("unit", .local(most: 40), "what it is counted in; records or % where none is given"),
            .init("covers", .choice(Measure.Cover.allCases.map(\.rawValue)), "the days that a month's figure is about"),
            .init("direction", .choice(Measure.Direction.allCases.map(\.rawValue)), "whether more is better"),
        ])

    private static let reminderShape = ObjectShape(
        "reminder",
        [
            .init("deadline", .key, required: true, "what is due"),
            .init("before", .number(0...60), required: true, "working days before its end"),
        ])

    private static let expectedShape = ObjectShape(
        "expected",
        [
            .init("label", .local(most: 200), required: true, "what it is"),
            .init("when", .expression, "where it is expected"),
        ])

    static let answerShape = ObjectShape(
        "answer",
        [
            .init("key", .key, required: true, "its name"),
            .init("label", .local(most: 100), required: true, "what people choose"),
            .init("text", .text(most: 4000), required: true, "what is said; {number} and {office} are filled"),
        ])
}
