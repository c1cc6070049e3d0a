"""A plan through the years: it is amended, any version can be looked at, and the next year's plan begins as a copy."""
import re

import pytest
from playwright.sync_api import expect

from page_checks import fits
from review_steps import LOST_TITLE

REASON = "Jadwal disesuaikan dengan anggaran"


def choose(page, name):
    """A choice of the plan's menu of changes."""
    menu = page.locator("details.menu").filter(has_text="Riwayat versi")
    menu.locator("summary").click()
    menu.get_by_text(name, exact=True).click()


def edit(page, office, review, code, fill):
    """Fills a part of a plan under review in, on the page of that part."""
    page.goto(office.address(f"rencana/usulan/{review}/butir/{code}"))
    fill(page)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("status")).to_be_visible()


def amend(page, office, review=2):
    page.goto(office.address("rencana/2026"))
    choose(page, "Ubah rencana")
    expect(page).to_have_url(office.address(f"rencana/usulan/{review}"))
    edit(page, office, review, "8.4.2", lambda form: form.get_by_label("Kalimat", exact=True).fill(LOST_TITLE))
    edit(page, office, review, "1.1.1.a", lambda form: form.locator("#f-months").get_by_label("Mar", exact=True).check())
    page.goto(office.address(f"rencana/usulan/{review}"))


def adopt_amendment(page, number="57"):
    page.get_by_label("Nomor", exact=True).fill(number)
    page.get_by_label("Tanggal keputusan").fill("2026-06-30")
    page.get_by_label("Alasan perubahan").fill(REASON)
    page.get_by_role("button", name="Tetapkan rencana 2026").click()


def changes(page, kind=None):
    return page.locator("li[data-kind]" if kind is None else f"li[data-kind='{kind}']")


def test_a_plan_is_amended_and_both_versions_can_be_looked_at(planned_office, visit, script, axe):
    page = visit(planned_office, "Sekretaris", script=script, width=1280 if script else 360)
    amend(page, planned_office)
    expect(changes(page, "months")).to_contain_text("Maret")
    expect(changes(page, "reworded")).to_contain_text(LOST_TITLE)
    expect(changes(page)).to_have_count(2)
    if script:
        axe(page)

    page.get_by_role("button", name="Tetapkan rencana 2026").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis alasan perubahan rencana.")
    adopt_amendment(page)

    expect(page).to_have_url(re.compile("/rencana/2026"))
    expect(page.get_by_role("link", name=LOST_TITLE)).to_have_count(1)
    choose(page, "Riwayat versi")
    expect(page.get_by_role("row").filter(has_text=REASON)).to_contain_text("1 ubah kata, 1 ubah bulan")
    fits(page)
    page.get_by_role("row").filter(has_text="9 Tahun 2026").get_by_role("link").click()
    expect(page).to_have_url(re.compile("versi=1"))
    expect(page.get_by_role("status").first).to_contain_text("Ini versi lama: versi 1")
    expect(page.get_by_role("link", name=LOST_TITLE)).to_have_count(0)
    if script:
        axe(page)
    page.locator("tr.months td a").first.click()
    expect(page).to_have_url(re.compile(r"/1\.1\.1\?versi=1#1\.1\.1\.a-1$"))
    expect(page.locator("[id='1.1.1.a-1']")).to_be_in_viewport()
    page.go_back()
    page.locator("table.matrix a.title").first.click()
    expect(page).to_have_url(re.compile("versi=1"))
    page.get_by_role("link", name="Lihat versi yang berlaku (versi 2)").click()
    expect(page).to_have_url(re.compile("/rencana/2026$"))


def test_the_difference_is_shown_word_by_word_and_by_kind(planned_office, visit, script, axe):
    page = visit(planned_office, "Sekretaris", script=script, width=1280 if script else 360)
    amend(page, planned_office)
    adopt_amendment(page)

    page.goto(planned_office.address("rencana/2026/perubahan"))

    wording = changes(page, "reworded")
    expect(wording.locator("del")).to_contain_text("dihapus:")
    expect(wording.locator("ins")).to_contain_text(LOST_TITLE)
    if script:
        axe(page)
    fits(page)
    page.locator(".tally").get_by_role("link", name="1 ubah bulan").click()
    expect(changes(page)).to_have_count(1)
    expect(changes(page)).to_contain_text("1.1.1.a")
    page.locator(".tally").get_by_role("link", name="Semua jenis").click()
    expect(changes(page)).to_have_count(2)
    page.get_by_label("Dari", exact=True).select_option("2")
    page.get_by_role("button", name="Bandingkan").click()
    expect(page.get_by_text("Tidak ada perbedaan.")).to_be_visible()


def test_the_next_year_begins_as_a_copy_and_shows_what_changed(planned_office, visit, script, axe):
    page = visit(planned_office, "Sekretaris", script=script, width=1280 if script else 360)
    amend(page, planned_office)
    adopt_amendment(page)
    choose(page, "Siapkan rencana 2027")

    expect(page).to_have_url(planned_office.address("rencana/usulan/3"))
    edit(page, planned_office, 3, "1.1.1", lambda form: form.get_by_label("Kalimat", exact=True).fill("Pembentukan tim tahun 2027"))
    page.goto(planned_office.address("rencana/usulan/3"))
    if script:
        axe(page)
    page.get_by_role("button", name="Tetapkan rencana 2027").click()

    expect(page).to_have_url(re.compile("/rencana/2027"))
    expect(page.get_by_role("heading", name="Rencana Aksi Reformasi Birokrasi 2027")).to_be_visible()
    expect(page.locator("table.matrix tr.months")).to_have_count(130)
    page.goto(planned_office.address("rencana/2027/perubahan?dari=2026"))
    expect(changes(page)).to_have_count(1)
    expect(changes(page, "reworded").locator("ins").last).to_contain_text("2027")
    page.goto(planned_office.address("rencana"))
    expect(page.locator("li.card")).to_have_count(2)
    if script:
        axe(page)


def test_who_comes_second_is_told_who_was_first(planned_office, visit):
    first = visit(planned_office, "Sekretaris")
    second = visit(planned_office, "Admin RB")
    amend(first, planned_office)
    amend(second, planned_office, review=3)

    adopt_amendment(first)
    expect(first).to_have_url(re.compile("/rencana/2026"))
    adopt_amendment(second, number="58")

    expect(second.get_by_role("heading", name="Sudah diubah orang lain")).to_be_visible()
    expect(second.locator(".sides")).to_contain_text("versi 2, ditetapkan")
    expect(second.locator(".sides")).to_contain_text("perubahan atas versi 1")


def test_staff_sees_the_history_and_is_offered_no_change(planned_office, visit, script):
    page = visit(planned_office, "Staf/Operator", script=script)
    page.goto(planned_office.address("rencana/2026"))

    page.locator("details.menu").filter(has_text="Riwayat versi").locator("summary").click()

    expect(page.get_by_role("link", name="Riwayat versi")).to_be_visible()
    expect(page.get_by_role("button", name="Ubah rencana")).to_have_count(0)
    expect(page.get_by_role("link", name="Unggah perubahan")).to_have_count(0)
