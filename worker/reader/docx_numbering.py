"""The numbers that Word prints before paragraphs and never writes into them, counted as Word counts."""
from __future__ import annotations

import re
from dataclasses import dataclass

from .archive import Archive, Element
from .docx_styles import Styles, W, number, value
from .numerals import numeral
from .symbols import BULLET, seen

LEVELS = 9


@dataclass
class Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    font: str | None = None
    style: str | None = None


class Numbering:
    """Counters run per abstract list: two lists made from the same one go on counting, unless one says where to start."""

    def __init__(self, archive: Archive, part: str | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._nums: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if part and archive.has(part):
            self._read(archive.xml(part))

    def _read(self, root: Element) -> None:
        links: dict[str, str] = {}
        style_links: dict[str, str] = {}
        for abstract in root.findall(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId", "")
            self._abstract[name] = {number(level.get(W + "ilvl")): _level(level)
                                    for level in abstract.findall(W + "lvl")}
            if abstract.find(W + "numStyleLink") is not None:
                links[name] = value(abstract.find(W + "numStyleLink")) or ""
            if abstract.find(W + "styleLink") is not None:
                style_links[value(abstract.find(W + "styleLink")) or ""] = name
        for name, style in links.items():
            if style in style_links:
                self._abstract[name] = self._abstract[style_links[style]]
        for num in root.findall(W + "num"):
            abstract = value(num.find(W + "abstractNumId")) or ""
            own: dict[int, Level] = {}
            starts: dict[int, int] = {}
            for override in num.findall(W + "lvlOverride"):
                depth = number(override.get(W + "ilvl"))
                if override.find(W + "lvl") is not None:
                    own[depth] = _level(override.find(W + "lvl"))
                if override.find(W + "startOverride") is not None:
                    starts[depth] = number(value(override.find(W + "startOverride")), 1)
            self._nums[num.get(W + "numId", "")] = (abstract, own, starts)

    def mark(self, properties: Element | None, style: str | None) -> tuple[str, int] | None:
        """The printed number or bullet of the next paragraph and its depth from 1; `None` when it is in no list."""
        num, depth = self._place(properties, style)
        if num is None or num not in self._nums:
            return None
        abstract, own, starts = self._nums[num]
        levels = {**self._abstract.get(abstract, {}), **own}
        depth = min(max(depth, 0), LEVELS - 1)
        level = levels.get(depth)
        if level is None:
            return None
        counters = self._counters.setdefault(abstract, [None] * LEVELS)
        self._count(num, abstract, depth, levels, starts, counters)
        return _printed(depth, level, levels, counters), depth + 1

    def _place(self, properties: Element | None, style: str | None) -> tuple[str | None, int]:
        num, depth = self._styles.numbering(style)
        by_style = num is not None
        own = None if properties is None else properties.find(W + "numPr")
        if own is not None:
            if own.find(W + "numId") is not None:
                num, by_style = value(own.find(W + "numId")), False
            if own.find(W + "ilvl") is not None:
                depth, by_style = number(value(own.find(W + "ilvl"))), False
        if by_style and num in self._nums:
            # A style that names a list stands at the level that names the style.
            abstract, levels, _ = self._nums[num]
            names = {name.get(W + "styleId") for name in self._styles.chain(style)}
            for at, level in {**self._abstract.get(abstract, {}), **levels}.items():
                if level.style and level.style in names:
                    depth = at
        return (None, 0) if num in (None, "0") else (num, depth or 0)

    def _count(self, num: str, abstract: str, depth: int, levels: dict[int, Level], starts: dict[int, int],
               counters: list[int | None]) -> None:
        first = (num, depth) not in self._begun
        self._begun.add((num, depth))
        if first and depth in starts:
            counters[depth] = starts[depth]
        elif counters[depth] is None:
            counters[depth] = starts.get(depth, levels[depth].start)
        else:
            counters[depth] += 1
        for above in range(depth):
            if counters[above] is None:
                counters[above] = levels[above].start if above in levels else 1
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart == 0 or (restart is not None and depth >= restart):
                continue
            counters[deeper] = None


def _printed(depth: int, level: Level, levels: dict[int, Level], counters: list[int | None]) -> str:
    if level.form == "bullet":
        text = seen(level.text, level.font).strip()
        return BULLET if text in ("", "·", "o") else text

    def filled(match: re.Match) -> str:
        at = int(match[1]) - 1
        if at > depth or counters[at] is None:
            return ""
        form = levels[at].form if at in levels else "decimal"
        return numeral(counters[at], "decimal" if level.legal else form)

    return re.sub(r"%([1-9])", filled, level.text).strip()


def _level(element: Element) -> Level:
    level = Level()
    level.start = number(value(element.find(W + "start")), 1)
    level.form = value(element.find(W + "numFmt")) or "decimal"
    level.text = value(element.find(W + "lvlText")) or ""
    if element.find(W + "lvlRestart") is not None:
        level.restart = number(value(element.find(W + "lvlRestart")))
    legal = element.find(W + "isLgl")
    level.legal = legal is not None and value(legal) not in ("0", "false")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    level.font = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
    level.style = value(element.find(W + "pStyle"))
    return level
