"""Posts of a public form, one after the other, as many people send them: for measuring what one costs the server."""
import http.client
import json
import re
import time
import urllib.parse

FIELDS = {
    "situs": "", "f-kind": "complaint", "f-subject": "Antrean panjang", "f-story": "Dua jam menunggu tanpa petugas.",
    "f-confidentiality": "open"}
EACH = 8  # posts of one person: fewer than a source may send in a minute


# What jobs write on their own, at whatever time.
OTHERS = ("figure", "job", "lease", "sqlite_")


def rows(database):
    """Every row of every table that a person's doing writes."""
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {}
    for table in (table for table in tables if not table.startswith(OTHERS)):
        read = database.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in read.description]
        found[table] = {json.dumps(dict(zip(names, row)), sort_keys=True) for row in read}
    return found


def written(before, after):
    """The rows that were written between two readings, `{"record": [{"id": "…"}]}`."""
    found = {table: [json.loads(row) for row in sorted(after[table] - before[table])] for table in after}
    return {table: rows for table, rows in found.items() if rows}


def _connection(port, person):
    return http.client.HTTPConnection("127.0.0.1", port, source_address=(f"127.0.1.{person}", 0), timeout=30)


def _send(connection, path, headers, body):
    connection.request("POST", path, body, headers | {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 303:
        raise SystemExit(f"bench: a post was answered {answer.status}")


def complaints(port, path, used, people=30):
    """Processor seconds of one post to the product, from the end of a form's asking to the answer.

    `used` tells what the server used so far.
    """
    visitors = []
    for person in range(1, people + 1):
        connection = _connection(port, person)
        connection.request("GET", path, headers={"Accept": "text/html"})
        answer = connection.getresponse()
        page = answer.read().decode()
        cookie = answer.getheader("Set-Cookie").split(";")[0]
        fields = FIELDS | {name: re.search(rf'name="{name}" value="([^"]+)"', page).group(1) for name in ("token", "mulai")}
        visitors.append((connection, {"Cookie": cookie, "Accept": "text/html"}, urllib.parse.urlencode(fields)))
    time.sleep(3.5)  # nobody fills it in faster
    return _each(visitors, path, EACH, used)


def bare(port, used, people=30, each=100):
    """Processor seconds of one post to the peer, which does nothing but insert what such a post writes."""
    body = urllib.parse.urlencode(FIELDS)
    return _each([(_connection(port, person), {}, body) for person in range(1, people + 1)], "/post", each, used)


def _each(visitors, path, each, used):
    before = used()
    for connection, headers, body in visitors:
        for _ in range(each):
            _send(connection, path, headers, body)
        connection.close()
    return (used() - before) / (len(visitors) * each)
