"""A session that ends in the middle of a form: what was typed is kept and offered again."""
import pytest
from playwright.sync_api import expect

from office_server import SAMPLE
from review_steps import LOST, bring_decree, question

TITLE = "Judul yang diketik dengan susah payah"
PASSWORD = "jeruk bali di pekarangan"


def type_the_lost_item(page):
    question(page, LOST).get_by_label("Isinya saya ketik dari naskah asli").check()
    question(page, LOST).get_by_label("Judul subkegiatan 8.4.2").fill(TITLE)


@pytest.mark.parametrize("how", ["the cookie is gone", "signed out elsewhere"])
def test_answers_survive_the_end_of_the_session(fresh_office, visit, script, axe, how):
    fresh_office.give_password("bambang", PASSWORD)
    page = visit(fresh_office, "Sekretaris", script=script)
    bring_decree(page, fresh_office)
    type_the_lost_item(page)

    end_session(fresh_office, page, visit, how)
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.get_by_text("Yang Anda ketik tersimpan")).to_be_visible()
    if script:
        axe(page)
    page.get_by_label("Nama pengguna").fill("bambang")
    page.get_by_label("Kata sandi").fill("salah dulu sekali")
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("heading", name="Kirim lagi yang tadi Anda ketik?")).to_be_visible()
    expect(page.get_by_text(TITLE)).to_be_visible()
    if script:
        axe(page)
    page.get_by_role("button", name="Kirim sekarang").click()

    expect(page.get_by_text("Jawaban tersimpan.")).to_be_visible()
    expect(question(page, LOST).get_by_label("Judul subkegiatan 8.4.2")).to_have_value(TITLE)


def test_in_a_demo_office_one_click_is_enough_to_go_on(fresh_office, visit, enter, script):
    page = visit(fresh_office, "Sekretaris", script=script)
    bring_decree(page, fresh_office)
    type_the_lost_item(page)

    end_session(fresh_office, page, visit, "the cookie is gone")
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.get_by_text("Yang Anda ketik tersimpan")).to_be_visible()
    enter(page, "Sekretaris")
    page.get_by_role("button", name="Kirim sekarang").click()

    expect(question(page, LOST).get_by_label("Judul subkegiatan 8.4.2")).to_have_value(TITLE)


def test_a_pasted_decree_survives_the_end_of_the_session(fresh_office, visit, script):
    fresh_office.give_password("bambang", PASSWORD)
    page = visit(fresh_office, "Sekretaris", script=script)
    page.goto(fresh_office.address("rencana/unggah"))
    page.get_by_label("atau tempel isi tabelnya").fill(SAMPLE.read_text(encoding="utf-8"))

    end_session(fresh_office, page, visit, "the cookie is gone")
    page.get_by_role("button", name="Baca keputusan").click()

    expect(page.get_by_text("Yang Anda ketik tersimpan")).to_be_visible()
    page.get_by_label("Nama pengguna").fill("bambang")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("button", name="Kirim sekarang")).to_be_visible()


def end_session(office, page, visit, how):
    if how == "the cookie is gone":
        names = [cookie["name"] for cookie in page.context.cookies() if "session" in cookie["name"]]
        assert len(names) == 1
        page.context.clear_cookies(name=names[0])
    else:
        other = visit(office, "Sekretaris")
        other.goto(office.base + "/-/akun")
        other.get_by_role("button", name="Keluar dari browser lain").click()
        expect(other.get_by_role("status")).to_be_visible()
