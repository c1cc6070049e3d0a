"""From a request line to the answer lines: checks the request, picks the reader, turns every failure into a code."""
from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import TextIO

from .kinds import PICTURES, kind_of
from .limits import Limits
from .refusals import Refused

# A reader takes (path, limits, progress) and gives a Document. Imported only when needed: each brings its libraries.
READERS = {"docx": "docx", "odt": "odt", "xlsx": "xlsx", "ods": "ods", "pdf": "pdf",
           **{kind: "scan" for kind in PICTURES}}

Progress = Callable[[int, int], None]

# Bytes that are given back before a refusal is written.
SPARE = 8 * 2**20


def answer(line: bytes, out: TextIO) -> int:
    """Writes the answer; 0 unless the worker itself failed."""

    def say(thing: dict) -> None:
        out.write(json.dumps(thing, ensure_ascii=False, separators=(",", ":")) + "\n")
        out.flush()

    def progress(page: int, of: int) -> None:
        say({"progress": {"page": page, "of": of}})

    # Where memory ran out there must be some left to say so.
    spare = bytearray(SPARE)
    try:
        say(_answer(line, progress))
        return 0
    except (Refused, Exception) as error:
        spare.clear()
        return _refuse(error, say)


def _refuse(error: Refused | Exception, say: Callable[[dict], None]) -> int:
    """Says why there is no document; 1 when a reader stumbled, which the server logs."""
    if isinstance(error, Refused):
        say(error.as_json())
        return 0
    within = _chain(error)
    if any(isinstance(one, MemoryError) for one in within):
        say(Refused("too-much-memory").as_json())
        return 0
    if any(isinstance(one, RecursionError) for one in within):
        say(Refused("too-deep", part="", limit=sys.getrecursionlimit()).as_json())
        return 0
    # A reader stumbles over files that break rules nobody thought of.
    print("".join(traceback.format_exception(error))[-1500:], file=sys.stderr)
    say(Refused("damaged", part=_hint(error)).as_json())
    return 1


def _answer(line: bytes, progress: Progress) -> dict:
    try:
        request = json.loads(line)
        path, name, want = request["path"], request["name"], request.get("want", "grids")
    except Exception as error:
        raise Refused("request") from error
    if not (isinstance(path, str) and isinstance(name, str) and want in ("grids", "pages")):
        raise Refused("request")
    limits = Limits.of(request.get("limits"))
    limits.close_the_second_wall()
    size = os.stat(path).st_size
    if size > limits.bytes:
        raise Refused("too-large", bytes=size, limit=limits.bytes)
    kind = kind_of(path, name)
    if want == "pages":
        from . import pages
        return pages.picture(path, kind, request, limits)
    reader = import_module(f".{READERS[kind]}", __package__)
    document = reader.read(path, limits, progress)
    document.format = kind
    return document.as_json()


def _chain(error: BaseException | None) -> list[object]:
    """An error with those that it came from: libraries wrap what happened in errors of their own."""
    found: list[object] = []
    while error is not None and len(found) < 50:
        found += [error, *error.args]
        error = error.__cause__ or error.__context__
    return found


def _hint(error: Exception) -> str:
    """Where the reader stumbled, for the operator's log."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} in {frames[-1].name}" if frames else type(error).__name__
