"""A register with a hundred thousand complaints, written straight into the database: for measuring, never for an office."""
import datetime
import json
import random
import sqlite3

STATES = ("received", "verified", "in-progress", "answered", "closed")
KINDS = ("complaint", "aspiration", "information-request")
CLASSES = ("supervision", "no-supervision", "information")


def fill(path, count=100_000, seed=11):
    """Copies the one complaint that is there, with other answers; its definition and its columns stay those of the product.

    Returns the code of one of them.
    """
    draw = random.Random(seed)
    database = sqlite3.connect(path, timeout=30)
    columns = [row[1] for row in database.execute("PRAGMA table_info(record)")]
    first = dict(zip(columns, database.execute(f"SELECT {', '.join(columns)} FROM record LIMIT 1").fetchone()))
    subject_columns = [row[1] for row in database.execute("PRAGMA table_info(subject)")]
    subject = dict(zip(subject_columns, database.execute(
        f"SELECT {', '.join(subject_columns)} FROM subject WHERE id = ?", (first["id"],)).fetchone()))
    answers = json.loads(first["data"])
    indexed = {"text1": "kind", "text2": "classification", "day1": "received-on", "text6": "subject"}
    began = datetime.date(2024, 1, 1)

    def rows():
        for number in range(1_001, count + 1_001):
            day = began + datetime.timedelta(days=draw.randrange(960))
            state = draw.choice(STATES)
            said = answers | {
                "kind": draw.choice(KINDS), "classification": draw.choice(CLASSES), "received-on": str(day),
                "subject": f"Perihal nomor {number}"}
            record = first | {
                "id": f"bench-{number:08}", "number": number, "code": f"ADU-2026-{number:06}", "state": state,
                "is_over": int(state == "closed"), "closed_on": str(day + datetime.timedelta(days=9)) if state == "closed" else "",
                "due_on": str(day + datetime.timedelta(days=20)), "data": json.dumps(said)}
            record |= {column: said[field] for column, field in indexed.items() if first[column] is not None}
            yield record

    places = ", ".join("?" * len(columns))
    with database:
        for record in rows():
            database.execute(
                f"INSERT INTO record ({', '.join(columns)}) VALUES ({places})", [record[one] for one in columns])
            found = subject | {
                "id": record["id"], "number": record["code"], "label": record["code"], "folded": record["code"].lower(),
                "address": subject["address"].rsplit("/", 1)[0] + "/" + record["code"]}
            database.execute(
                f"INSERT INTO subject ({', '.join(subject_columns)}) VALUES ({', '.join('?' * len(subject_columns))})",
                [found[one] for one in subject_columns])
    database.execute("ANALYZE")
    database.close()
