"""Makes a demo office the head of a nation: 38 provinces, 514 districts, and three years of figures of each of them.

Rows are written straight into the database, so they have no events: it is for measuring, never for an office.
"""
import pathlib
import random
import re
import sqlite3

PROVINCES, DISTRICTS = 38, 514
FIRST, FOREVER = "0001-01-01", "9999-12-31"


def measures(root):
    """The keys of the first 130 measures of the catalogue."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((pathlib.Path(root) / "Resources/definitions/measures").glob("*.yaml")))
    return [key for text in texts for key in re.findall(r"(?m)^- key: (\S+)", text)][:130]


def fill(path, root, years, seed=7):
    draw = random.Random(seed)
    keys = measures(root)
    database = sqlite3.connect(path)
    with database:
        nation, = database.execute("SELECT id FROM office").fetchone()
        above = [(nation, nation, 0)]
        provinces, offices = [], [nation]
        for number in range(PROVINCES + DISTRICTS):
            office = f"office-{number:04}"
            database.execute(
                "INSERT INTO office (id, slug, name, short_name, zone) VALUES (?, ?, ?, ?, ?)",
                (office, f"kantor-{number}", f"KPU {number}", f"KPU {number}", "WIB"))
            parent = nation if number < PROVINCES else provinces[number % PROVINCES]
            if number < PROVINCES:
                provinces.append(office)
            else:
                above.append((nation, office, 2))
            above += [(office, office, 0), (parent, office, 1)]
            database.execute("INSERT INTO office_parent VALUES (?, ?, ?, ?)", (office, parent, FIRST, FOREVER))
            offices.append(office)
        database.executemany(
            "INSERT INTO office_above VALUES (?, ?, ?, ?, ?)", ((a, d, FIRST, FOREVER, depth) for a, d, depth in above))
        months = [f"{year}-{month:02}" for year in years for month in range(1, 13)]
        database.executemany(
            "INSERT OR IGNORE INTO figure VALUES (?, ?, '', ?, ?, ?, ?, ?, ?)", rows(draw, keys, offices, months))
        count, = database.execute("SELECT COUNT(*) FROM figure").fetchone()
    database.execute("ANALYZE")
    database.close()
    return {"offices": len(offices), "figures": count}


def rows(draw, keys, offices, months):
    for month in months:
        said = f"{month}-28"
        for key in keys:
            for office in offices:
                state = draw.choices(("value", "nothing", "unsaid"), (8, 1, 1))[0]
                whole = draw.randrange(1, 50) if state == "value" else 0
                part = draw.randrange(0, whole + 1) if state == "value" else 0
                yield month, key, office, state, part, whole, f"{said}T00:00:00.000Z", None if state == "unsaid" else said
