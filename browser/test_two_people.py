"""Two people look through the same doubts at once: nobody overwrites what they have not seen."""
import re

from playwright.sync_api import expect

from review_steps import LOST, bring_decree, question


def type_title(page, title):
    question(page, LOST).get_by_label("Isinya saya ketik dari naskah asli").check()
    question(page, LOST).get_by_label("Judul subkegiatan 8.4.2").fill(title)


def save(page):
    page.get_by_role("button", name="Simpan jawaban").click()


def open_for_two(office, visit, script):
    first = visit(office, "Sekretaris", script=script)
    bring_decree(first, office)
    second = visit(office, "Kepala Subbagian", script=script)
    second.goto(first.url)
    return first, second


def test_the_second_answer_to_a_doubt_is_shown_beside_the_first(fresh_office, visit, script, axe):
    first, second = open_for_two(fresh_office, visit, script)
    type_title(first, "Judul dari Bambang")
    type_title(second, "Judul dari Yulia")

    save(first)
    expect(first.get_by_role("status")).to_have_text("Jawaban tersimpan.")
    save(second)

    expect(second.get_by_role("heading", name="Sudah diubah orang lain")).to_be_visible()
    expect(second.locator(".sides .card").nth(0)).to_contain_text("Judul dari Bambang")
    expect(second.locator(".sides .card").nth(1)).to_contain_text("Judul dari Yulia")
    if script:
        axe(second)
    second.get_by_role("link", name="Muat halaman terbaru").click()
    expect(question(second, LOST).get_by_label("Judul subkegiatan 8.4.2")).to_have_value("Judul dari Bambang")


def test_the_conflict_is_said_in_words_that_people_typed_and_read(fresh_office, visit):
    first, second = open_for_two(fresh_office, visit, True)
    type_title(first, "Judul dari Bambang")
    type_title(second, "Judul dari Yulia")

    save(first)
    expect(first.get_by_role("status")).to_be_visible()
    save(second)

    sides = second.locator(".sides")
    expect(sides).to_contain_text("8.4.2: butir yang hilang")
    expect(sides).not_to_contain_text(re.compile(r'[{}"]|lost:'))


def test_two_people_who_answer_different_doubts_do_not_disturb_each_other(fresh_office, visit, script):
    first, second = open_for_two(fresh_office, visit, script)
    type_title(first, "Judul dari Bambang")
    question(second, "2.2.1.a: bulan yang mana?").get_by_label("Juni, Desember").check()

    save(first)
    expect(first.get_by_role("status")).to_be_visible()
    save(second)

    expect(second.get_by_role("status")).to_have_text("Jawaban tersimpan.")
    expect(question(second, LOST).get_by_label("Judul subkegiatan 8.4.2")).to_have_value("Judul dari Bambang")
    expect(question(second, "2.2.1.a: bulan yang mana?").get_by_label("Juni, Desember")).to_be_checked()


def test_answers_without_a_conflict_are_not_lost_beside_one_with_a_conflict(fresh_office, visit):
    first, second = open_for_two(fresh_office, visit, True)
    type_title(first, "Judul dari Bambang")
    type_title(second, "Judul dari Yulia")
    question(second, "7.1.2.a").get_by_label("Mar", exact=True).check()

    save(first)
    expect(first.get_by_role("status")).to_be_visible()
    save(second)

    expect(second.get_by_role("heading", name="Sudah diubah orang lain")).to_be_visible()
    shown = "Mar" in second.locator(".sides").inner_text()
    second.get_by_role("link", name="Muat halaman terbaru").click()
    kept = question(second, "7.1.2.a").get_by_label("Mar", exact=True).is_checked()
    assert shown or kept, "the months picked for 7.1.2.a are neither saved nor shown on the conflict page"
