"""Every hostile file is refused or read, within time and memory, with a code that is listed; nothing hangs or dies."""
from __future__ import annotations

import hostile
import pytest
from asking import WORKER, ask

SECONDS, MEMORY = 20, 1_500_000_000
CODES = {line.split('"')[1] for line in (WORKER / "reader/refusals.py").read_text().splitlines() if line.startswith('    "')}


def test_the_corpus_has_at_least_thirty_files():
    assert len(hostile.FILES) >= 30 and len({file.name for file in hostile.FILES}) == len(hostile.FILES)


@pytest.mark.parametrize("file", hostile.FILES, ids=lambda file: file.name)
def test_a_hostile_file_is_answered_within_limits(file, tmp_path, cost):
    path = tmp_path / file.name
    path.write_bytes(file.make())

    answer = ask(path, timeout=SECONDS + 10, limits={"seconds": SECONDS - 5})

    if answer.peak > 400_000_000 or answer.seconds > 5:
        cost(f"hostile {file.name}", answer, answer.refused or "read")
    if answer.refused is None:
        assert "read" in file.right, answer.text()[:200]
        assert "root:" not in answer.text()
        assert file.reported <= answer.reported()
    else:
        assert answer.refused in file.right & CODES, (answer.lines[-1:], answer.status, answer.errors)
    assert answer.seconds < SECONDS and answer.peak < MEMORY
    assert len(answer.errors) < 4000


@pytest.mark.parametrize("line", ["", "{", "[]", '{"path": 3, "name": "a"}', '{"path": "/etc/passwd", "name": "a", "want": "all"}'])
def test_a_request_that_makes_no_sense_is_refused(line):
    import json
    import subprocess
    import sys
    done = subprocess.run([sys.executable, "-I", "-u", str(WORKER / "read.py")], input=line.encode(), capture_output=True, timeout=20)

    assert json.loads(done.stdout)["refused"]["code"] == "request"


def test_the_name_need_not_say_the_format(tmp_path):
    (tmp_path / "a").write_bytes(hostile.docx())

    assert ask(tmp_path / "a", name="unggahan").paragraphs() == ["isi"]
