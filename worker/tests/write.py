"""Writes neutral documents as files, for tests in other languages: `write.py KIND FILE [KIND FILE …]`, on standard input
a line of JSON for each.

Kinds are docx, xlsx, odt, ods, pdf and scan: a PDF of pictures, turned by a degree and noisy. Word and Excel keep the order
of the blocks; the others get the paragraphs first and then all tables as one.
"""
from __future__ import annotations

import json
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import writers  # noqa: E402
from sample import Held, Table  # noqa: E402


def blocks(document: dict) -> list[str | Table]:
    found: list[str | Table] = []
    last = None
    for block in document["blocks"]:
        if "paragraph" in block:
            line = block["paragraph"]["line"]
            if last is not None and line > last + 1:
                found.append("")
            last = line
            found.append(block["paragraph"]["text"])
            continue
        last = None
        cells = block["grid"]["cells"]
        first = min(cell["line"] for cell in cells)
        held = [Held(cell["line"] - first + 1, cell["column"], cell["lines"], cell["columns"], cell["text"], cell.get("fill"))
                for cell in cells]
        found.append(Table(held, max(cell.line + cell.lines - 1 for cell in held),
                           max(cell.column + cell.columns - 1 for cell in held)))
    return found


def joined(tables: list[Table]) -> Table:
    cells, lines = [], 0
    for table in tables:
        cells += [Held(cell.line + lines, cell.column, cell.lines, cell.columns, cell.text, cell.fill) for cell in table.cells]
        lines += table.lines
    return Table(cells, lines, max((table.columns for table in tables), default=0))


def main() -> None:
    for kind, path, line in zip(sys.argv[1::2], sys.argv[2::2], sys.stdin):
        write(kind, pathlib.Path(path), json.loads(line))


def write(kind: str, path: pathlib.Path, document: dict) -> None:
    found = blocks(document)
    paragraphs = [block for block in found if isinstance(block, str)]
    tables = [block for block in found if isinstance(block, Table)]
    if kind in ("docx", "xlsx"):
        getattr(writers, f"{kind}_blocks")(path, found)
    elif kind == "scan":
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "page.pdf"
            writers.pdf(source, paragraphs, joined(tables))
            writers.scanned(source, path)
    else:
        getattr(writers, kind)(path, paragraphs, joined(tables))


if __name__ == "__main__":
    main()
