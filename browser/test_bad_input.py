"""What is not a plan, or not for this person: said clearly, and nothing that was typed is lost."""
import re

import pytest
from playwright.sync_api import expect

from clerk import Clerk, token
from office_server import SAMPLE, SLUG

LETTER = """Kepada Yth.
Sekretaris KPU Provinsi

Dengan hormat, bersama ini kami sampaikan bahwa kegiatan berjalan dengan baik.
Demikian disampaikan, terima kasih.
"""
FILES = {
    "gambar.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, re.compile("rusak dan tidak dapat dibuka")),
    "kosong.txt": (b"", re.compile("kosong")),
    "surat.txt": (LETTER.encode(), re.compile("tampaknya surat")),
    "terpotong.txt": (SAMPLE.read_bytes()[:1500], re.compile("tabel|kolom")),
}


@pytest.fixture
def upload(empty_office, visit, script):
    page = visit(empty_office, "Sekretaris", script=script)
    page.goto(empty_office.address("rencana/unggah"))
    return page


def send(page):
    page.get_by_role("button", name="Baca keputusan").click()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_plan_is_refused_with_its_name_and_the_reason(empty_office, upload, name, script, axe):
    content, reason = FILES[name]

    upload.get_by_label("Berkas keputusan").set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
    send(upload)

    alert = upload.locator("[data-refused]")
    expect(alert).to_contain_text(f"{name} tidak dapat dibaca sebagai rencana")
    expect(alert).to_contain_text(reason)
    expect(alert).to_contain_text("Tidak ada yang berubah")
    expect(upload.get_by_label("Berkas keputusan")).to_be_visible()
    if script:
        axe(upload)
    # What a job had to open stays with the record of its reading, which says why it was refused; text leaves nothing.
    if not name.endswith(".png"):
        assert empty_office.rows("SELECT COUNT(*) FROM file WHERE name = ?", name) == [(0,)]


def test_pasted_text_that_is_no_plan_comes_back(upload):
    upload.get_by_label("atau tempel isi tabelnya").fill(LETTER)
    send(upload)

    expect(upload.locator("[data-refused]")).to_contain_text("Ini tampaknya surat")
    expect(upload.get_by_label("atau tempel isi tabelnya")).to_have_value(re.compile("kegiatan berjalan dengan baik"))


def test_pasted_text_longer_than_any_letter_is_read_or_comes_back(upload):
    upload.get_by_label("atau tempel isi tabelnya").evaluate("(box, text) => { box.value = text }", LETTER * 500)
    send(upload)

    expect(upload.locator("[data-refused]")).to_be_visible()
    assert len(upload.get_by_label("atau tempel isi tabelnya").input_value()) > 70_000


def test_nothing_chosen_and_nothing_pasted_is_said(upload):
    send(upload)

    expect(upload.get_by_role("alert").filter(visible=True)).to_contain_text(re.compile("kosong|Belum ada berkas"))


def test_a_file_of_thirty_three_megabytes_is_refused_with_the_limit(upload, tmp_path):
    large = tmp_path / "besar.txt"
    large.write_bytes(b"a\tb\n" * (33 * 262_144))

    upload.get_by_label("atau tempel isi tabelnya").fill("catatan yang diketik")
    upload.get_by_label("Berkas keputusan").set_input_files(large)
    send(upload)

    expect(upload.get_by_text(re.compile("Paling besar 32 MB"))).to_be_visible()


def test_a_form_of_more_than_half_a_megabyte_is_refused_with_its_limit(office):
    clerk = Clerk(office, "bambang")
    place = f"/{SLUG}/register/pengaduan"
    form = {"token": token(clerk.ask("GET", place + "/tambah")), "f-subject": "Panjang", "f-story": "kata " * 110_000}

    answer = clerk.ask("POST", place, form)

    assert answer.status == 413
    assert "<h1>" in answer.text and "512 KB" in answer.text
    assert office.rows("SELECT COUNT(*) FROM record") == [(0,)]
    # The line is not broken by it: the next form is taken as ever.
    assert clerk.ask("GET", place).status == 200


def test_a_refused_upload_can_be_loaded_again(empty_office, visit):
    page = visit(empty_office, "Sekretaris")
    page.goto(empty_office.address("rencana/unggah"))
    page.get_by_label("atau tempel isi tabelnya").fill(LETTER)
    send(page)
    expect(page.locator("[data-refused]")).to_be_visible()

    page.goto(page.url)

    expect(page.get_by_label("Berkas keputusan")).to_be_visible()


UNKNOWN = [
    f"/{SLUG}/rencana/1999", f"/{SLUG}/rencana/2026/99.9.9", f"/{SLUG}/rencana/usulan/4711", f"/{SLUG}/tidak-ada",
    "/kantor-lain/rencana", "/kantor-lain/rencana/2026", "/kantor-lain/rencana/usulan/1", "/-/tidak-ada",
]


def test_an_unknown_address_gets_the_not_found_page_with_a_request_number(office, visit, axe):
    page = visit(office, "Sekretaris")

    for path in UNKNOWN:
        answer = page.goto(office.base + path)

        assert answer.status == 404, path
        expect(page.get_by_role("heading", name="Halaman tidak ditemukan")).to_be_visible()
        expect(page.get_by_text("Nomor permintaan:")).to_have_text(re.compile(r"Nomor permintaan: \S{6,}"))
    axe(page)


def test_data_of_an_unknown_address_is_refused_as_data(office, visit):
    page = visit(office, "Sekretaris")

    answer = page.request.get(office.base + "/kantor-lain/rencana/2026.json")

    assert answer.status == 404
    assert set(answer.json()["error"]) == {"code", "message", "request"}


def test_the_first_page_of_every_role_is_there(office, visit):
    page = visit(office, "Kustodian")

    expect(page.get_by_role("heading", name="Halaman tidak ditemukan")).to_have_count(0)
