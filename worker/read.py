"""Reads one file: one JSON line in, JSON lines out, then it ends. See README.md for the protocol."""
from __future__ import annotations

import os
import sys

# Our answers go to a copy of standard output; whatever a library prints lands on standard error.
ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
os.dup2(2, 1)
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
os.environ.setdefault("OMP_THREAD_LIMIT", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from reader import answer  # noqa: E402

if __name__ == "__main__":
    status = answer.answer(sys.stdin.buffer.readline(1_000_000), ANSWERS)
    ANSWERS.flush()
    # Nothing of a hostile file shall run again while the interpreter takes itself down.
    os._exit(status)
