"""Behind the walls: the same answers, no network, nothing to see or to write but the file and the output folder."""
from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys

import hostile
import pytest
import writers
from asking import WORKER
from sample import small

SANDBOX = str(WORKER / "sandbox.sh")
WALLS = subprocess.run([SANDBOX, "--protection"], capture_output=True, text=True, check=True).stdout.split()


def ask(path: pathlib.Path, into: pathlib.Path | None = None, **more: object) -> dict:
    request = {"path": str(path), "name": path.name, **({"into": str(into)} if into else {}), **more}
    done = subprocess.run([SANDBOX, sys.executable, str(path), *([str(into)] if into else [])], input=json.dumps(request).encode() + b"\n",
                          capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def attempt(code: str, tmp_path: pathlib.Path) -> subprocess.CompletedProcess:
    """Runs code of ours in place of the reader, behind the same walls."""
    place = tmp_path / "worker"
    place.mkdir()
    (place / "sandbox.sh").write_bytes((WORKER / "sandbox.sh").read_bytes())
    (place / "sandbox.sh").chmod(0o755)
    (place / "read.py").write_text(code)
    (tmp_path / "file").write_text("x")
    return subprocess.run([str(place / "sandbox.sh"), sys.executable, str(tmp_path / "file")], capture_output=True, text=True, timeout=60, input="")


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_files_are_read_behind_the_walls(kind, tmp_path):
    getattr(writers, kind)(tmp_path / f"t.{kind}", [], small())

    assert len(ask(tmp_path / f"t.{kind}")["document"]["blocks"]) == 1


def test_a_scan_and_a_preview_work_behind_the_walls(tmp_path):
    writers.pdf(tmp_path / "t.pdf", [], small(), size=10)
    writers.scanned(tmp_path / "t.pdf", tmp_path / "s.pdf")
    into = tmp_path / "pages"
    into.mkdir()

    assert ask(tmp_path / "s.pdf")["document"]["blocks"]
    page = ask(tmp_path / "s.pdf", into, want="pages")["page"]
    assert (into / page["file"]).stat().st_size > 1000


@pytest.mark.skipif("no-network" not in WALLS, reason="user namespaces are not allowed here")
def test_there_is_no_network_not_even_to_ourselves(tmp_path):
    import socket
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = attempt(f"import socket\nsocket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 3)", tmp_path)

    assert done.returncode != 0 and "Error" in done.stderr


@pytest.mark.skipif("own-files" not in WALLS, reason="bubblewrap is not installed or not allowed here")
def test_other_files_are_out_of_sight_and_nothing_can_be_written(tmp_path):
    (tmp_path / "secret").write_text("rahasia")
    code = (f"import os\nprint(os.path.exists({str(tmp_path / 'secret')!r}), os.path.exists('/etc/passwd'), os.path.exists('/root'))\n"
            f"open({str(tmp_path / 'file')!r}, 'a')")

    done = attempt(code, tmp_path)

    assert done.stdout == "False False False\n" and "Read-only" in done.stderr


def test_memory_and_environment_are_bounded(tmp_path):
    os.environ["TUNTAS_SECRET"] = "rahasia"

    done = attempt("import os\nprint(os.environ.get('TUNTAS_SECRET'))\nbytearray(3_000_000_000)", tmp_path)

    assert done.stdout == "None\n" and "MemoryError" in done.stderr


def test_a_hostile_file_dies_behind_the_walls_with_its_code(tmp_path):
    (tmp_path / "laughs.docx").write_bytes(next(file for file in hostile.FILES if file.name == "laughs.docx").make())

    assert ask(tmp_path / "laughs.docx")["refused"]["code"] == "forbidden-xml"


def test_the_check_says_what_can_be_read():
    done = subprocess.run([sys.executable, "-I", str(WORKER / "check.py")], capture_output=True, text=True, timeout=60)

    said = json.loads(done.stdout)
    assert {"docx", "xlsx", "pdf"} <= set(said["formats"]) and said["otherVersions"] == [] and "limits" in said["protection"]
