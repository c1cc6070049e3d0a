"""The decree is brought, its doubts are looked through, and it becomes the plan: with script and without."""
import re

import pytest
from playwright.sync_api import expect

from office_server import SAMPLE
from review_steps import LOST, LOST_TITLE, adopt, bring_decree, figures, question


@pytest.mark.parametrize("role", ["Admin RB", "Sekretaris", "Kepala Subbagian"])
def test_who_may_bring_a_decree_finds_the_way_to_it(empty_office, visit, role):
    page = visit(empty_office, role)

    page.get_by_role("navigation", name="Utama").get_by_role("link", name="Rencana Aksi").click()
    page.locator(".page-head").get_by_role("link", name="Unggah keputusan").click()

    expect(page.get_by_label("Berkas keputusan")).to_be_visible()


@pytest.mark.parametrize("role", ["Admin RB", "Sekretaris"])
def test_who_may_adopt_a_plan_finds_the_button_for_it(empty_office, visit, role):
    page = visit(empty_office, role)

    bring_decree(page, empty_office)

    expect(page.get_by_role("button", name="Tetapkan rencana 2026")).to_be_visible()


def test_a_kasubbag_uploads_the_decree_and_looks_through_its_doubts(fresh_office, visit, script):
    page = visit(fresh_office, "Kepala Subbagian", script=script)

    bring_decree(page, fresh_office)

    expect(page).to_have_url(fresh_office.address("rencana/usulan/1"))
    assert list(figures(page).values()) == ["8", "28", "74", "130", "261", "5"]
    expect(page.get_by_text("batang-hari-2026.txt, dibaca")).to_contain_text("oleh Yulia Fitri")
    expect(question(page, LOST).get_by_role("radio")).to_have_count(3)
    expect(question(page, "2.2.1.a: bulan yang mana?").get_by_label("Juli, Desember (usulan)")).to_be_checked()
    expect(page.get_by_role("button", name="Tetapkan rencana")).to_have_count(0)
    expect(page.get_by_text("Penetapan dilakukan Sekretaris atau Admin RB.")).to_be_visible()
    overflow = page.locator("details").filter(has_text="Tanda di kanan bulan 12").first
    overflow.locator("summary").first.click()
    expect(overflow.get_by_text("tanda berdiri di kanan bulan 12").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_sekretaris_answers_the_lost_item_and_adopts_the_plan(fresh_office, visit, script, width):
    page = visit(fresh_office, "Sekretaris", script=script, width=width)
    bring_decree(page, fresh_office)

    question(page, "2.2.1.a: bulan yang mana?").get_by_label("Juni, Desember").check()
    question(page, "7.1.2.a").get_by_label("Mar", exact=True).check()
    adopt(page)
    expect(page.get_by_role("alert")).to_contain_text("Masih ada yang harus dijawab")
    expect(page.get_by_role("alert").get_by_role("link")).to_have_text(LOST)
    expect(page.get_by_label("Juni, Desember").first).to_be_checked()
    expect(question(page, "7.1.2.a").get_by_label("Mar", exact=True)).to_be_checked()
    page.goto(fresh_office.address("rencana/2026"))
    expect(page.get_by_role("heading", name="Belum ada rencana aksi 2026")).to_be_visible()

    page.goto(fresh_office.address("rencana/usulan/1"))
    question(page, LOST).get_by_label("Isinya saya ketik dari naskah asli").check()
    question(page, LOST).get_by_label("Judul subkegiatan 8.4.2").fill(LOST_TITLE)
    adopt(page)

    expect(page).to_have_url(re.compile("/rencana/2026"))
    expect(page.locator("table.matrix tr.months")).to_have_count(130)
    expect(page.get_by_role("link", name=LOST_TITLE)).to_have_count(1)
    expect(months_of(page, "2.2.1", "a")).to_have_text(["Juni: lewat jadwal", "Desember: belum waktunya"])
    page.goto(fresh_office.address("rencana/usulan/1"))
    expect(page.get_by_role("status")).to_contain_text("Sudah ditetapkan")


def months_of(page, sub, letter):
    rows = page.locator("table.matrix tr.months").filter(has=page.locator(f"a[href*='/{sub}/realisasi/']"))
    return rows.filter(has=page.locator("th .code").get_by_text(letter, exact=True)).locator("td .sr")


def test_a_reading_is_put_aside_and_stays_in_the_list(fresh_office, visit, script):
    page = visit(fresh_office, "Admin RB", script=script)
    bring_decree(page, fresh_office)

    page.get_by_text("Singkirkan hasil baca ini").click()
    page.get_by_role("button", name="Ya, singkirkan").click()

    expect(page).to_have_url(fresh_office.address("rencana"))
    expect(page.get_by_role("row").filter(has_text="batang-hari-2026.txt")).to_contain_text("Disingkirkan")


def test_pasted_text_is_read_like_a_file(empty_office, visit, script):
    page = visit(empty_office, "Kepala Subbagian", script=script)
    page.goto(empty_office.address("rencana/unggah"))

    page.get_by_label("atau tempel isi tabelnya").fill(SAMPLE.read_text(encoding="utf-8"))
    page.get_by_role("button", name="Baca keputusan").click()

    expect(page.get_by_role("heading", name="Tinjau hasil baca")).to_be_visible()
    assert list(figures(page).values())[:5] == ["8", "28", "74", "130", "261"]
