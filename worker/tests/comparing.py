"""How much of what was written has been read back."""
from __future__ import annotations

import difflib

from sample import Table, normal


def cells_of(grid: dict) -> dict[tuple[int, int], tuple[int, int, str]]:
    """Cells by line and column from 1, with span and text."""
    first = min((cell["line"] for cell in grid["cells"]), default=1) - 1
    return {(cell["line"] - first, cell["column"]): (cell["lines"], cell["columns"], normal(cell["text"]))
            for cell in grid["cells"] if cell["text"]}


def expected(table: Table) -> dict[tuple[int, int], tuple[int, int, str]]:
    return {(cell.line, cell.column): (cell.lines, cell.columns, normal(cell.text)) for cell in table.cells if cell.text}


def differences(grid: dict, table: Table) -> list[str]:
    read, written = cells_of(grid), expected(table)
    return [f"{place}: written {written.get(place)}, read {read.get(place)}"
            for place in sorted({*read, *written}) if read.get(place) != written.get(place)]


def same_letters(one: str, other: str) -> float:
    """How many letters of a hundred are the same, by the shortest way from one to the other."""
    one, other = normal(one), normal(other)
    if not one and not other:
        return 100.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return 100.0 * same / max(len(one), len(other))
