"""Puts a sheet's cells together as a grid: far-away cells come nearer, so that empty space costs nothing."""
from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from .document import Cell, Document

# So many empty lines or columns may stay between two that hold something.
MOST_EMPTY_LINES, MOST_EMPTY_COLUMNS = 1, 30


def letters(column: int) -> str:
    """1 → A, 27 → AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass
class Sheet:
    """Cells by (row, column) as the file counts them, with merged areas and what is hidden."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], tuple[str, str | None]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def into(self, document: Document) -> None:
        spans = self._spans()
        kept = {place: held for place, held in self.cells.items()
                if place in spans or not self._covered(place) or held[0].strip()}
        rows = _Nearer({row for row, _ in kept}, MOST_EMPTY_LINES)
        columns = _Nearer({column for _, column in kept}, MOST_EMPTY_COLUMNS)
        found, hidden_rows, hidden_columns = [], set(), set()
        for (row, column), (text, fill) in sorted(kept.items()):
            last_row, last_column = spans.get((row, column), (row, column))
            row_hidden, column_hidden = row in self.hidden_rows, self._column_hidden(column)
            if text.strip() and row_hidden:
                hidden_rows.add(row)
            if text.strip() and column_hidden:
                hidden_columns.add(column)
            line, place = rows.at(row), columns.at(column)
            found.append(Cell(
                line, place, rows.at(last_row) - line + 1, columns.at(last_column) - place + 1, text, fill=fill,
                hidden=True if row_hidden or column_hidden else None, at=f"{letters(column)}{row}"))
        if hidden_rows:
            document.report("hidden-rows", sheet=self.name, rows=", ".join(map(str, sorted(hidden_rows)[:50])))
        if hidden_columns:
            document.report("hidden-columns", sheet=self.name,
                            columns=", ".join(letters(column) for column in sorted(hidden_columns)[:50]))
        if self.hidden and any(cell.text.strip() for cell in found):
            document.report("hidden-sheet", sheet=self.name)
        document.grid(found, rows.count, name=self.name, hidden=self.hidden)

    def _spans(self) -> dict[tuple[int, int], tuple[int, int]]:
        return {(top, left): (bottom, right) for top, left, bottom, right in self.merged}

    def _covered(self, place: tuple[int, int]) -> bool:
        row, column = place
        return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in self._by_row(row))

    def _by_row(self, row: int) -> list[tuple[int, int, int, int]]:
        """The merged areas that cross a row; tall ones are kept apart, so that a million rows cost nothing."""
        if not hasattr(self, "_index"):
            self._index: dict[int, list] = {}
            self._tall = []
            for area in self.merged:
                if area[2] - area[0] > 2_000:
                    self._tall.append(area)
                else:
                    for crossed in range(area[0], area[2] + 1):
                        self._index.setdefault(crossed, []).append(area)
        return self._index.get(row, []) + self._tall

    def _column_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


class _Nearer:
    """New positions from 1 for those that hold something; gaps wider than allowed are cut."""

    def __init__(self, held: set[int], most_empty: int) -> None:
        self._old = sorted(held)
        self._new: list[int] = []
        for at, old in enumerate(self._old):
            before_old = self._old[at - 1] if at else 0
            before_new = self._new[-1] if at else 0
            self._new.append(before_new + min(old - before_old, most_empty + 1))

    @property
    def count(self) -> int:
        return self._new[-1] if self._new else 0

    def at(self, old: int) -> int:
        """The new position of an old one; of one that holds nothing, counted from the last before it that does."""
        index = bisect_right(self._old, old) - 1
        if index < 0:
            return 1
        ahead = old - self._old[index]
        room = self._new[index + 1] - self._new[index] - 1 if index + 1 < len(self._new) else 0
        return self._new[index] + min(ahead, room)
