"""Makes a demo office the head of a nation: 38 provinces, 514 districts, and three years of figures of each of them.

Rows are written straight into the database, so they have no events: it is for measuring, never for an office.
"""
import csv
import pathlib
import random
import re
import sqlite3
import subprocess

PROVINCES, DISTRICTS = 38, 514
FIRST, FOREVER = "0001-01-01", "9999-12-31"


def measures(root):
    """The keys of the first 130 measures of the catalogue."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((pathlib.Path(root) / "Resources/definitions/measures").glob("*.yaml")))
    return [key for text in texts for key in re.findall(r"(?m)^- key: (\S+)", text)][:130]


def tables(head, root, years, seed=7):
    """The rows of each table, by its name and columns; `head` is the id of the office at the top."""
    offices, parents, above, provinces = [], [], [(head, head, 0)], []
    for number in range(PROVINCES + DISTRICTS):
        office = f"office-{number:04}"
        offices.append((office, f"kantor-{number}", f"KPU {number}", f"KPU {number}", "WIB"))
        parent = head if number < PROVINCES else provinces[number % PROVINCES]
        if number < PROVINCES:
            provinces.append(office)
        else:
            above.append((head, office, 2))
        above += [(office, office, 0), (parent, office, 1)]
        parents.append((office, parent, FIRST, FOREVER))
    yield "office", "id, slug, name, short_name, zone", offices
    yield "office_parent", "office, parent, from_day, until_day", parents
    yield "office_above", "ancestor, descendant, from_day, until_day, depth", (
        (a, d, FIRST, FOREVER, depth) for a, d, depth in above)
    months = [f"{year}-{month:02}" for year in years for month in range(1, 13)]
    yield "figure", "month, measure, part, office, state, numerator, denominator, at, said_on", figures(
        random.Random(seed), measures(root), [head] + [office[0] for office in offices], months)


def figures(draw, keys, offices, months):
    for month in months:
        said = f"{month}-28"
        for key in keys:
            for office in offices:
                state = draw.choices(("value", "nothing", "unsaid"), (8, 1, 1))[0]
                whole = draw.randrange(1, 50) if state == "value" else 0
                part = draw.randrange(0, whole + 1) if state == "value" else 0
                yield month, key, "", office, state, part, whole, f"{said}T00:00:00.000Z", None if state == "unsaid" else said


def fill(path, root, years):
    """Fills a SQLite file."""
    database = sqlite3.connect(path)
    with database:
        head, = database.execute("SELECT id FROM office").fetchone()
        for table, columns, rows in tables(head, root, years):
            places = ", ".join("?" * (columns.count(",") + 1))
            database.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})", rows)
        count, = database.execute("SELECT COUNT(*) FROM figure").fetchone()
        offices, = database.execute("SELECT COUNT(*) FROM office").fetchone()
    database.execute("ANALYZE")
    database.close()
    return {"offices": offices, "figures": count}


def fill_postgres(address, root, years):
    """Fills a PostgreSQL database, by psql."""
    def ask(query):
        return subprocess.run(["psql", address, "-Atqc", query], capture_output=True, text=True, check=True).stdout.strip()

    for table, columns, rows in tables(ask("SELECT id FROM office"), root, years):
        copy = subprocess.Popen(
            ["psql", address, "-q", "-v", "ON_ERROR_STOP=1", "-c", f"CREATE TEMP TABLE new (LIKE {table} INCLUDING DEFAULTS)",
             "-c", f"COPY new ({columns}) FROM STDIN (FORMAT csv, NULL '\\N')",
             "-c", f"INSERT INTO {table} SELECT * FROM new ON CONFLICT DO NOTHING"],
            stdin=subprocess.PIPE, text=True)
        writer = csv.writer(copy.stdin)
        for row in rows:
            writer.writerow("\\N" if value is None else value for value in row)
        copy.stdin.close()
        if copy.wait():
            raise RuntimeError(f"psql did not take the rows of {table}")
    ask("ANALYZE")
    return {"offices": int(ask("SELECT COUNT(*) FROM office")), "figures": int(ask("SELECT COUNT(*) FROM figure"))}
