"""What stands on a page, table or line, each with its box, and how pages become one document."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .document import Box, Cell, Document
from .words import Line, Place, Word, around, certainty_of

_MARK = re.compile(r"^(\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]|[ivx]{1,5}[.)]|[-•–▪➢√☐☑]|[A-Z]{3,}[A-Z ]*:|[A-Z][a-z]+ ?:)(\s|$)")
_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:(?:hal(?:aman)?|page)\.?\s*)?[0-9]{1,4}(?:\s*(?:/|dari|of)\s*[0-9]{1,4})?[-–—\s]*$", re.I)
# The strips at the top and the bottom where page numbers and running heads stand.
_STRIP = 0.09


@dataclass
class PageTable:
    cells: list[Cell]
    lines: int
    place: Place


@dataclass
class Page:
    """One page with its size in the same measure as the places on it."""

    number: int
    width: float
    height: float
    tables: list[PageTable] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def box(self, place: Place) -> Box:
        """A place in hundredths of the page's width and height."""
        left, top, right, bottom = place
        scale_x, scale_y = 100 / max(self.width, 1), 100 / max(self.height, 1)
        return (_share(left * scale_x), _share(top * scale_y), _share(right * scale_x + 0.5), _share(bottom * scale_y + 0.5))


def _share(value: float) -> int:
    return min(max(int(value), 0), 100)


def into(document: Document, pages: list[Page]) -> None:
    """Adds the pages' blocks from top to bottom; page numbers and running heads are reported instead."""
    repeated = _running(pages)
    for page in pages:
        things: list[PageTable | list[Line]] = list(page.tables)
        kept = []
        for line in page.lines:
            if _in_strip(line, page) and (_PAGE_NUMBER.match(line.text) or _key(line) in repeated):
                kind = "page-number" if _PAGE_NUMBER.match(line.text) else "header"
                document.report(kind, **({"text": line.text} if kind == "header" else {}))
            else:
                kept.append(line)
        things.extend(_paragraphs(kept, page))
        things.sort(key=_top)
        before: list[Line] | None = None
        for thing in things:
            if isinstance(thing, PageTable):
                for cell in thing.cells:
                    cell.page = page.number
                document.grid(thing.cells, thing.lines)
                before = None
            else:
                if before is not None and _is_gap(before[-1], thing[0]):
                    document.gap()
                before = thing
                words = [word for line in thing for word in line.words]
                document.paragraph(_joined(thing), page=page.number, certainty=certainty_of(words),
                                   box=page.box(around([line.place for line in thing])))


def _is_gap(before: Line, line: Line) -> bool:
    """Whether an empty line stands between two: printed words are as high as their font, recognised ones as their letters."""
    least = 1.0 if before.certainty is None else 1.9
    return line.place[1] - before.place[3] > least * before.height


def _top(thing: PageTable | list[Line]) -> float:
    return thing.place[1] if isinstance(thing, PageTable) else thing[0].place[1]


def _key(line: Line) -> str:
    return re.sub("[0-9]+", "#", line.text)


def _in_strip(line: Line, page: Page) -> bool:
    _, top, _, bottom = line.place
    return bottom < page.height * _STRIP or top > page.height * (1 - _STRIP)


def _running(pages: list[Page]) -> set[str]:
    """Lines in the strips that at least three pages, and most of them, have."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_key(line) for line in page.lines if _in_strip(line, page)})
    return {key for key, count in counts.items() if count >= 3 and count * 2 > len(pages)}


def _paragraphs(lines: list[Line], page: Page) -> list[list[Line]]:
    """Lines that one paragraph was broken into are put together: the one before is full, the next begins no item."""
    found: list[list[Line]] = []
    if not lines:
        return found
    right = max(line.place[2] for line in lines)
    left = min(line.place[0] for line in lines)
    for line in lines:
        before = found[-1][-1] if found else None
        if before is not None and _goes_on(before, line, found[-1][0], left, right, page):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(before: Line, line: Line, first: Line, left: float, right: float, page: Page) -> bool:
    size = max(before.height, line.height)
    gap = line.place[1] - before.place[3]
    full = before.place[2] > right - 0.12 * (right - left) and right - left > 0.4 * page.width
    indented = line.place[0] >= first.place[0] - size
    centred = before.place[0] - left > 0.5 * (right - before.place[2]) + 4 * size and line.place[2] < before.place[2] - 4 * size
    between = any(before.place[3] <= table.place[1] <= line.place[1] for table in page.tables)
    return full and indented and not between and not (centred and line.place[0] > before.place[0]) \
        and -size < gap < 1.3 * size and not _MARK.match(line.text)


def _joined(lines: list[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text += " " + line.text
    return text


def words_inside(words: list[Word], place: Place) -> list[Word]:
    left, top, right, bottom = place
    return [word for word in words if left <= word.centre[0] < right and top <= word.centre[1] < bottom]
