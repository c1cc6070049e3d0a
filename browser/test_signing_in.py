"""Coming in, going out, and how the site looks and speaks to a person."""
import re

import pytest
from playwright.sync_api import expect

from office_server import DEMO, SLUG

ROLES = [
    "Admin RB", "Ketua", "Anggota", "Sekretaris", "Kepala Subbagian", "Staf/Operator", "Koordinator Area",
    "Agen Perubahan", "Asesor", "Inspektorat", "Petugas Layanan", "Penerima Laporan WBS", "Kustodian",
]


def sign_out(page):
    page.locator("header details.menu > summary").click()
    page.locator("form[action='/-/keluar'] button").click()
    expect(page).to_have_url(re.compile("/-/masuk$"))


def test_everyone_of_the_demo_office_signs_in_with_one_click_and_out_again(office, visit, enter, script):
    page = visit(office, script=script)
    assert page.locator(".card-button b").all_inner_texts() == ROLES

    for role, person in zip(ROLES, DEMO["people"]):
        enter(page, role)
        page.locator("header details.menu > summary").click()
        expect(page.locator(".menu-body p")).to_have_text(person["name"])
        page.get_by_role("button", name="Keluar", exact=True).click()
        expect(page).to_have_url(office.base + "/-/masuk")

    page.goto(office.address("rencana"))
    expect(page.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()


def test_everyone_lands_on_their_first_page(office, visit, enter):
    page = visit(office)
    for role, person in zip(ROLES, DEMO["people"]):
        enter(page, role)
        if role == "Kustodian":
            # Nothing of the plan is theirs to read.
            expect(page).to_have_url(office.base + "/-/akun")
        else:
            expect(page).to_have_url(office.address("beranda"))
            expect(page.get_by_role("heading", level=1)).to_have_text(f"Selamat bekerja, {person['name']}")
            nouns = page.get_by_role("navigation", name="Utama").get_by_role("link")
            assert nouns.filter(visible=True).all_inner_texts() == ["Beranda", "Rencana Aksi", "Data Dukung"]
        sign_out(page)


def test_a_wrong_password_is_said_and_the_user_name_is_kept(office, visit, script, width, axe):
    page = visit(office, script=script, width=width)

    page.get_by_label("Nama pengguna").fill("yulia")
    page.get_by_label("Kata sandi").fill("bukan kata sandinya")
    page.get_by_role("button", name="Masuk", exact=True).click()

    expect(page.get_by_role("alert")).to_have_text("Nama pengguna atau kata sandi tidak cocok.")
    expect(page.get_by_label("Nama pengguna")).to_have_value("yulia")
    expect(page.get_by_label("Kata sandi")).to_have_value("")
    if script:
        axe(page)


def test_a_person_signs_in_with_a_password_and_lands_where_they_wanted_to_go(office, visit):
    office.give_password("arif", "jeruk bali di pekarangan")
    page = visit(office)

    page.goto(office.address("rencana/2026/indikator"))
    page.get_by_label("Nama pengguna").fill("Arif")
    page.get_by_label("Kata sandi").fill("jeruk bali di pekarangan")
    page.get_by_role("button", name="Masuk", exact=True).click()

    expect(page).to_have_url(office.address("rencana/2026/indikator"))


def test_the_choice_of_english_stays_over_signing_out_and_in(office, visit, enter, script):
    role = {"id": "Anggota", "en": "Commissioner"} if script else {"id": "Agen Perubahan", "en": "Change agent"}
    page = visit(office, role["id"], script=script)
    page.goto(office.base + "/-/akun")

    page.get_by_label("English").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("status")).to_have_text("Saved.")
    sign_out(page)
    enter(page, role[page.locator("html").get_attribute("lang")])

    page.goto(office.address("rencana/2026"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("table.matrix thead th.units")).to_have_text("Responsible")


def test_the_dark_appearance_is_chosen_in_the_account_and_stays(office, visit, enter, script):
    role = "Ketua" if script else "Inspektorat"
    page = visit(office, role, script=script)
    bright = background(page)
    page.goto(office.base + "/-/akun")

    page.locator("form").get_by_label("Gelap").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    sign_out(page)
    enter(page, role)

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert background(page) != bright


def test_the_dark_appearance_is_one_click_away_in_the_menu(office, visit):
    page = visit(office, "Sekretaris")

    page.locator("header details.menu > summary").click()
    page.get_by_role("button", name="Gelap").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("path", ["rencana", "rencana/2026", "rencana/unggah", "cari?q=zona"])
def test_a_guest_is_asked_to_sign_in_and_learns_nothing(office, visit, path):
    page = visit(office)

    page.goto(office.address(path))

    expect(page.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()
    assert "/-/masuk?kembali=" in page.url and SLUG in page.url


def test_a_person_signs_out_of_every_other_browser(office, visit):
    here, there = visit(office, "Asesor"), visit(office, "Asesor")

    here.goto(office.base + "/-/akun")
    here.get_by_role("button", name="Keluar dari browser lain").click()
    expect(here.get_by_role("status")).to_be_visible()

    there.goto(office.address("rencana"))
    expect(there.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()
    here.goto(office.address("rencana"))
    expect(here.get_by_role("heading", name="Rencana aksi", exact=True)).to_be_visible()
