"""The process dies thirty times while people bring proofs and submit entries: nothing is lost, nothing is half."""
import json
import os
import random
import sqlite3

from kill_many import Killing, kill_many

ROUNDS = 30
KINDS = ["proof", "proof_in_pieces", "submission"]


def test_thirty_deaths_lose_nothing_that_was_acknowledged(planned_office):
    seed = int(os.environ.get("TUNTAS_SEED") or random.randrange(1_000_000))
    print(f"TUNTAS_SEED={seed}")

    result = kill_many(planned_office, ROUNDS, seed)

    print(json.dumps(result))
    assert result["problems"] == []
    assert all(result.get(f"{kind} acknowledged", 0) > 0 for kind in KINDS), "a death never met such work"
    assert sum(result.get(f"{kind} not kept", 0) for kind in KINDS) > 0, "no death came in the middle"


def test_what_is_lost_or_half_would_be_found(planned_office):
    killing, tries = Killing(planned_office, seed=1), []
    while not all(any(one.is_acknowledged and one.kind == kind for one in tries) for kind in KINDS):
        tries += killing.round()
    assert killing.problems == []

    spoil(planned_office)
    killing.checked.clear()
    killing.check(tries)
    killing.verify()

    found = "\n".join(killing.problems)
    for sign in ("half a file", "lost: submission", "is not handed out", "without their event", "verify ended with"):
        assert sign in found, sign
    assert any('"file damaged"' in line for line in planned_office.failures())
    # What the server said of its damage was asked for here; the fixture takes any other failure for a defect.
    planned_office.log.write_text("")


def spoil(office):
    """Does to an office what a bad server would."""
    for owner, name in office.rows("SELECT office, hash FROM file"):
        place = office.data / "files" / owner / name[:2] / name
        place.write_bytes(place.read_bytes()[:-1])
    database = sqlite3.connect(office.data / "tuntas.db", timeout=10)
    with database:
        database.execute("UPDATE entry SET stage = 'draft', work = '' WHERE stage = 'submitted'")
        database.execute("UPDATE event SET kind = 'evidence.lost' WHERE kind = 'evidence.added'")
    database.close()
