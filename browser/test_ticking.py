"""Many entries are ticked with one tick, and a range with two."""
import pytest
from playwright.sync_api import expect

from page_checks import shoot

MONTHS = range(1, 5)


@pytest.fixture(scope="module")
def waiting(office, chromium):
    """Four entries wait for whoever approves them."""
    context = chromium.new_context(locale="id-ID", java_script_enabled=False)
    page = context.new_page()
    page.goto(office.base + "/-/masuk")
    page.locator(".card-button").filter(has_text="Sari Wulandari").click()
    for month in MONTHS:
        page.goto(office.address(f"rencana/2026/7.5.2/realisasi/{month}"))
        page.get_by_label("Apa yang dikerjakan").fill(f"Rapat SPIP ke-{month}")
        page.get_by_role("button", name="Ajukan").click()
        expect(page.get_by_role("status")).to_contain_text("Sudah diajukan")
    context.close()


@pytest.fixture
def queue(office, visit, waiting, script):
    page = visit(office, "Sekretaris", script=script)
    page.goto(office.address("rencana/2026/verifikasi"))
    return page


def boxes(page):
    return page.locator("[name='realisasi[]']")


def states(page):
    return [box.is_checked() for box in boxes(page).all()]


@pytest.mark.parametrize("script", [True], ids=["with-script"])
def test_one_tick_ticks_all_and_says_when_some_are_ticked(queue, axe):
    whole = queue.locator("[data-all] input")
    expect(whole).to_be_visible()
    whole.check()
    assert states(queue) == [True] * len(MONTHS)

    boxes(queue).nth(1).uncheck()
    expect(whole).to_be_checked(indeterminate=True)
    axe(queue)
    shoot(queue, "queue-ticks")
    whole.check()
    assert states(queue) == [True] * len(MONTHS)
    whole.uncheck()
    assert states(queue) == [False] * len(MONTHS)
    expect(whole).not_to_be_checked()
    for box in boxes(queue).all():
        box.check()
    expect(whole).to_be_checked()


@pytest.mark.parametrize("script", [True], ids=["with-script"])
def test_a_range_is_ticked_with_the_shift_key(queue):
    queue.locator("[data-all] input").check()
    queue.locator("[data-all] input").uncheck()

    boxes(queue).nth(2).click()
    boxes(queue).nth(0).click(modifiers=["Shift"])
    assert states(queue) == [True, True, True, False]
    boxes(queue).nth(3).click()
    boxes(queue).nth(1).click()
    boxes(queue).nth(3).click(modifiers=["Shift"])
    assert states(queue) == [True, False, False, False]


@pytest.mark.parametrize("script", [False], ids=["without-script"])
def test_without_script_there_is_no_tick_that_does_nothing(queue):
    expect(queue.locator("[data-all]")).to_be_hidden()
    expect(boxes(queue)).to_have_count(len(MONTHS))
