"""The neutral document: grids of cells and paragraphs in reading order, as the server's `Document` decodes it."""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from .limits import Limits
from .refusals import Refused

Box = tuple[int, int, int, int]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad\ud800-\udfff]")
# Letters that fonts join and PDF keeps joined.
_JOINED = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u2028": "\n", "\u2011": "-"})
_BLANK = re.compile("[ \t\u00a0\u2007\u202f]")
_BLANKS = re.compile("[ \t\u00a0\u2007\u202f]+")


def clean(text: str, tab: str = " ") -> str:
    """Text as it is compared and shown: no control characters, one kind of blank, lines trimmed.

    How many blanks stand between words is kept in cells: some parts of a list are parted by nothing else.
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    text = text.translate(_JOINED)
    lines = []
    for line in text.split("\n"):
        if tab == " ":
            line = _BLANK.sub(" ", line).strip()
        else:
            line = tab.join(_BLANKS.sub(" ", piece).strip() for piece in line.split("\t")).strip()
        if line:
            lines.append(line)
    return "\n".join(lines)


@dataclass
class Cell:
    """One cell at its upper left corner; `line` counts through the document, both from 1."""

    line: int
    column: int
    lines: int = 1
    columns: int = 1
    text: str = ""
    certainty: int | None = None
    page: int | None = None
    box: Box | None = None
    fill: str | None = None
    hidden: bool | None = None
    at: str | None = None


@dataclass
class Grid:
    cells: list[Cell]
    name: str | None = None
    hidden: bool | None = None


@dataclass
class Paragraph:
    line: int
    text: str
    heading: int | None = None
    depth: int | None = None
    certainty: int | None = None
    page: int | None = None
    box: Box | None = None


@dataclass
class Document:
    """Collects blocks within the limits; `line` is the last line given away."""

    format: str
    limits: Limits
    blocks: list[Grid | Paragraph] = field(default_factory=list)
    pages: int | None = None
    line: int = 0
    _cells: int = 0
    _characters: int = 0
    _reported: dict[tuple, dict] = field(default_factory=dict)

    def paragraph(self, text: str, **more: object) -> None:
        text = clean(text, tab="\t")
        if text:
            self._measure(text)
            self.blocks.append(Paragraph(self.next_line(), text, **more))
        else:
            self.gap()

    def gap(self) -> None:
        """Leaves a line free where the document shows a gap between paragraphs; several are one."""
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Paragraph) and last.line == self.line:
            self.next_line()

    def grid(self, cells: list[Cell], lines: int, name: str | None = None, hidden: bool | None = None) -> None:
        """Adds a table whose cells count their lines from 1; those without text and colour are left out."""
        kept = []
        for cell in cells:
            cell.text = clean(cell.text)
            if not cell.text and not cell.fill:
                continue
            self._cells += 1
            if self._cells > self.limits.cells:
                raise Refused("too-many-cells", limit=self.limits.cells)
            if cell.column + cell.columns - 1 > self.limits.columns:
                raise Refused("too-many-columns", columns=cell.column + cell.columns - 1, limit=self.limits.columns)
            self._measure(cell.text)
            cell.line += self.line
            kept.append(cell)
        self.line += max(lines, 0)
        if self.line > self.limits.lines:
            raise Refused("too-many-lines", limit=self.limits.lines)
        if any(cell.text for cell in kept):
            self.blocks.append(Grid(kept, name or None, hidden or None))

    def next_line(self) -> int:
        self.line += 1
        if self.line > self.limits.lines:
            raise Refused("too-many-lines", limit=self.limits.lines)
        return self.line

    def report(self, code: str, **values: object) -> None:
        """Notes what was left out or changed. The same note twice is counted, not repeated."""
        said = {key: clean(str(value))[:200] for key, value in values.items()}
        note = self._reported.setdefault((code, *sorted(said.items())), {"code": code, "values": said, "count": 0})
        note["count"] += 1
        if len(self._reported) > 200:
            self._reported.popitem()

    def _measure(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > self.limits.characters:
            raise Refused("too-much-text", limit=self.limits.characters)

    def as_json(self) -> dict:
        if not self.blocks:
            raise Refused("empty")
        blocks = []
        for block in self.blocks:
            if isinstance(block, Grid):
                grid = {"cells": [_said(cell) for cell in block.cells], "name": block.name, "hidden": block.hidden}
                blocks.append({"grid": {key: value for key, value in grid.items() if value is not None}})
            else:
                blocks.append({"paragraph": _said(block)})
        reported = [{"code": note["code"], "values": {**note["values"], "count": str(note["count"])}}
                    for note in self._reported.values()]
        found = {"format": self.format, "blocks": blocks, "reported": reported}
        if self.pages is not None:
            found["pages"] = self.pages
        return {"document": found}


def _said(thing: Cell | Paragraph) -> dict:
    return {key: value for key, value in vars(thing).items() if value is not None}
