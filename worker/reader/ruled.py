"""Tables by their ruled lines: from edges to cells with spans, the same for PDF and for scans."""
from __future__ import annotations

from dataclasses import dataclass

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from .words import Place, around


@dataclass
class RuledCell:
    line: int
    column: int
    lines: int
    columns: int
    place: Place


@dataclass
class RuledTable:
    cells: list[RuledCell]
    lines: int
    columns: int
    place: Place


# More edges than any decree's page has; the search for cells grows faster than their number.
MOST_EDGES, MOST_CROSSINGS = 6_000, 20_000


def edge(left: float, top: float, right: float, bottom: float) -> dict:
    """An edge as pdfplumber's table functions take it."""
    return {"x0": left, "x1": right, "top": top, "bottom": bottom, "width": right - left, "height": bottom - top,
            "orientation": "h" if right - left >= bottom - top else "v"}


def tables(edges: list[dict], snap: float, join: float, reach: float) -> list[RuledTable]:
    """Every table of at least two cells. `snap`, `join`, `reach` bridge what was drawn a little off."""
    if len(edges) > MOST_EDGES:
        return []
    merged = merge_edges(edges, snap, snap, join, join)
    crossings = edges_to_intersections(merged, reach, reach)
    if len(crossings) > MOST_CROSSINGS:
        return []
    found = []
    for cells in cells_to_tables(intersections_to_cells(crossings)):
        cells = [cell for cell in cells if cell[2] - cell[0] > reach and cell[3] - cell[1] > reach]
        if len(cells) > 1:
            found.append(_table(cells, snap))
    return sorted(found, key=lambda table: table.place[1])


def _table(cells: list[Place], snap: float) -> RuledTable:
    columns = _positions([x for cell in cells for x in (cell[0], cell[2])], snap)
    lines = _positions([y for cell in cells for y in (cell[1], cell[3])], snap)
    found = []
    for cell in sorted(set(cells), key=lambda cell: (cell[1], cell[0])):
        left, right = _at(columns, cell[0]), _at(columns, cell[2])
        top, bottom = _at(lines, cell[1]), _at(lines, cell[3])
        found.append(RuledCell(top + 1, left + 1, max(bottom - top, 1), max(right - left, 1), cell))
    found.sort(key=lambda cell: (cell.line, cell.column))
    return RuledTable(found, len(lines) - 1, len(columns) - 1, around(cells))


def _positions(values: list[float], snap: float) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > snap:
            found.append(value)
    return found


def _at(positions: list[float], value: float) -> int:
    return min(range(len(positions)), key=lambda index: abs(positions[index] - value))
