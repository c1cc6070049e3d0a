"""What spreadsheets keep outside their letters: formats, colours, hidden parts, far-away cells."""
from __future__ import annotations

import datetime

import openpyxl
import pytest
from asking import ask
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill


def read(tmp_path, fill) -> dict:
    book = openpyxl.Workbook()
    fill(book.active, book)
    book.save(tmp_path / "t.xlsx")
    return ask(tmp_path / "t.xlsx")


def texts(answer, sheet: int = 0) -> dict[str, str]:
    return {cell["at"]: cell["text"] for cell in answer.grids()[sheet]["cells"]}


@pytest.mark.parametrize("value, form, shown", [
    (3.0, "General", "3"), (0.5, "General", "0.5"), (0.125, "0.0%", "12.5%"), (1, "0%", "100%"), (1234567, "#,##0", "1,234,567"),
    (datetime.date(2026, 3, 1), "d mmmm yyyy", "1 Maret 2026"), (datetime.date(2026, 3, 1), "dd/mm/yyyy", "01/03/2026"),
    (datetime.date(2026, 8, 17), "[$-409]mmmm d, yyyy", "August 17, 2026"), (datetime.date(2026, 8, 17), "mmm-yy", "Agu-26"),
    (datetime.time(13, 5), "hh:mm", "13:05"), (5, '0"."', "5."), (7, '"Bulan "0', "Bulan 7"), (-3, "0;(0)", "(3)"), (0, '0;-0;"nihil"', "nihil"),
    (7, "00", "07"), (2.50, "0.00", "2.50"), (1e20, "General", "1e+20"), ("=1+1", "General", ""), (True, "General", "TRUE"),
])
def test_values_look_as_the_sheet_shows_them(value, form, shown, tmp_path):
    def fill(sheet, _):
        sheet["A1"], sheet["B1"] = value, "x"
        sheet["A1"].number_format = form

    assert texts(read(tmp_path, fill)).get("A1", "") == shown


def test_the_last_computed_value_of_a_formula_is_read(tmp_path):
    import zipfile
    read(tmp_path, lambda sheet, _: sheet.append(["=1+1"]))
    with zipfile.ZipFile(tmp_path / "t.xlsx") as old, zipfile.ZipFile(tmp_path / "u.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"))

    assert texts(ask(tmp_path / "u.xlsx"))["A1"] == "2"


def test_ticks_by_font_whole_cells_and_runs(tmp_path):
    def fill(sheet, _):
        sheet["A1"], sheet["B1"], sheet["C1"] = "ü", "P", CellRichText("ya ", TextBlock(InlineFont(rFont="Wingdings"), "ü"))
        sheet["A1"].font, sheet["B1"].font = Font(name="Wingdings"), Font(name="Wingdings 2")

    assert texts(read(tmp_path, fill)) == {"A1": "√", "B1": "√", "C1": "ya √"}


def test_colours_of_the_theme_are_resolved(tmp_path):
    def fill(sheet, _):
        sheet["A1"], sheet["C1"], sheet["A2"] = "a", "c", "b"
        sheet["B1"].fill = PatternFill("solid", fgColor=Color(theme=4))
        sheet["B2"].fill = PatternFill("solid", fgColor="FFFFFF")
        sheet["C2"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))

    cells = {cell["at"]: cell.get("fill") for cell in read(tmp_path, fill).grids()[0]["cells"]}

    assert cells["B1"] == "4F81BD" and "B2" not in cells and cells["C2"] not in (None, "4F81BD")


def test_hidden_sheets_rows_and_columns_are_read_flagged_and_reported(tmp_path):
    def fill(sheet, book):
        sheet.append(["a", "b"])
        sheet.append(["c", "d"])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = book.create_sheet("Arsip")
        other["A1"] = "x"
        other.sheet_state = "veryHidden"
        book.create_sheet("Kosong")

    answer = read(tmp_path, fill)

    assert {cell["text"]: cell.get("hidden") for cell in answer.grids()[0]["cells"]} == {"a": None, "b": True, "c": True, "d": True}
    assert answer.grids()[1]["hidden"] is True and len(answer.grids()) == 2
    assert {"hidden-sheet", "hidden-rows", "hidden-columns"} <= answer.reported()


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(tmp_path):
    def fill(sheet, _):
        sheet["A1"], sheet["XFD1048576"] = "awal", "akhir"

    answer = read(tmp_path, fill)

    assert texts(answer) == {"A1": "awal", "XFD1048576": "akhir"}
    assert max(cell["line"] for cell in answer.grids()[0]["cells"]) == 3 and answer.seconds < 5
