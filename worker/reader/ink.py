"""Finds ruled lines in a scan: long runs of ink, joined where noise has broken them."""
from __future__ import annotations

import numpy

from .ruled import edge


def rules(ink: numpy.ndarray, least: int) -> list[dict]:
    """Horizontal and vertical lines of at least so many dots, as edges."""
    horizontal = [edge(left, middle, right, middle) for left, middle, right in _lines(ink, least)]
    vertical = [edge(middle, top, middle, bottom) for top, middle, bottom in _lines(ink.T, least)]
    return horizontal + vertical


def unframed(inside: numpy.ndarray, dark: int, reach: int = 9) -> numpy.ndarray:
    """A cell's dots without what is left of its frame: full rows and columns of ink at the borders become white."""
    found = inside.copy()
    for view in (found, found[::-1], found.T, found.T[::-1]):
        for at in range(min(reach, len(view) // 4)):
            if (view[at] < dark).mean() > 0.5:
                view[:at + 1] = 255
    return found


def _lines(ink: numpy.ndarray, least: int) -> list[tuple[float, float, float]]:
    """Lines along the rows of a mask as (start, middle row, end)."""
    # A line that leans by a fraction of a degree steps from row to row: three rows together see it whole.
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    found = []
    before = numpy.pad(numpy.cumsum(thick, axis=1, dtype=numpy.int32), ((0, 0), (1, 0)))
    for row, start, end in _runs(_bridged(thick, max(least // 20, 3)), least):
        # Letters in a row are bridged too, but they leave more white than a rule does.
        if before[row, end] - before[row, start] > 0.88 * (end - start):
            found.append((start, row, end))
    return _joined(found)


def _bridged(mask: numpy.ndarray, gap: int) -> numpy.ndarray:
    """Gaps along the rows up to so many dots are filled (a closing, by running sums)."""
    return _eroded(_dilated(mask, gap), gap)


def _window(mask: numpy.ndarray, reach: int) -> numpy.ndarray:
    half = reach // 2
    padded = numpy.pad(mask, ((0, 0), (half + 1, half)), mode="constant").astype(numpy.int32)
    sums = numpy.cumsum(padded, axis=1, dtype=numpy.int32)
    width = 2 * half + 1
    return sums[:, width:] - sums[:, :-width]


def _dilated(mask: numpy.ndarray, reach: int) -> numpy.ndarray:
    return _window(mask, reach) > 0


def _eroded(mask: numpy.ndarray, reach: int) -> numpy.ndarray:
    return _window(mask, reach) == 2 * (reach // 2) + 1


def _runs(mask: numpy.ndarray, least: int) -> list[tuple[int, int, int]]:
    """Every run of ink along a row that is long enough, as (row, start, end)."""
    steps = numpy.diff(numpy.pad(mask, ((0, 0), (1, 1))).astype(numpy.int8), axis=1)
    rows, starts = numpy.nonzero(steps == 1)
    _, ends = numpy.nonzero(steps == -1)
    long = ends - starts >= least
    return list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist()))


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[float, float, float]]:
    """Runs in neighbouring rows that overlap are one line; a block of ink that is too thick is none."""
    groups: list[list[int]] = []
    open_groups: list[list[int]] = []
    for start, row, end in sorted(runs, key=lambda run: run[1]):
        open_groups = [group for group in open_groups if row - group[3] <= 3]
        for group in open_groups:
            if start <= group[1] + 3 and end >= group[0] - 3:
                group[0], group[1], group[3] = min(group[0], start), max(group[1], end), row
                break
        else:
            group = [start, end, row, row]
            groups.append(group)
            open_groups.append(group)
    return [(start, (first + last) / 2, end) for start, end, first, last in groups if last - first <= 24]
