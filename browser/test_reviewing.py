"""A damaged plan is reviewed: doubts by key and by button, its lines mended beside the document, and all of it undone."""
import re

import pytest
from playwright.sync_api import expect

from review_steps import LOST, adopt, bring_decree, question

HEAD = [
    ["No", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN", "PELAKSANAAN (BULAN)"]
    + [""] * 11 + ["PENANGGUNG JAWAB"],
    [""] * 5 + [str(month) for month in range(1, 13)] + [""],
]


def row(number="", area="", activity="", sub="", indicator="", months=(), unit=""):
    ticks = ["√" if month in months else "" for month in range(1, 13)]
    return [number, area, activity, sub, indicator] + ticks + [unit]


# A line without a month, a sentence that is cut, two things in one cell, and a line of prose that is no field.
NOTE = "Catatan tim kecil"
DAMAGED = f"{NOTE}\n\nLembar ini disusun pada rapat bulan Maret.\n" + "\n".join("\t".join(cells) for cells in HEAD + [
    row("1.", "Manajemen Perubahan", "Tim kerja", "1. Pembentukan tim", "SK tim kerja", [1], "Bidang Angkutan"),
    row(sub="2. Penyusunan rencana kerja", indicator="Dokumen rencana kerja dan jadwal pelaksanaan", months=[2, 3],
        unit="Bidang Angkutan"),
    row(sub="3. Rapat berkala", indicator="Notula rapat", unit="Bidang Angkutan"),
    row("2.", "Penataan Tata Laksana", "Peta proses", "1. Penyusunan peta proses", "Peta proses dan", [4], "Bidang Laut"),
    row(sub="2. Penerapan", indicator="Laporan penerapan", months=[9], unit="Bidang Laut"),
])


def bring_damaged(page, office):
    page.goto(office.address("rencana/unggah"))
    page.get_by_label("atau tempel isi tabelnya").fill(DAMAGED)
    page.get_by_role("button", name="Baca keputusan").click()
    year = page.get_by_label("Tahun", exact=True)
    expect(page.locator("main")).to_contain_text(re.compile("Tinjau hasil baca|Isi tahunnya"))
    if year.count():
        year.fill("2027")
        page.get_by_role("button", name="Baca keputusan").click()
    expect(page.get_by_role("heading", name="Tinjau hasil baca")).to_be_visible()


def open_node(page, code):
    page.goto(page.url.split("?")[0].split("#")[0].split("/butir")[0] + "/butir/" + code)


def part(page, name):
    """One of the things that can be done with a node, unfolded."""
    box = page.locator("details.group").filter(has=page.locator("summary").get_by_text(name, exact=True))
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box


def saved(page, text="Perubahan tersimpan."):
    expect(page.get_by_role("status")).to_have_text(text)


def codes(page):
    return [text.split(" ")[0] for text in page.locator("ol.stack.small li").all_inner_texts()]


def test_the_lines_of_a_damaged_plan_are_mended_and_taken_back(fresh_office, visit, script, axe):
    page = visit(fresh_office, "Kepala Subbagian", script=script)
    bring_damaged(page, fresh_office)
    review = page.url.split("?")[0].split("#")[0]

    open_node(page, "1.1.2.a")
    expect(page.locator("mark").first).to_have_text("Dokumen rencana kerja dan jadwal pelaksanaan")
    if script:
        axe(page)
    cut = part(page, "Pisah menjadi dua")
    cut.get_by_role("textbox").fill("Dokumen rencana kerja\ndan jadwal pelaksanaan")
    cut.get_by_role("button", name="Pisah menjadi dua").click()
    saved(page)
    open_node(page, "1.1.2")
    assert codes(page) == ["1.1.2.a", "1.1.2.b"]

    open_node(page, "1.1.3.a")
    page.get_by_label("Jun", exact=True).check()
    page.get_by_label("Des", exact=True).check()
    page.get_by_role("button", name="Simpan", exact=True).click()
    saved(page)
    expect(page.get_by_label("Des", exact=True)).to_be_checked()

    open_node(page, "1.1.3")
    part(page, "Gabung dengan yang di atas").get_by_role("button").click()
    saved(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Penyusunan rencana kerja Rapat berkala")
    assert codes(page) == ["1.1.2.a", "1.1.2.b", "1.1.2.c"]

    page.get_by_role("button", name="Urungkan simpanan terakhir").click()
    expect(page).to_have_url(re.compile(re.escape(review)))
    page.get_by_role("button", name="Ulangi yang diurungkan").click()
    for _ in range(3):
        page.get_by_role("button", name="Urungkan simpanan terakhir").click()
        expect(page.get_by_role("heading", name="Tinjau hasil baca")).to_be_visible()
    expect(page.get_by_role("button", name="Urungkan simpanan terakhir")).to_have_count(0)
    open_node(page, "1.1.2")
    assert codes(page) == ["1.1.2.a"]


def test_a_line_is_moved_raised_and_lowered(fresh_office, visit, script):
    page = visit(fresh_office, "Kepala Subbagian", script=script)
    bring_damaged(page, fresh_office)

    open_node(page, "1.1.1")
    move = part(page, "Pindah")
    move.get_by_label("Ke dalam Kegiatan").select_option("2.1")
    move.get_by_label("Urutan di sana").fill("2")
    move.get_by_role("button", name="Pindah").click()
    saved(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("2.1.2 Pembentukan tim"))

    part(page, "Turunkan satu tingkat").get_by_role("button").click()
    saved(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("2.1.1.b Pembentukan tim"))

    part(page, "Naikkan satu tingkat").get_by_role("button").click()
    saved(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("2.1.2 Pembentukan tim"))


def test_an_unread_cell_is_put_into_the_plan(fresh_office, visit, script, axe):
    page = visit(fresh_office, "Kepala Subbagian", script=script)
    bring_damaged(page, fresh_office)

    page.get_by_role("link", name=re.compile("Sel tak terbaca")).click()
    cell = page.locator("section.question").last
    if script:
        axe(page)
    cell.get_by_label("Kode butir").fill("2.1.2.a")
    cell.get_by_role("button", name="Masukkan").click()
    expect(page.locator("section.question").last.get_by_text("Sudah dimasukkan")).to_be_visible()
    page.locator("section.question").last.get_by_role("link", name="2.1.2.a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(f"Laporan penerapan {NOTE}$"))


def test_the_document_stands_beside_its_proposal_and_leads_to_its_lines(fresh_office, visit, script, axe):
    page = visit(fresh_office, "Kepala Subbagian", script=script)
    bring_damaged(page, fresh_office)

    page.get_by_role("link", name="Naskah dan usulan berdampingan").click()
    if script:
        axe(page)
    line = page.locator("tr").filter(has=page.locator("td").get_by_text("Laporan penerapan", exact=True))
    line.get_by_role("link", name="2.1.2.a").click()

    expect(page).to_have_url(re.compile(r"/butir/2\.1\.2\.a#f-text$"))
    expect(page.get_by_label("Kalimat", exact=True)).to_have_value("Laporan penerapan")
    page.get_by_role("link", name="menjadi Kalimat").click()
    expect(page).to_have_url(re.compile("#f-text$"))


def test_doubts_are_decided_by_button(fresh_office, visit, script):
    page = visit(fresh_office, "Kepala Subbagian", script=script)
    bring_decree(page, fresh_office)
    bar = page.locator("#kemajuan")
    expect(bar).to_have_text(re.compile(r"^0 dari \d+"))

    question(page, "2.2.1.a: bulan yang mana?").get_by_role("button", name="Pakai: Juni, Desember").click()
    saved(page, "Jawaban tersimpan.")
    expect(bar).to_have_text(re.compile(r"^1 dari \d+"))
    expect(question(page, "2.2.1.a: bulan yang mana?").get_by_label("Juni, Desember")).to_be_checked()

    page.get_by_role("button", name=re.compile("Terima semua yang sejenis: Bulan mungkin")).first.click()
    saved(page, "Jawaban tersimpan.")
    expect(question(page, "2.3.1.a: bulan yang mana?").get_by_text("Diterima")).to_be_visible()

    lost = question(page, LOST)
    lost.locator("summary").click()
    lost.get_by_label("Apa yang belum jelas?").fill("Menunggu naskah asli")
    lost.get_by_role("button", name="Simpan catatan").click()
    saved(page, "Jawaban tersimpan.")
    expect(page.get_by_text("Semua yang wajib sudah dijawab.")).to_be_visible()

    page.reload()
    expect(question(page, LOST).get_by_label("Apa yang belum jelas?")).to_have_value("Menunggu naskah asli")


def test_doubts_are_decided_by_key(fresh_office, visit, axe):
    page = visit(fresh_office, "Kepala Subbagian")
    bring_decree(page, fresh_office)
    bar = page.locator("#kemajuan")
    expect(bar).to_have_text(re.compile(r"^0 dari \d+"))

    page.keyboard.press("?")
    expect(page.get_by_text("keraguan berikutnya")).to_be_visible()
    axe(page)
    page.keyboard.press("?")
    page.keyboard.press("j")
    expect(question(page, LOST)).to_be_focused()
    page.keyboard.press("j")
    expect(question(page, "2.2.1.a: bulan yang mana?")).to_be_focused()
    page.keyboard.press("k")
    expect(question(page, LOST)).to_be_focused()

    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("b")
    expect(bar).to_have_text(re.compile(r"^1 dari \d+"))
    expect(question(page, "2.2.1.a: bulan yang mana?").get_by_label("Juni, Desember")).to_be_checked()
    focused = page.locator("[data-doubt]:focus")
    expect(focused).to_have_count(1)
    with page.expect_navigation():
        page.keyboard.press("a")
    expect(bar).to_have_text(re.compile(r"^2 dari \d+"))

    page.keyboard.press("o")
    page.keyboard.type("Perlu ditanyakan")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(bar).to_have_text(re.compile(r"^3 dari \d+"))

    with page.expect_navigation():
        page.keyboard.press("c")
    expect(page).to_have_url(re.compile("/butir/"))
    axe(page)


def test_keys_do_nothing_while_one_types(fresh_office, visit):
    page = visit(fresh_office, "Kepala Subbagian")
    bring_decree(page, fresh_office)

    title = question(page, LOST).get_by_label("Judul subkegiatan 8.4.2")
    title.click()
    page.keyboard.type("jabko?")

    expect(title).to_have_value("jabko?")
    expect(title).to_be_focused()


def test_enter_in_a_field_saves_and_decides_nothing(fresh_office, visit, script):
    page = visit(fresh_office, "Kepala Subbagian", script=script)
    bring_decree(page, fresh_office)

    title = question(page, LOST).get_by_label("Judul subkegiatan 8.4.2")
    title.fill("Judul yang diketik")
    title.press("Enter")

    saved(page, "Jawaban tersimpan.")
    expect(question(page, LOST).get_by_label("Judul subkegiatan 8.4.2")).to_have_value("Judul yang diketik")
    expect(page.locator("#kemajuan")).to_have_text(re.compile(r"^1 dari \d+"))


def test_two_people_edit_one_line(fresh_office, visit, script, axe):
    first = visit(fresh_office, "Sekretaris", script=script)
    bring_damaged(first, fresh_office)
    second = visit(fresh_office, "Kepala Subbagian", script=script)
    second.goto(first.url)
    for page in (first, second):
        open_node(page, "1.1.1.a")
    first.get_by_label("Kalimat", exact=True).fill("Kalimat dari Bambang")
    second.get_by_label("Kalimat", exact=True).fill("Kalimat dari Yulia")

    first.get_by_role("button", name="Simpan", exact=True).click()
    saved(first)
    second.get_by_role("button", name="Simpan", exact=True).click()

    expect(second.get_by_role("heading", name="Sudah diubah orang lain")).to_be_visible()
    expect(second.locator(".sides .card").nth(0)).to_contain_text("Kalimat dari Bambang")
    expect(second.locator(".sides .card").nth(0)).to_contain_text("diubah Bambang Irawan")
    expect(second.locator(".sides .card").nth(1)).to_contain_text("Kalimat dari Yulia")
    if script:
        axe(second)


@pytest.mark.parametrize("width", [1280, 360])
def test_what_was_mended_is_adopted(fresh_office, visit, width):
    page = visit(fresh_office, "Sekretaris", width=width)
    bring_damaged(page, fresh_office)
    review = page.url.split("?")[0].split("#")[0]
    open_node(page, "1.1.1.a")
    page.get_by_label("Kalimat", exact=True).fill("SK tim kerja yang baru")
    page.get_by_role("button", name="Simpan", exact=True).click()
    saved(page)

    page.goto(review)
    page.get_by_role("button", name=re.compile("Tetapkan rencana")).click()

    expect(page).to_have_url(re.compile(r"/rencana/20\d\d"))
    expect(page.locator("table.matrix")).to_contain_text("SK tim kerja yang baru")
