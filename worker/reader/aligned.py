"""Tables without ruled lines: columns by the white strips between them, rows by the gaps."""
from __future__ import annotations

import re
from statistics import median

from .document import Cell
from .page_layout import Page, PageTable
from .words import Line, Word, around, lines_of, certainty_of

_ITEM = re.compile(r"^[0-9]{1,3}[.)]?$|^[0-9]{1,3}[.)]\s")
# So many columns, in so many lines, are a table; a decree's hanging labels are not.
LEAST_COLUMNS, LEAST_LINES = 4, 3


def take_tables(page: Page) -> None:
    """Moves the lines that stand in columns out of the page's lines and into tables."""
    pieces = [_pieces(line) for line in page.lines]
    rich = [at for at, line in enumerate(pieces) if len(line) >= LEAST_COLUMNS]
    if len(rich) < LEAST_LINES:
        return
    first, last = rich[0], rich[-1]
    # A heading that stands over the columns belongs to them, words on full lines do not.
    while first and len(pieces[first - 1]) >= 2 and _near(page.lines[first - 1], page.lines[first]):
        first -= 1
    while last + 1 < len(pieces) and _near(page.lines[last], page.lines[last + 1]) and not _full(page.lines[last + 1], page):
        last += 1
    lines = page.lines[first:last + 1]
    strips = _columns(pieces[first:last + 1], lines)
    if len(strips) < LEAST_COLUMNS:
        return
    rows = _rows(lines, strips)
    if len(rows) < LEAST_LINES:
        return
    page.tables.append(_table(rows, strips, page))
    page.lines = page.lines[:first] + page.lines[last + 1:]


def _pieces(line: Line) -> list[Word]:
    """A line in pieces that stand apart by more than a wide blank."""
    found: list[Word] = []
    for word in line.words:
        if found and word.left - found[-1].right < 0.9 * max(line.height, 1):
            last = found[-1]
            found[-1] = Word(f"{last.text} {word.text}", last.left, min(last.top, word.top), word.right,
                             max(last.bottom, word.bottom))
        else:
            found.append(Word(word.text, *word.place))
    return found


def _near(above: Line, below: Line) -> bool:
    return below.place[1] - above.place[3] < 2.5 * max(above.height, below.height)


def _full(line: Line, page: Page) -> bool:
    return len(_pieces(line)) == 1 and line.place[2] - line.place[0] > 0.5 * page.width


def _columns(pieces: list[list[Word]], lines: list[Line]) -> list[tuple[float, float]]:
    """The strips that words stand in; what few lines cross (a heading over many columns) still parts them."""
    size = median(line.height for line in lines)
    left, _, right, _ = around([line.place for line in lines])
    step = max(size / 4, (right - left) / 4000)
    counts = [0] * (int((right - left) / step) + 2)
    for line in pieces:
        for piece in line:
            for at in range(int((piece.left - left) / step), int((piece.right - left) / step) + 1):
                counts[at] += 1
    most = max(1, round(0.06 * len(pieces))) if len(pieces) > 6 else 0
    strips: list[tuple[float, float]] = []
    start = None
    for at, count in enumerate([*counts, 0]):
        if count > most and start is None:
            start = at
        elif count <= most and start is not None:
            strips.append((left + start * step, left + at * step))
            start = None
    joined: list[tuple[float, float]] = []
    for strip in strips:
        if joined and strip[0] - joined[-1][1] < 0.5 * size:
            joined[-1] = (joined[-1][0], strip[1])
        else:
            joined.append(strip)
    return joined


def _column(strips: list[tuple[float, float]], x: float) -> int:
    return min(range(len(strips)), key=lambda at: max(strips[at][0] - x, x - strips[at][1], 0))


def _rows(lines: list[Line], strips: list[tuple[float, float]]) -> list[list[Line]]:
    """Lines as rows: by gaps where rows stand apart, else by what begins in the first column or with a number."""
    gaps = [below.place[1] - above.place[3] for above, below in zip(lines, lines[1:])]
    size = median(line.height for line in lines)
    least, most = (min(gaps), max(gaps)) if gaps else (0, 0)
    by_gap = most - least > 0.35 * size
    rows: list[list[Line]] = [[lines[0]]]
    for gap, line in zip(gaps, lines[1:]):
        first = line.words[0]
        begins = _column(strips, first.centre[0]) == 0 or bool(_ITEM.match(line.text))
        if gap > (least + most) / 2 if by_gap else begins:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _table(rows: list[list[Line]], strips: list[tuple[float, float]], page: Page) -> PageTable:
    cells = []
    for number, row in enumerate(rows, 1):
        words: dict[tuple[int, int], list[Word]] = {}
        for line in row:
            for first, last, piece in _placed(line, strips):
                words.setdefault((first, last), []).extend(piece)
        # A piece that covers several columns in one line and starts where another cell stands belongs to that cell.
        for (first, last) in sorted(words):
            if last > first and (first, first) in words and len(row) > 1:
                words[(first, first)] += words.pop((first, last))
        for (first, last), held in sorted(words.items()):
            text = "\n".join(" ".join(word.text for word in line.words) for line in lines_of(held))
            cells.append(Cell(number, first + 1, 1, last - first + 1, text, certainty_of(held), page.number,
                              page.box(around([word.place for word in held]))))
    place = around([line.place for row in rows for line in row])
    return PageTable(cells, len(rows), place)


def _placed(line: Line, strips: list[tuple[float, float]]) -> list[tuple[int, int, list[Word]]]:
    """The line's words by the columns that they cover: words of one piece stay together unless a strip parts them."""
    found: list[tuple[int, int, list[Word]]] = []
    for word in line.words:
        column = _column(strips, word.centre[0])
        if found and word.left - found[-1][2][-1].right < 0.9 * max(line.height, 1):
            first, last, held = found[-1]
            gap_parts = last != column and held[-1].right <= strips[last][1] + 1 and word.left >= strips[column][0] - 1 \
                and word.left - held[-1].right > 0.6 * line.height
            if not gap_parts:
                found[-1] = (first, max(last, column), [*held, word])
                continue
        found.append((column, column, [word]))
    return found
