"""A decree comes as a Word file and as a scan: the reader waits with its progress, doubts lead to the picture of their page,
and what was read becomes the plan."""
import json
import pathlib
import re
import subprocess

import pytest
from playwright.sync_api import expect

from page_checks import fits, shoot

WORKER = pathlib.Path(__file__).parents[1] / "worker"
HEAD = ["No", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN", "PELAKSANAAN (BULAN)"]
ROWS = [
    ("1.", "Manajemen Perubahan", "Tim kerja", "1. Pembentukan tim kerja", "Keputusan tim kerja", [1]),
    ("", "", "", "2. Penyusunan rencana kerja tim", "Dokumen rencana kerja", [2, 3]),
    ("", "", "", "3. Rapat berkala tim kerja", "Notula rapat berkala", []),
    ("2.", "Penataan Tata Laksana", "Peta proses", "1. Penyusunan peta proses", "Peta proses bisnis", [4]),
    ("", "", "", "2. Penerapan peta proses", "Laporan penerapan", [9]),
]


def document():
    """The plan as neutral cells, the worker's own writers make files of it."""
    lines = ["RENCANA AKSI REFORMASI BIROKRASI", "TAHUN 2027"]
    cells = [{"line": 10, "column": at + 1, "lines": 1 if at == 5 else 2, "columns": 12 if at == 5 else 1, "text": text}
             for at, text in enumerate(HEAD)]
    cells.append({"line": 10, "column": 18, "lines": 2, "columns": 1, "text": "PENANGGUNG JAWAB"})
    cells += [{"line": 11, "column": 5 + month, "lines": 1, "columns": 1, "text": str(month)} for month in range(1, 13)]
    for at, row in enumerate(ROWS):
        held = [(column + 1, text) for column, text in enumerate(row[:5]) if text]
        held += [(5 + month, "√") for month in row[5]] + [(18, "Subbag Rendatin")]
        cells += [{"line": 12 + at, "column": column, "lines": 1, "columns": 1, "text": text} for column, text in held]
    return {"blocks": [{"paragraph": {"line": at + 1, "text": text}} for at, text in enumerate(lines)] + [{"grid": {"cells": cells}}]}


@pytest.fixture(scope="module", params=["docx", "scan"])
def file(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("berkas") / ("rencana.pdf" if request.param == "scan" else "rencana.docx")
    subprocess.run([WORKER / "tests/.venv/bin/python", WORKER / "tests/write.py", request.param, path],
                   input=json.dumps(document()).encode() + b"\n", check=True)
    return path


@pytest.mark.parametrize("script, width", [(True, 1280), (False, 360)], ids=["wide-with-script", "narrow-without-script"])
def test_a_word_file_and_a_scan_are_read_reviewed_and_adopted(file, fresh_office, visit, axe, script, width):
    office, is_scan = fresh_office, file.suffix == ".pdf"
    page = visit(office, "Sekretaris", script=script, width=width)
    page.goto(office.address("rencana/unggah"))
    page.get_by_label("Berkas keputusan").set_input_files(file)
    page.get_by_role("button", name="Baca keputusan").click()

    # With script the page goes on by itself; without, it asks for itself anew every three seconds.
    expect(page.get_by_role("heading", name=re.compile("Naskah sedang dibaca|Tinjau hasil baca"))).to_be_visible()
    expect(page.get_by_role("heading", name="Tinjau hasil baca")).to_be_visible(timeout=60_000)
    expect(page.locator("main")).to_contain_text(file.name)
    # Areas, activities, sub-activities, indicators, and in how many months they are due.
    expect(page.locator(".figures dd")).to_have_text(["2", "2", "5", "5", "5", re.compile(r"\d+")])
    if is_scan:
        reported = page.locator("[data-reported]")
        reported.locator("summary").click()
        expect(reported).to_contain_text("hasil pindai")

    # The sub-activity without a month is a doubt; its page shows where it stands in the document.
    page.goto(page.url.split("?")[0].split("#")[0] + "/butir/1.1.3")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rapat berkala")
    if is_scan:
        picture = page.locator(".sheet-page img")
        picture.scroll_into_view_if_needed()
        expect(page.locator(".sheet-page rect").first).to_be_attached()
        if script:
            assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") > 400
    else:
        expect(page.locator("mark").first).to_be_visible()
    if script:
        axe(page)
    fits(page)
    shoot(page, f"file-{file.suffix[1:]}-{width}")

    page.goto(page.url.split("/butir")[0])
    year = page.get_by_role("button", name=re.compile("Tetapkan rencana 20"))
    year.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rencana Aksi Reformasi Birokrasi 2027")
    expect(page.locator(".matrix")).to_contain_text("Pembentukan tim kerja")


def test_a_reading_that_is_taken_back_stops_and_the_next_file_is_read(fresh_office, visit, tmp_path):
    scan, word = tmp_path / "pindai.pdf", tmp_path / "rencana.docx"
    line = json.dumps(document()) + "\n"
    subprocess.run([WORKER / "tests/.venv/bin/python", WORKER / "tests/write.py", "scan", scan, "docx", word],
                   input=(line * 2).encode(), check=True)
    page = visit(fresh_office, "Sekretaris")
    page.goto(fresh_office.address("rencana/unggah"))
    page.get_by_label("Berkas keputusan").set_input_files(scan)
    page.get_by_role("button", name="Baca keputusan").click()
    expect(page.locator("[data-poll]")).to_contain_text(re.compile("Berkas dibuka|Halaman"), timeout=20_000)
    page.get_by_role("button", name="Batal").click()

    page.get_by_label("Berkas keputusan").set_input_files(word)
    page.get_by_role("button", name="Baca keputusan").click()
    expect(page.get_by_role("heading", name="Tinjau hasil baca")).to_be_visible(timeout=30_000)
    expect(page.locator("main")).to_contain_text("rencana.docx")


def test_a_file_that_cannot_be_opened_says_why_and_a_new_one_can_be_brought(fresh_office, visit, axe, tmp_path):
    (tmp_path / "rusak.docx").write_bytes(b"PK\x03\x04" + b"x" * 400)
    page = visit(fresh_office, "Sekretaris")
    page.goto(fresh_office.address("rencana/unggah"))
    page.get_by_label("Berkas keputusan").set_input_files(tmp_path / "rusak.docx")
    page.get_by_role("button", name="Baca keputusan").click()

    alert = page.locator("[data-refused]")
    expect(alert).to_contain_text("rusak.docx", timeout=30_000)
    expect(alert).to_contain_text("rusak dan tidak dapat dibuka")
    expect(page.get_by_label("Berkas keputusan")).to_be_visible()
    axe(page)
