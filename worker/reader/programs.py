"""The system's programs that the worker runs: always by list, with a time limit, their output bounded."""
from __future__ import annotations

import os
import shutil
import subprocess
import tempfile

from .refusals import Refused

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1",
               "TMPDIR": tempfile.gettempdir()}


def found(name: str) -> str | None:
    return shutil.which(name, path=ENVIRONMENT["PATH"])


def run(command: list[str], seconds: float, missing: str) -> subprocess.CompletedProcess:
    """Runs a program to its end. `missing` is the code of the refusal when it is not installed."""
    return finish(start(command, missing), seconds)


def start(command: list[str], missing: str) -> subprocess.Popen:
    program = found(command[0])
    if program is None:
        raise Refused(missing)
    return subprocess.Popen([program, *command[1:]], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=ENVIRONMENT["TMPDIR"])


def finish(process: subprocess.Popen, seconds: float) -> subprocess.CompletedProcess:
    try:
        out, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as late:
        process.kill()
        process.communicate()
        raise Refused("too-slow", limit=round(seconds)) from late
    except BaseException:
        process.kill()
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, errors[-2000:])


def cores() -> int:
    return max(1, min(len(os.sched_getaffinity(0)), 4))
