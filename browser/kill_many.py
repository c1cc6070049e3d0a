"""Kills a server again and again while people bring proofs and submit entries, and looks for what was lost.

    kill_many.py ROUNDS [SEED]     one line of JSON; ends with 1 when something was lost, half or out of order
"""
import collections
import hashlib
import http.client
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

from clerk import Clerk, token
from evidence_files import pdf
from office_server import SLUG, YEAR, OfficeServer, environment, make_demo, program

# Everybody who writes for the whole office, so that no two of them need the same cards.
WRITERS = ["bambang", "rina", "hendra", "putri"]
LONGEST_LIFE = 0.15
PROOF = 200_000
PIECE = 80_000


class Kept:
    """What somebody tried to hand in, and whether the server said that it has it."""

    def __init__(self, kind, line, name, content):
        self.kind, self.line, self.name, self.content = kind, line, name, content
        self.is_acknowledged = False
        # Which of the clerks brings it.
        self.at = None


class Killing:
    """One office, its people, and everything that they ever tried to hand in."""

    def __init__(self, office, seed):
        self.office, self.seed, self.random = office, seed, random.Random(seed)
        self.clerks = [Clerk(office, login) for login in WRITERS]
        self.tokens = [token(clerk.ask("GET", f"/{SLUG}/beranda")) for clerk in self.clerks]
        self.turn, self.lock = itertools.count(1), threading.Lock()
        self.lines = self.free_lines()
        self.places = list(self.lines)
        self.counts, self.problems, self.checked = collections.Counter(), [], set()

    def free_lines(self):
        """Indicators with the months that nobody reported on, in random order."""
        rows = self.office.rows(
            """
            SELECT DISTINCT indicator.lineage, sub_activity.code, indicator.code FROM indicator
            JOIN sub_activity ON sub_activity.plan = indicator.plan AND sub_activity.version = indicator.version
                AND sub_activity.position = indicator.sub_activity
            WHERE sub_activity.asked <> 'each' ORDER BY indicator.code
            """)
        lines = [(*row, month) for row in rows for month in range(1, 13)]
        self.random.shuffle(lines)
        return lines

    def round(self):
        """Some people work until the server dies; it starts again, and nothing may be amiss. Returns what was tried."""
        tries, starts = [], threading.Barrier(len(self.clerks) + 1)
        threads = [
            threading.Thread(target=self.work, args=(at, random.Random(self.random.random()), tries, starts))
            for at in range(len(self.clerks))]
        for thread in threads:
            thread.start()
        starts.wait()
        time.sleep(self.random.uniform(0, LONGEST_LIFE))
        self.office.kill()
        for thread in threads:
            thread.join()
        self.office.start()
        self.check(tries)
        return tries

    def work(self, at, chance, tries, starts):
        clerk, secret = self.clerks[at], self.tokens[at]
        first = True
        while True:
            one = self.next_try(chance)
            one.at = at
            with self.lock:
                tries.append(one)
            if first:
                starts.wait()
            first = False
            try:
                answer = getattr(self, one.kind)(clerk, secret, one)
            except (OSError, http.client.HTTPException):
                return
            one.is_acknowledged = answer.status == 303
            if not one.is_acknowledged:
                self.problems.append(f"{one.kind} of {one.line[2]} {one.line[3]}: {answer.status}")

    def next_try(self, chance):
        kind = chance.choice(["proof", "proof_in_pieces", "submission", "submission"])
        with self.lock:
            if kind == "submission" and not self.lines:
                kind = "proof"
            line = self.lines.pop() if kind == "submission" else chance.choice(self.places)
            number = next(self.turn)
        if kind == "submission":
            return Kept(kind, line, None, f"Kegiatan {number}: " + "lengkap " * chance.randrange(1, 400) + "selesai")
        return Kept(kind, line, f"bukti-{number}.pdf", pdf(PROOF + chance.randrange(1000), seed=number))

    def submission(self, clerk, secret, one):
        code = one.line[2]
        return clerk.ask("POST", card(one.line) + "/pengajuan", [
            ("token", secret), ("capaian", "done"), ("tanggal", f"{YEAR}-09-14"), ("uraian", one.content),
            ("indikator[]", code), (f"versi-{code}", "1")])

    def proof(self, clerk, secret, one):
        return clerk.upload(
            card(one.line) + "/bukti", [("token", secret), ("indikator[]", one.line[2])], [(one.name, one.content)])

    def proof_in_pieces(self, clerk, secret, one):
        """As a phone does it; what was cut before goes on where it ended."""
        begun = clerk.ask("POST", f"/{SLUG}/data-dukung/kiriman", {
            "token": secret, "nama": one.name, "ukuran": len(one.content), "diubah": "1"})
        if begun.status != 200:
            return begun
        upload = json.loads(begun.text)
        while upload["received"] < len(one.content):
            at = upload["received"]
            answer = clerk.send(
                "POST", f"/{SLUG}/data-dukung/kiriman/{upload['id']}", one.content[at:at + PIECE],
                {"X-Tuntas-Token": secret, "X-Tuntas-Offset": str(at), "Content-Type": "application/octet-stream"})
            if answer.status != 200:
                return answer
            upload = json.loads(answer.text)
        return clerk.upload(
            card(one.line) + "/bukti",
            [("token", secret), ("indikator[]", one.line[2]), ("kiriman[]", upload["id"])], [])

    def check(self, tries):
        self.check_files()
        for one in tries:
            there = self.has_submission(one) if one.kind == "submission" else self.has_proof(one)
            if one.is_acknowledged and not there:
                self.problems.append(f"lost: {one.kind} of {one.line[2]} {one.line[3]} {one.name or ''}")
            outcome = "acknowledged" if one.is_acknowledged else "kept without an answer" if there else "not kept"
            self.counts[f"{one.kind} {outcome}"] += 1
        # An upload that was cut goes on where it ended, by the same hands: of another's nobody knows.
        for one in tries:
            if one.kind == "proof_in_pieces" and not one.is_acknowledged and not self.has_proof(one):
                answer = self.proof_in_pieces(self.clerks[one.at], self.tokens[one.at], one)
                if answer.status != 303 or not self.has_proof(one):
                    self.problems.append(f"an upload that was cut does not go on: {answer.status} {one.name}")
        for what, query in INVARIANTS.items():
            if count := self.office.rows(query)[0][0]:
                self.problems.append(f"{what}: {count}")

    def check_files(self):
        """Every row that is new has its bytes under their own hash."""
        for file, owner, name, size in self.office.rows("SELECT id, office, hash, size FROM file"):
            if file in self.checked:
                continue
            self.checked.add(file)
            place = self.office.data / "files" / owner / name[:2] / name
            content = place.read_bytes() if place.exists() else b""
            if hashlib.sha256(content).hexdigest() != name or len(content) != size:
                self.problems.append(f"half a file: {name}, {len(content)} of {size} bytes")

    def has_submission(self, one):
        rows = self.office.rows(
            "SELECT stage, work FROM entry WHERE lineage = ? AND month = ?", one.line[0], one.line[3])
        if rows and rows[0][0] != "draft" and rows[0] != ("submitted", one.content):
            self.problems.append(f"half an entry: {one.line[2]} {one.line[3]} {rows[0][0]}")
        return rows == [("submitted", one.content)]

    def has_proof(self, one):
        """Whether it is there, whole, and proves the line that it was brought for."""
        rows = self.office.rows(
            """
            SELECT evidence.number, file.hash,
                (SELECT COUNT(*) FROM evidence_link JOIN entry ON entry.id = evidence_link.subject
                    WHERE evidence_link.evidence = evidence.id AND entry.lineage = ? AND entry.month = ?)
            FROM file JOIN evidence_version ON evidence_version.file = file.id
            JOIN evidence ON evidence.id = evidence_version.evidence WHERE file.name = ?
            """, one.line[0], one.line[3], one.name)
        if not rows:
            return False
        sign = hashlib.sha256(one.content).hexdigest()
        if len(rows) > 1 or rows[0][1:] != (sign, 1):
            self.problems.append(f"{one.name} is not what was brought: {rows}")
        if one.is_acknowledged:
            self.check_download(rows[0][0], one)
        return True

    def check_download(self, number, one):
        try:
            body = self.clerks[0].ask("GET", f"/{SLUG}/data-dukung/{number}/berkas").body
        except http.client.HTTPException as problem:
            body = problem
        if body != one.content:
            self.problems.append(f"{one.name} is not handed out as it was brought")

    def verify(self):
        done = subprocess.run(
            [program(), "verify", "--data", str(self.office.data)], env=environment(), capture_output=True, text=True)
        if done.returncode != 0:
            self.problems.append(f"verify ended with {done.returncode}: {done.stdout[-500:]}{done.stderr[-500:]}")


INVARIANTS = {
    "files that no proof names": """
        SELECT COUNT(*) FROM file WHERE id NOT IN (SELECT file FROM evidence_version WHERE file IS NOT NULL)
            AND id NOT IN (SELECT file FROM plan_version WHERE file IS NOT NULL)""",
    "proofs without content": "SELECT COUNT(*) FROM evidence WHERE id NOT IN (SELECT evidence FROM evidence_version)",
    "proofs that prove nothing": "SELECT COUNT(*) FROM evidence WHERE id NOT IN (SELECT evidence FROM evidence_link)",
    "proofs without their event, or events without their proof": """
        SELECT abs((SELECT COUNT(*) FROM evidence) - (SELECT COUNT(*) FROM event WHERE kind = 'evidence.added'))""",
    "entries without their event, or events without their entry": """
        SELECT abs((SELECT COUNT(*) FROM entry WHERE stage = 'submitted')
            - (SELECT COUNT(*) FROM event WHERE kind = 'plans.entries-submitted'))""",
    "uploads that are unfinished though their proof is there": """
        SELECT COUNT(*) FROM unfinished_upload WHERE name IN (SELECT name FROM file)""",
    "entries that nobody can find": "SELECT COUNT(*) FROM entry WHERE id NOT IN (SELECT id FROM subject)",
}


def card(line):
    return f"/{SLUG}/rencana/{YEAR}/{line[1]}/realisasi/{line[3]}"


def kill_many(office, rounds, seed):
    """Kills `office` so often, and says what came of it."""
    began, killing = time.monotonic(), Killing(office, seed)
    for at in range(rounds):
        killing.round()
        # The chain is read from its begin, so not each time.
        if at % max(1, rounds // 10) == 0:
            killing.verify()
    killing.verify()
    return {
        "rounds": rounds, "seed": seed, "seconds": round(time.monotonic() - began, 1),
        **dict(sorted(killing.counts.items())), "problems": killing.problems[:20],
    }


def main():
    rounds, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        make_demo(pathlib.Path(folder) / "template", "--without-work")
        office = OfficeServer(pathlib.Path(folder) / "template", pathlib.Path(folder) / "data")
        try:
            result = kill_many(office, rounds, seed)
        finally:
            office.stop()
        result["problems"] += office.failures()[:20]
    print(json.dumps(result))
    sys.exit(1 if result["problems"] else 0)


if __name__ == "__main__":
    main()
