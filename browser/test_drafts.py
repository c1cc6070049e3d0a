"""What is typed on a card saves itself: after a while, when the page is left, when the line is back."""
import itertools
import json
import re

import pytest
from playwright.sync_api import expect

from page_checks import fits, shoot

CARD = "rencana/2026/7.5.2/realisasi/{month}"
WORK = "Rapat SPIP dengan seluruh subbagian"
MONTHS = itertools.count(1)


@pytest.fixture
def month():
    """Every flow has a card of its own, so that they can share the office."""
    return next(MONTHS)


@pytest.fixture
def card(office, visit, month):
    page = visit(office, "Staf/Operator")
    page.goto(office.address(CARD.format(month=month)))
    return page


def work(page):
    return page.get_by_label("Apa yang dikerjakan")


def saved(page):
    return page.locator("[data-saved].kept")


def draft(office, month):
    rows = office.rows("SELECT body FROM entry_draft WHERE month = ?", month)
    return json.loads(rows[0][0]) if rows else None


def again(page, office, month):
    """The page is closed without a word, and the card opened anew."""
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(office.address(CARD.format(month=month)))
    return page


def test_what_is_typed_while_the_next_page_is_on_its_way_is_on_it(card):
    card.evaluate("""text => addEventListener('pagehide', () => {
        const area = document.querySelector('form[data-draft] textarea')
        area.value = text
        area.dispatchEvent(new Event('input', { bubbles: true }))
    }, true)""", WORK)

    card.reload()

    expect(work(card)).to_have_value(WORK)
    expect(saved(card)).to_be_visible()
    card.reload()
    expect(work(card)).to_have_value(WORK)


def test_what_is_typed_is_there_when_the_card_is_opened_again(office, card, month, axe):
    work(card).fill(WORK)
    card.get_by_label("nihil").check()
    card.get_by_label("dilaksanakan").check()
    expect(saved(card)).to_have_text(re.compile(r"\d{1,2} \w+ \d{4} \d\d\.\d\d W"))
    # The bar that stays above would hide half of a button that is scrolled under it.
    card.evaluate("scrollTo(0, 0)")
    axe(card)
    fits(card)
    shoot(card, "draft-saved")

    expect(work(again(card, office, month))).to_have_value(WORK)


def test_typing_is_saved_without_leaving_the_field(office, card, month):
    posts = []
    card.on("request", lambda request: posts.append(request) if request.method == "POST" else None)

    work(card).press_sequentially(WORK, delay=10)
    expect(saved(card)).to_be_visible()

    assert len(posts) == 1
    assert draft(office, month)["uraian"] == WORK
    work(card).press("!")
    expect(saved(card)).to_have_count(0)
    expect(saved(card)).to_be_visible()
    assert draft(office, month)["uraian"] == WORK + "!"


def test_a_page_that_is_left_early_takes_its_draft_along(office, card, month):
    answered = []
    card.on("dialog", lambda dialog: (answered.append(dialog.type), dialog.accept()))
    work(card).press_sequentially(WORK)
    card.goto(office.address("rencana/2026"))

    assert answered == ["beforeunload"]
    card.goto(office.address(CARD.format(month=month)))
    expect(work(card)).to_have_value(WORK)


def test_what_is_saved_lets_go_without_a_question(office, card):
    asked = []
    card.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    work(card).fill(WORK)
    expect(saved(card)).to_be_visible()
    card.get_by_role("link", name="7.5.2", exact=True).click()
    expect(card.get_by_role("heading", level=1)).to_contain_text("7.5.2")

    assert asked == []


def test_a_cut_line_is_waited_for(office, card, month):
    card.context.set_offline(True)
    work(card).fill(WORK)
    work(card).blur()
    card.wait_for_event("requestfailed")
    expect(saved(card)).to_have_count(0)
    assert draft(office, month) is None

    card.context.set_offline(False)
    expect(saved(card)).to_be_visible()
    assert draft(office, month)["uraian"] == WORK


def test_a_draft_that_waits_is_not_sent_after_the_form(office, card, month):
    posts = []
    card.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    work(card).press_sequentially(WORK)
    card.get_by_role("button", name="Ajukan").click()
    expect(card.get_by_role("status")).to_contain_text("Sudah diajukan")

    assert posts[-1].endswith("/pengajuan")
    assert draft(office, month) is None


def test_the_proof_form_beside_it_keeps_what_is_typed(office, card, month):
    card.on("dialog", lambda dialog: dialog.accept())
    work(card).press_sequentially(WORK)
    card.get_by_label("Foto atau berkas").set_input_files(
        {"name": "catatan.txt", "mimeType": "text/plain", "buffer": f"Catatan bulan {month}".encode()})
    card.get_by_role("button", name="Simpan bukti").click()

    expect(card.locator(".proofs a")).to_have_text("catatan")
    expect(work(card)).to_have_value(WORK)


def test_without_script_a_button_keeps_the_draft_and_another_submits(office, visit, month):
    page = visit(office, "Staf/Operator", script=False, width=360)
    page.goto(office.address(CARD.format(month=month)))
    work(page).fill(WORK)
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_role("status")).to_contain_text("Draf tersimpan")

    page = again(page, office, month)
    expect(work(page)).to_have_value(WORK)
    page.get_by_role("button", name="Ajukan").click()
    expect(page.get_by_role("status")).to_contain_text("Sudah diajukan")
