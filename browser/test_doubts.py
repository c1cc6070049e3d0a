"""Answers to doubts: none is dropped in silence, and the last one can be taken back."""
import re

from playwright.sync_api import expect

from review_steps import LOST, LOST_TITLE, adopt, bring_decree, question


def test_a_title_typed_for_the_lost_item_is_not_lost_when_no_choice_was_made(fresh_office, visit, script):
    page = visit(fresh_office, "Sekretaris", script=script)
    bring_decree(page, fresh_office)

    question(page, LOST).get_by_label("Judul subkegiatan 8.4.2").fill(LOST_TITLE)
    adopt(page)

    expect(page.get_by_role("link", name=LOST_TITLE)).to_be_visible()


def test_months_picked_beside_a_proposed_reading_are_not_dropped_in_silence(fresh_office, visit, script):
    page = visit(fresh_office, "Kepala Subbagian", script=script)
    bring_decree(page, fresh_office)

    question(page, "2.2.1.a: bulan yang mana?").get_by_label("Mar", exact=True).check()
    page.get_by_role("button", name="Simpan jawaban").click()

    expect(question(page, "2.2.1.a: bulan yang mana?").get_by_label("Mar", exact=True)).to_be_checked()


def test_a_refused_adoption_can_be_loaded_again(empty_office, visit):
    page = visit(empty_office, "Sekretaris")
    bring_decree(page, empty_office)
    adopt(page)
    expect(page.get_by_role("alert")).to_be_visible()

    page.goto(page.url)

    expect(page.get_by_role("heading", name="Tinjau hasil baca")).to_be_visible()


def test_the_last_answer_is_taken_back(fresh_office, visit):
    page = visit(fresh_office, "Kepala Subbagian")
    bring_decree(page, fresh_office)
    later = question(page, LOST).get_by_label(re.compile("Belum tahu"))

    later.check()
    page.get_by_role("button", name="Simpan jawaban").click()
    expect(page.get_by_role("status")).to_have_text("Jawaban tersimpan.")
    expect(later).to_be_checked()
    page.get_by_role("button", name="Urungkan simpanan terakhir").click()

    expect(page.get_by_text("1 pertanyaan wajib belum dijawab.")).to_be_visible()
    expect(later).not_to_be_checked()
