"""Seconds and peak memory of reading the real decree in each format, as a line of JSON: what `bin/bench` shows."""
from __future__ import annotations

import json
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import writers  # noqa: E402
from asking import ask  # noqa: E402
from sample import annex, prose  # noqa: E402


def main() -> None:
    costs = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("docx", "xlsx", "odt", "ods", "pdf"):
            path = pathlib.Path(folder) / f"a.{kind}"
            getattr(writers, kind)(path, prose(), annex())
            answer = min((ask(path) for _ in range(3)), key=lambda one: one.seconds)
            costs[kind] = {"seconds": answer.seconds, "megabytes": answer.peak / 1e6, "pages": answer.document.get("pages")}
        writers.scanned(pathlib.Path(folder) / "a.pdf", pathlib.Path(folder) / "s.pdf", first=5, last=7)
        answer = ask(pathlib.Path(folder) / "s.pdf")
        costs["scan"] = {"seconds": answer.seconds / answer.document["pages"], "megabytes": answer.peak / 1e6, "pages": 1}
    print(json.dumps(costs))


if __name__ == "__main__":
    main()
