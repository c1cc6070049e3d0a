"""Pictures of pages, and pictures without what cameras note."""
from __future__ import annotations

import pytest
import writers
from asking import ask
from PIL import Image
from sample import annex

PLACE = b"GPSLatitude-secret"


def test_a_page_of_a_pdf_becomes_a_picture(tmp_path, cost):
    shown = writers.pdf(tmp_path / "a.pdf", [], annex())

    answer = ask(tmp_path / "a.pdf", want="pages", page=2, resolution=100, into=str(tmp_path))

    page = answer.lines[-1]["page"]
    assert (page["page"], page["pages"], page["width"]) == (2, len(shown), 1300)
    assert Image.open(tmp_path / page["file"]).size == (page["width"], page["height"])
    cost("picture of a pdf page", answer)


def test_a_page_that_is_not_there_is_refused(tmp_path):
    writers.pdf(tmp_path / "a.pdf", [], annex())

    assert ask(tmp_path / "a.pdf", want="pages", page=99, into=str(tmp_path)).refused == "no-such-page"


@pytest.mark.parametrize("kind", ("jpg", "png", "webp", "tiff"))
def test_a_picture_is_written_anew_without_place_and_camera(kind, tmp_path):
    picture = Image.new("RGB", (300, 200), "red")
    notes = Image.Exif()
    notes[0x010F], notes[0x0112] = PLACE.decode(), 6
    notes.get_ifd(0x8825)[1] = "S"
    picture.save(tmp_path / f"p.{kind}", exif=notes)
    assert PLACE in (tmp_path / f"p.{kind}").read_bytes()

    page = ask(tmp_path / f"p.{kind}", want="pages", into=str(tmp_path)).lines[-1]["page"]

    made = tmp_path / page["file"]
    assert PLACE not in made.read_bytes()
    assert not Image.open(made).getexif() and Image.open(made).info == {}
    # What the camera noted about its position is applied, not lost.
    assert (page["width"], page["height"]) == (200, 300)


def test_a_page_as_large_as_a_house_is_drawn_small(tmp_path):
    from reportlab.pdfgen.canvas import Canvas
    canvas = Canvas(str(tmp_path / "h.pdf"), pagesize=(14_000, 14_000))
    canvas.drawString(100, 100, "besar")
    canvas.save()

    page = ask(tmp_path / "h.pdf", want="pages", resolution=300, into=str(tmp_path)).lines[-1]["page"]

    assert max(page["width"], page["height"]) <= 4000
