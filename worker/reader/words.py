"""Words with places, put together as lines and text; the same for PDF letters and for recognised words."""
from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

# What begins an item of a list.
ITEM = re.compile(r"^(\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|[-•–▪➢])$")
Place = tuple[float, float, float, float]


@dataclass
class Word:
    """A word and its box (left, top, right, bottom), origin at the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    certainty: int | None = None
    # Whichever recognised it may know the line, too.
    row: tuple[int, ...] | None = None

    @property
    def place(self) -> Place:
        return self.left, self.top, self.right, self.bottom

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass
class Line:
    """Words that stand on one line, from left to right."""

    words: list[Word]

    @property
    def place(self) -> Place:
        return around([word.place for word in self.words])

    @property
    def height(self) -> float:
        return median(word.height for word in self.words)

    @property
    def text(self) -> str:
        """The words with blanks between; a gap as wide as three letters is a tab."""
        text, before = "", None
        for word in self.words:
            if before is not None:
                text += "\t" if word.left - before.right > 3 * max(self.height, 1) else " "
            text, before = text + word.text, word
        return text

    @property
    def certainty(self) -> int | None:
        return certainty_of(self.words)


def around(places: list[Place]) -> Place:
    return (min(place[0] for place in places), min(place[1] for place in places),
            max(place[2] for place in places), max(place[3] for place in places))


def certainty_of(words: list[Word]) -> int | None:
    """How sure a text is: no surer than its worst word, for one wrong word makes it wrong."""
    return min((word.certainty for word in words if word.certainty is not None), default=None)


def lines_of(words: list[Word]) -> list[Line]:
    """Words as lines from top to bottom: two share a line when their middles are within half a letter's height.

    Words of one recognised line stay together: `bank` and `rumah` have their middles at different heights.
    """
    lines: list[list[Word]] = []
    middles: list[float] = []
    for group in sorted(_rows(words), key=lambda group: (_middle(group), group[0].left)):
        middle, height = _middle(group), median(word.height for word in group)
        for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
            reach = 0.5 * min(max(height, 1), max(lines[at][-1].height, 1))
            if abs(middles[at] - middle) <= max(reach, 1):
                lines[at] += group
                middles[at] += (middle - middles[at]) * len(group) / len(lines[at])
                break
        else:
            lines.append(list(group))
            middles.append(middle)
    return [Line(sorted(line, key=lambda word: word.left)) for line in lines]


def _middle(group: list[Word]) -> float:
    return median(word.centre[1] for word in group)


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words by the line that they were recognised in; each by itself where nobody knows it."""
    known: dict[tuple[int, ...], list[Word]] = {}
    for at, word in enumerate(words):
        known.setdefault(word.row or (-1, at), []).append(word)
    return list(known.values())


def text_of(words: list[Word], room: Place | None = None) -> str:
    """The words of a cell, line by line; lines that were broken only because the cell ended are put together.

    A line was broken by the cell when the next word would not have fitted behind it. `room` is the cell's place.
    Recognised words are measured less exactly than printed ones: there a line that begins small goes on, too.
    """
    lines = lines_of(words)
    if room is None or len(lines) < 2:
        return "\n".join(" ".join(word.text for word in line.words) for line in lines)
    left, _, right, _ = around([line.place for line in lines])
    space = max(min(left - room[0], room[2] - right), 0)
    width = room[2] - room[0] - 2 * space
    text = ""
    for before, line in zip([None, *lines], lines):
        if before is not None:
            first = line.words[0]
            need = before.place[2] - before.place[0] + 0.2 * before.height + first.right - first.left
            full = need > (width - 0.1 * before.height if first.certainty is None else 0.85 * width)
            goes_on = (full or first.certainty is not None and first.text[:1].islower()) and not ITEM.match(first.text)
            text += " " if goes_on else "\n"
        text += " ".join(word.text for word in line.words)
    return text
