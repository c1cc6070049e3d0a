"""The numbers that Writer prints before items of lists, counted as Writer counts."""
from __future__ import annotations

from .archive import Element
from .numerals import numeral
from .odf import STYLE, TEXT, Looks
from .symbols import BULLET, seen

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}


class Counters:
    """Where each list stands, by its id, so that one can be gone on with later; the last of each style is kept too."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._lists: dict[str, list[int | None]] = {}
        self._last: dict[str, list[int | None]] = {}

    def begin(self, element: Element, style: str) -> list[int | None]:
        """The counters of a list on the outermost level: new ones, or those that it goes on with."""
        earlier = element.get(TEXT + "continue-list")
        if earlier and earlier in self._lists:
            counters = self._lists[earlier]
        elif element.get(TEXT + "continue-numbering") == "true" and style in self._last:
            counters = self._last[style]
        else:
            counters = [None] * 11
        name = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if name:
            self._lists[name] = counters
        self._last[style] = counters
        return counters

    def mark(self, counters: list[int | None], style: str, depth: int, start: str | None) -> str:
        """Counts one item at a depth from 1 and gives what is printed before it."""
        level = self._level(style, depth)
        first = int(level.get(TEXT + "start-value", "1")) if level is not None and level.get(TEXT + "start-value", "1").isdigit() else 1
        if start and start.isdigit():
            counters[depth] = int(start)
        else:
            before = counters[depth]
            counters[depth] = first if before is None else before + 1
        for deeper in range(depth + 1, 11):
            counters[deeper] = None
        if level is None:
            return ""
        if level.tag == TEXT + "list-level-style-bullet":
            properties = level.find(STYLE + "text-properties")
            font = None if properties is None else properties.get(STYLE + "font-name")
            sign = seen(level.get(TEXT + "bullet-char", BULLET), font).strip()
            return BULLET if sign in ("", "·", "o") else sign
        if level.tag != TEXT + "list-level-style-number":
            return BULLET
        pattern = level.get("{http://www.libreoffice.org/ns/office/loext}num-list-format") or level.get(
            "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format")
        if pattern and "%" in pattern:
            for at in range(1, depth + 1):
                pattern = pattern.replace(f"%{at}%", self._number(counters, style, at))
            return pattern.strip()
        display = level.get(TEXT + "display-levels", "1")
        levels = min(int(display) if display.isdigit() else 1, depth)
        numbers = [self._number(counters, style, at) for at in range(depth - levels + 1, depth + 1)]
        body = ".".join(number for number in numbers if number)
        return (level.get(STYLE + "num-prefix", "") + body + level.get(STYLE + "num-suffix", "")).strip()

    def _number(self, counters: list[int | None], style: str, depth: int) -> str:
        level = self._level(style, depth)
        form = _FORMS.get(level.get(STYLE + "num-format", "") if level is not None else "1", "decimal")
        return numeral(counters[depth] or 1, form)

    def _level(self, style: str, depth: int) -> Element | None:
        holder = self._looks.lists.get(style)
        if holder is None:
            return None
        return next((level for level in holder if level.get(TEXT + "level") == str(depth)), None)
