"""The real decree as neutral cells: what every writer writes and every reading is compared with."""
from __future__ import annotations

import pathlib
import re
from dataclasses import dataclass

TEXT = pathlib.Path(__file__).parents[2] / "Resources/samples/batang-hari-2026.txt"
HEAD = ["No", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN"]
COLUMNS, HEAD_LINES = 18, 3


@dataclass
class Held:
    """A cell that is written: place and span from 1, text, colour."""

    line: int
    column: int
    lines: int = 1
    columns: int = 1
    text: str = ""
    fill: str | None = None


@dataclass
class Table:
    cells: list[Held]
    lines: int
    columns: int
    head: int = 0


def small() -> Table:
    """A table with everything that is hard: both kinds of merging, marks, a coloured month, broken lines."""
    return Table([
        Held(1, 1, 2, 1, "No"), Held(1, 2, 2, 1, "Kegiatan"), Held(1, 3, 1, 3, "BULAN"), Held(1, 6, 2, 1, "Unit"),
        Held(2, 3, text="1"), Held(2, 4, text="2"), Held(2, 5, text="3"),
        Held(3, 1, 2, 1, "1."), Held(3, 2, text="Rapat tim reformasi birokrasi"), Held(3, 3, text="√"), Held(3, 6, 2, 1, "Subbag Rendatin"),
        Held(4, 2, text="Laporan berkala\nper triwulan"), Held(4, 4, text="√"), Held(4, 5, fill="92D050"),
        Held(5, 1, text="2."), Held(5, 2, text="Evaluasi organisasi & tata laksana"), Held(5, 5, text="√"), Held(5, 6, text="Subbag Tekhum"),
    ], 5, 6, 2)


def prose() -> list[str]:
    """The decree before its annex, one paragraph a line."""
    text = TEXT.read_text(encoding="utf-8")
    lines = text.split("\nNo\t")[0].splitlines()
    return [re.sub(r"^- ", "", line.strip()) for line in lines if line.strip()]


def rows() -> list[list[str]]:
    """The annex's rows in eighteen columns, without the heads that its pages repeat."""
    found = []
    for line in TEXT.read_text(encoding="utf-8").splitlines():
        if line.count("\t") < 5 or line.startswith(("No\t", "1\t2\t3")) or line.startswith("\t\t\t\t\t1\t2"):
            continue
        cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in line.split("\t")]
        months = ["√" if cell == "√" else "" for cell in (cells[5:17] + [""] * 12)[:12]]
        unit = " ".join(cell for cell in cells[5:] if cell and cell != "√")
        row = (cells[:5] + [""] * 5)[:5] + months + [unit]
        if any(row):
            found.append(row)
    return found


def annex() -> Table:
    """The whole annex: a head of three lines, numbers, areas, activities and units merged downwards."""
    cells = [Held(1, at + 1, 2, 1, text) for at, text in enumerate(HEAD)]
    cells += [Held(1, 6, 1, 12, "PELAKSANAAN (BULAN)"), Held(1, 18, 2, 1, "PENANGGUNG JAWAB")]
    cells += [Held(2, 6 + at, text=str(at + 1)) for at in range(12)]
    cells += [Held(3, at + 1, text=str(at + 1)) for at in range(COLUMNS)]
    above: dict[int, Held] = {}
    body = rows()
    for at, row in enumerate(body):
        line = HEAD_LINES + 1 + at
        if row[0] or row[1]:
            above.clear()
        elif row[2]:
            above.pop(3, None)
        for column, text in enumerate(row, 1):
            if text:
                above[column] = Held(line, column, 1, 1, text)
                cells.append(above[column])
            elif column in (1, 2, 3, 18) and column in above:
                above[column].lines += 1
    return Table(cells, HEAD_LINES + len(body), COLUMNS, HEAD_LINES)


def normal(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
