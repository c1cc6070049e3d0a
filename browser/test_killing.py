"""The process dies without warning, in the middle of an upload and right after one: nothing half remains."""
import hashlib
import time

import pytest

from clerk import Clerk
from office_server import SAMPLE, SLUG


def answer_of(line):
    text = b""
    while part := line.recv(65_536):
        text += part
    return text


def check_files(office):
    """Every row has its bytes under their own hash."""
    rows = office.rows("SELECT office, hash, size FROM file")
    for owner, name, size in rows:
        content = (office.data / "files" / owner / name[:2] / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == name and len(content) == size
    return rows


def wait_for(condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "waited 10 s in vain"
        time.sleep(0.005)


def incoming(office):
    return [path for path in (office.data / "files/incoming").iterdir() if path.stat().st_size > 0]


@pytest.mark.parametrize("sent", [1, 15_000, -1], ids=["at its begin", "in the middle", "a byte before its end"])
def test_a_death_in_the_middle_of_an_upload_leaves_nothing_half(fresh_office, sent):
    clerk, content = Clerk(fresh_office, "bambang"), SAMPLE.read_bytes()

    line, _ = clerk.begin_upload(content, sent)
    if sent != 1:
        wait_for(lambda: incoming(fresh_office))
    fresh_office.kill()
    line.close()
    fresh_office.start()

    assert check_files(fresh_office) == []
    assert fresh_office.rows("SELECT COUNT(*) FROM review") == [(0,)]
    assert clerk.ask("GET", f"/{SLUG}/rencana/usulan/1").status == 404
    upload_whole(clerk, content)
    assert clerk.ask("GET", f"/{SLUG}/rencana/usulan/1").status == 200
    assert len(check_files(fresh_office)) == 1


def upload_whole(clerk, content):
    line, rest = clerk.begin_upload(content, len(content) // 2)
    line.sendall(rest)
    answer = answer_of(line)
    assert answer.startswith(b"HTTP/1.1 303"), answer[:300]
    line.close()


def test_a_death_right_after_an_upload_loses_nothing(fresh_office):
    clerk, content = Clerk(fresh_office, "bambang"), SAMPLE.read_bytes()

    upload_whole(clerk, content)
    fresh_office.kill()
    fresh_office.start()

    rows = check_files(fresh_office)
    assert [name for _, name, _ in rows] == [hashlib.sha256(content).hexdigest()]
    page = clerk.ask("GET", f"/{SLUG}/rencana/usulan/1")
    assert page.status == 200 and "8.4.2" in page.text


@pytest.mark.parametrize("delay", [0, 0.02, 0.1, 0.3, 0.6])
def test_a_death_at_any_moment_of_reading_leaves_all_or_nothing(fresh_office, delay):
    clerk, content = Clerk(fresh_office, "bambang"), SAMPLE.read_bytes()

    line, rest = clerk.begin_upload(content, 1000)
    line.sendall(rest)
    moment = time.monotonic() + delay
    wait_for(lambda: time.monotonic() >= moment)
    fresh_office.kill()
    line.close()
    fresh_office.start()

    files, reviews = check_files(fresh_office), fresh_office.rows("SELECT number FROM review")
    assert len(files) == len(reviews) <= 1
    assert clerk.ask("GET", f"/{SLUG}/rencana/usulan/1").status == (200 if reviews else 404)
