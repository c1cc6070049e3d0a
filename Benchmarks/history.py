"""Gives a demo office a past: three years of plans with what was done in them, and as many proofs as are asked for.

Rows are written straight into the database, so they have no events: it is for measuring, never for an office.
"""
import random
import sqlite3
import uuid


def fill(path, links, seed=6):
    draw = random.Random(seed)
    database = sqlite3.connect(path)
    database.execute("PRAGMA foreign_keys = ON")
    with database:
        plan, office, year = database.execute("SELECT id, office, year FROM plan").fetchone()
        slug, = database.execute("SELECT slug FROM office WHERE id = ?", (office,)).fetchone()
        person, = database.execute("SELECT id FROM person WHERE office = ? ORDER BY number LIMIT 1", (office,)).fetchone()
        approver, = database.execute("SELECT id FROM person WHERE office = ? ORDER BY number DESC LIMIT 1", (office,)).fetchone()
        plans = [(plan, year)] + [(copy(database, plan, year, year - back), year - back) for back in (1, 2)]
        entries = []
        for one, of in plans:
            entries += written(database, draw, one, office, slug, of, person, approver, whole=of != year)
        prove(database, draw, entries, office, slug, person, links)
    counts = {name: database.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in ("entry", "evidence", "evidence_link")}
    database.execute("ANALYZE")
    database.close()
    return counts


def identifier():
    return str(uuid.uuid4())


def copy(database, plan, year, to):
    """The same plan in an earlier year, its lineages the same."""
    new = identifier()
    for table, key in (
        ("plan", "id"), ("plan_version", "plan"), ("area", "plan"), ("activity", "plan"), ("sub_activity", "plan"),
        ("sub_activity_unit", "plan"), ("indicator", "plan"), ("indicator_month", "plan"),
    ):
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        values = []
        for column in columns:
            if column == key:
                values.append(f"'{new}'")
            elif table == "plan" and column in ("year", "address"):
                values.append(f"'{to}'" if column == "address" else str(to))
            elif table == "plan_version" and column == "review":
                values.append("NULL")
            elif table == "sub_activity" and column == "subject":
                values.append(f"'{to}-' || subject")
            else:
                values.append(column)
        database.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} WHERE {key} = ?", (plan,))
    database.execute(
        "INSERT INTO subject (id, kind, office, unit, owner, number, year, label, folded, address, action) "
        "SELECT ?, kind, office, unit, owner, ?, ?, label, folded, replace(address, ?, ?), action FROM subject WHERE id = ?",
        (new, str(to), to, f"/{year}", f"/{to}", plan))
    return new


def written(database, draw, plan, office, slug, year, person, approver, whole):
    """What was done: everything of a year that is over, and of the present one what is due by its ninth month, mostly."""
    lines = database.execute(
        "SELECT indicator.position, indicator.lineage, indicator.code, indicator.wording, sub_activity.subject, "
        "sub_activity.code, indicator_month.month FROM indicator "
        "JOIN sub_activity ON sub_activity.plan = indicator.plan AND sub_activity.position = indicator.sub_activity "
        "JOIN indicator_month ON indicator_month.plan = indicator.plan AND indicator_month.indicator = indicator.position "
        "WHERE indicator.plan = ?", (plan,)).fetchall()
    made = []
    for number, (position, lineage, code, text, card, sub, month) in enumerate(lines, 1):
        if not whole and (month > 9 or draw.random() < 0.1):
            continue
        stage = "approved" if whole or month < 9 else draw.choice(["submitted", "returned", "approved"])
        outcome = draw.choice(["done"] * 8 + ["nothing"])
        name, day = identifier(), f"{year}-{month:02}-{draw.randint(1, 28):02}"
        database.execute(
            "INSERT INTO entry (id, office, plan, lineage, card, month, position, stage, outcome, done_on, work, result, "
            "obstacle_note, follow_up, reason, submitted_at, submitted_by, decided_at, decided_by, note, hash, late_days, version) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', ?, ?, ?, ?, ?, '', ?, ?, 3)",
            (name, office, plan, lineage, card, month, position, stage, outcome, day,
             f"Kegiatan {code} bulan ke-{month} dilaksanakan bersama unit terkait ({draw.randint(0, 10**6)})",
             "Tidak ada kejadian" if outcome == "nothing" else "", f"{day}T03:00:00.000Z", person,
             f"{day}T05:00:00.000Z", approver, "0" * 64 if stage == "approved" else None, 0 if stage == "approved" else None))
        label = f"{code} {month} {year} · {text[:120]}"
        database.execute(
            "INSERT INTO subject (id, kind, office, number, year, label, folded, address, action) "
            "VALUES (?, 'plans.entry', ?, ?, ?, ?, ?, ?, 'plans.read')",
            (name, office, str(number), year, label, label.lower(), f"/{slug}/rencana/{year}/{sub}/realisasi/{month}"))
        made.append((name, day))
    return made


def prove(database, draw, entries, office, slug, person, links):
    """Proofs, each of up to three entries, until there are as many links."""
    count, number = 0, 0
    while count < links:
        number += 1
        item, file = identifier(), identifier()
        day = draw.choice(entries)[1]
        hash = f"{number:064x}"
        database.execute(
            "INSERT INTO file (id, office, hash, size, name, media, kept_at) VALUES (?, ?, ?, 1000, ?, 'application/pdf', ?)",
            (file, office, hash, f"bukti-{number}.pdf", f"{day}T03:00:00.000Z"))
        database.execute(
            "INSERT INTO evidence (id, office, number, kind, title, from_day, place, owner, confidential, added_at, newest) "
            "VALUES (?, ?, ?, 'file', ?, ?, '', ?, 0, ?, 1)",
            (item, office, number, f"Bukti kegiatan nomor {number}", day, person, f"{day}T03:00:00.000Z"))
        database.execute(
            "INSERT INTO evidence_version (evidence, number, file, at, by, reason) VALUES (?, 1, ?, ?, ?, '')",
            (item, file, f"{day}T03:00:00.000Z", person))
        database.execute(
            "INSERT INTO subject (id, kind, office, owner, number, year, label, folded, address, action) "
            "VALUES (?, 'evidence.item', ?, ?, ?, ?, ?, ?, ?, 'evidence.read')",
            (item, office, person, str(number), int(day[:4]), f"Bukti kegiatan nomor {number}",
             f"bukti kegiatan nomor {number} dd-{number}", f"/{slug}/data-dukung/{number}"))
        for entry, _ in draw.sample(entries, min(draw.randint(1, 3), links - count)):
            database.execute(
                "INSERT INTO evidence_link (subject, evidence, at, by) VALUES (?, ?, ?, ?)",
                (entry, item, f"{day}T03:00:00.000Z", person))
            count += 1
