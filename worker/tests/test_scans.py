"""Scans: the real annex rendered, turned by a degree and noised; quarter turns; pictures of each format."""
from __future__ import annotations

import pytest
import writers
from asking import ask
from comparing import cells_of, expected, same_letters
from sample import annex, small

pytestmark = pytest.mark.skipif(__import__("shutil").which("tesseract") is None, reason="tesseract is not installed")


def test_the_real_annex_scanned_skewed_and_noisy_keeps_months_and_units(tmp_path, cost):
    shown = writers.pdf(tmp_path / "a.pdf", [], annex())
    writers.scanned(tmp_path / "a.pdf", tmp_path / "s.pdf", degrees=1, resolution=200, noise=14)

    answer = ask(tmp_path / "s.pdf")

    assert "scanned-page" in answer.reported()
    wrong, letters, doubts = [], [], 0
    for grid, page in zip(answer.grids(), shown, strict=True):
        read, written = cells_of(grid), expected(page)
        for place in sorted({*read, *written}):
            one, other = written.get(place, (1, 1, "")), read.get(place, (1, 1, ""))
            if 6 <= place[1] <= 18 and place[0] > 3 and one != other:
                wrong.append(f"page {page.lines}: {place} {one} {other}")
            letters.append((same_letters(one[2], other[2]), len(one[2])))
        doubts += sum(cell["certainty"] < 80 for cell in grid["cells"] if cell["text"])
        assert all("certainty" in cell for cell in grid["cells"] if cell["text"])
    share = sum(same * length for same, length in letters) / sum(length for _, length in letters)
    cost("real annex, scanned pdf", answer, f"{len(shown)} pages, wording {share:.2f} %, {doubts} cells under 80, {len(wrong)} months or units wrong")
    assert wrong == []
    assert share >= 97


@pytest.mark.parametrize("kind, turn", [("png", 90), ("jpg", 180), ("tif", 270), ("webp", 0)])
def test_pictures_are_turned_upright(kind, turn, tmp_path, cost):
    shown = writers.pdf(tmp_path / "a.pdf", [], annex())
    writers.scanned(tmp_path / "a.pdf", tmp_path / f"s.{kind}", degrees=-1.4, turn=turn, first=2, last=2)

    answer = ask(tmp_path / f"s.{kind}")

    read, written = cells_of(answer.grids()[0]), expected(shown[1])
    marks = {place for place, cell in written.items() if cell[2] == "√"}
    assert {place for place, cell in read.items() if cell[2] == "√"} == marks
    assert same_letters(" ".join(cell[2] for _, cell in sorted(written.items())), " ".join(cell[2] for _, cell in sorted(read.items()))) > 97
    cost(f"one page, {kind}, turned {turn}", answer)


def test_a_coloured_month_is_seen_in_a_scan(tmp_path):
    from PIL import Image
    import subprocess
    writers.pdf(tmp_path / "a.pdf", [], small(), size=10)
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", tmp_path / "a.pdf", tmp_path / "a"], check=True)
    Image.open(tmp_path / "a.png").rotate(0.7, expand=True, fillcolor="white").save(tmp_path / "b.png")

    cells = ask(tmp_path / "b.png").grids()[0]["cells"]

    assert [(cell["line"], cell["column"]) for cell in cells if cell.get("fill")] == [(4, 5)]


def test_prose_of_a_scan_becomes_paragraphs(tmp_path):
    from sample import normal, prose
    writers.pdf(tmp_path / "a.pdf", prose()[:14], small())
    writers.scanned(tmp_path / "a.pdf", tmp_path / "s.pdf", last=1)

    read = " ".join(ask(tmp_path / "s.pdf").paragraphs())

    assert same_letters(normal(" ".join(prose()[:14])), normal(read)) > 97


def test_a_scan_of_nothing_is_empty(tmp_path):
    from PIL import Image
    Image.new("RGB", (1200, 1600), "white").save(tmp_path / "w.png")

    assert ask(tmp_path / "w.png").refused == "empty"
