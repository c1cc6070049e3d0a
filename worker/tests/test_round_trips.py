"""What the writers wrote is read back: the small table with everything hard, and the whole real annex."""
from __future__ import annotations

import shutil
import subprocess

import pytest
import writers
from asking import ask
from comparing import differences
from sample import annex, normal, prose, small

EXACT = ("docx", "xlsx", "odt", "ods")


@pytest.mark.parametrize("kind", (*EXACT, "pdf"))
def test_a_small_table_reads_back_with_spans_marks_and_colours(kind, tmp_path, cost):
    getattr(writers, kind)(tmp_path / f"t.{kind}", [], small())

    answer = ask(tmp_path / f"t.{kind}")

    assert answer.document["format"] == kind
    assert differences(answer.grids()[0], small()) == []
    fills = [cell["fill"] for cell in answer.grids()[0]["cells"] if cell.get("fill")]
    assert fills == ["92D050"]
    broken = next(cell["text"] for cell in answer.grids()[0]["cells"] if cell["text"].startswith("Laporan"))
    assert broken == "Laporan berkala\nper triwulan"
    cost(f"small table, {kind}", answer)


@pytest.mark.parametrize("kind", EXACT)
def test_the_real_decree_reads_back_exactly(kind, tmp_path, cost):
    getattr(writers, kind)(tmp_path / f"a.{kind}", prose(), annex())

    answer = ask(tmp_path / f"a.{kind}")

    check_annex(kind, answer)
    cost(f"real decree, {kind}", answer)


def check_annex(kind: str, answer) -> None:
    grid = answer.grids()[-1]
    if kind in ("xlsx", "ods"):
        held = [cell["text"] for cell in grid["cells"] if cell["line"] <= len(prose())]
        grid = {"cells": [cell for cell in grid["cells"] if cell["line"] > len(prose()) + 1]}
    else:
        held = answer.paragraphs()
    assert [normal(text) for text in held] == [normal(text) for text in prose()]
    assert differences(grid, annex()) == []


def test_the_real_decree_reads_back_from_pdf_page_by_page(tmp_path, cost):
    shown = writers.pdf(tmp_path / "a.pdf", prose(), annex())

    answer = ask(tmp_path / "a.pdf")

    wrong = [found for grid, page in zip(answer.grids(), shown, strict=True) for found in differences(grid, page)]
    assert wrong == []
    assert [normal(text) for text in answer.paragraphs()] == [normal(text) for text in prose()]
    # Lines that the writer broke for want of room are whole again; breaks that were meant stay.
    exact = [cell.text for page in shown for cell in page.cells if cell.text]
    read = [cell["text"] for grid in answer.grids() for cell in grid["cells"] if cell["text"]]
    assert sum(one == other for one, other in zip(exact, read, strict=True)) >= 0.97 * len(exact)
    assert all(len(cell["box"]) == 4 and cell["page"] >= 2 for grid in answer.grids() for cell in grid["cells"])
    cost("real decree, pdf", answer, f"{answer.document['pages']} pages")


def test_lines_are_unique_and_grow_through_the_document(tmp_path):
    for kind in EXACT:
        getattr(writers, kind)(tmp_path / f"a.{kind}", prose(), annex())
        document = ask(tmp_path / f"a.{kind}").document
        places, last = set(), 0
        for block in document["blocks"]:
            held = block["grid"]["cells"] if "grid" in block else [{**block["paragraph"], "column": 1}]
            assert held[0]["line"] > last
            for cell in held:
                assert (cell["line"], cell["column"]) not in places
                places.add((cell["line"], cell["column"]))
            last = max(cell["line"] for cell in held)


def test_columns_without_ruled_lines_are_found_by_their_alignment(tmp_path):
    writers.pdf(tmp_path / "u.pdf", [], small(), ruled=False)

    grid = ask(tmp_path / "u.pdf").grids()[0]

    columns = {cell["text"]: cell["column"] for cell in grid["cells"]}
    assert columns["1."] == 1 and columns["Rapat tim reformasi birokrasi"] == 2 and columns["Subbag Tekhum"] == 6
    assert sorted(cell["column"] for cell in grid["cells"] if cell["text"] == "√") == [3, 4, 5]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("source, kind", [("docx", "odt"), ("odt", "docx"), ("xlsx", "ods"), ("ods", "xlsx"), ("docx", "pdf"), ("xlsx", "xls"), ("docx", "doc")])
def test_what_libreoffice_writes_reads_back(source, kind, tmp_path, cost):
    getattr(writers, source)(tmp_path / f"a.{source}", prose(), annex())
    subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", kind,
                    "--outdir", tmp_path / "out", tmp_path / f"a.{source}"], check=True, capture_output=True, timeout=180)

    answer = ask(tmp_path / "out" / f"a.{kind}")

    if kind in ("xls", "doc"):
        assert answer.refused == "old-format"
    elif kind == "pdf":
        read = {normal(cell["text"]) for grid in answer.grids() for cell in grid["cells"]}
        assert sum(cell["text"] == "√" for grid in answer.grids() for cell in grid["cells"]) == sum(cell.text == "√" for cell in annex().cells)
        assert "PENANGGUNG JAWAB" in read
        cost(f"by LibreOffice, {kind}", answer)
    else:
        check_annex(kind, answer)
        cost(f"by LibreOffice, {kind}", answer)
