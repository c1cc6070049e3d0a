"""Asks the worker as the server does: a fresh process under prlimit, one line in, lines out."""
from __future__ import annotations

import json
import os
import pathlib
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass

WORKER = pathlib.Path(__file__).parents[1]


@dataclass
class Answer:
    lines: list[dict]
    status: int
    seconds: float
    peak: int
    errors: str

    @property
    def document(self) -> dict:
        assert "document" in self.lines[-1], (self.lines[-1], self.errors)
        return self.lines[-1]["document"]

    @property
    def refused(self) -> str | None:
        return self.lines[-1].get("refused", {}).get("code") if self.lines else "died"

    def reported(self) -> set[str]:
        return {note["code"] for note in self.document["reported"]}

    def grids(self) -> list[dict]:
        return [block["grid"] for block in self.document["blocks"] if "grid" in block]

    def paragraphs(self) -> list[str]:
        return [block["paragraph"]["text"] for block in self.document["blocks"] if "paragraph" in block]

    def text(self) -> str:
        return "\n".join([*self.paragraphs(), *(cell["text"] for grid in self.grids() for cell in grid["cells"])])


def ask(path: pathlib.Path, name: str | None = None, timeout: float = 600, sandbox: bool = False, **more: object) -> Answer:
    request = json.dumps({"path": str(path), "name": name or path.name, **more})
    command = [sys.executable, "-I", "-u", str(WORKER / "read.py")]
    if sandbox:
        command = [str(WORKER / "sandbox.sh"), sys.executable, str(path)]
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **({"TMPDIR": os.environ["TMPDIR"]} if "TMPDIR" in os.environ else {})},
                               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000)))
    peak = [0]

    def watch() -> None:
        while process.poll() is None:
            peak[0] = max(peak[0], _resident(process.pid))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        out, errors = process.communicate(request.encode() + b"\n", timeout=timeout)
    except subprocess.TimeoutExpired:
        process.kill()
        out, errors = process.communicate()
        raise AssertionError(f"still running after {timeout} s: {path.name}") from None
    finally:
        watcher.join()
    return Answer([json.loads(line) for line in out.decode().splitlines()], process.returncode,
                  time.monotonic() - began, peak[0], errors.decode("utf-8", "replace"))


def _resident(pid: int) -> int:
    """Bytes that a process and its children hold, at their highest so far."""
    total = 0
    try:
        for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                total += int(line.split()[1]) * 1024
        for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            total += _resident(int(child))
    except (FileNotFoundError, ProcessLookupError):
        return total
    return total
