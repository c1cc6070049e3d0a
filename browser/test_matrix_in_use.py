"""The plan in somebody's hands: its links, its keys, its folds, its downloads."""
import csv
import io
import json

import pytest
from playwright.sync_api import expect

PLAN = "rencana/2026"


@pytest.fixture
def matrix(office, visit, script):
    page = visit(office, "Staf/Operator", script=script, width=1280 if script else 360)
    page.goto(office.address(PLAN))
    return page


def test_a_sub_activity_is_one_click_away(matrix, office):
    matrix.locator("table.matrix a.title").filter(has_text="Pembentukan Tim Reformasi Birokrasi").click()

    expect(matrix).to_have_url(office.address(PLAN + "/1.1.1"))
    expect(matrix.get_by_role("heading", level=1)).to_contain_text("1.1.1 Pembentukan Tim Reformasi Birokrasi")
    expect(matrix.locator("article.card").first).to_contain_text("jatuh tempo 31 Januari 2026")
    matrix.get_by_role("link", name="Berikutnya").click()
    expect(matrix).to_have_url(office.address(PLAN + "/1.1.2"))


def test_a_mark_leads_to_the_card_of_its_month(matrix, office):
    matrix.locator("tr.months td a").first.click()

    expect(matrix).to_have_url(office.address(PLAN + "/1.1.1/realisasi/1"))
    expect(matrix.get_by_text("Realisasi Januari 2026, jatuh tempo 31 Januari 2026")).to_be_visible()
    expect(matrix.locator("[id='1.1.1.a']")).to_be_in_viewport()


def test_the_keyboard_walks_through_the_matrix(office, visit):
    page = visit(office, "Staf/Operator")
    page.goto(office.address(PLAN))
    focused = page.locator("td:focus, td a:focus")

    page.locator("tr.months td a").first.focus()
    expect(page.locator("tr.months").first.locator("td").nth(0).locator("a")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("tr.months").first.locator("td").nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("tr.months").nth(1).locator("td").nth(1).locator("a")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("tr.months").nth(1).locator("td").nth(11)).to_be_focused()
    page.keyboard.press("Control+Home")
    expect(page.locator("tr.months").first.locator("td").nth(0).locator("a")).to_be_focused()
    assert page.locator("table.matrix td [tabindex='0'], table.matrix td[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    expect(page).to_have_url(office.address(PLAN + "/1.1.1/realisasi/1"))
    expect(focused).to_have_count(0)


def test_areas_and_activities_fold_and_stay_folded(office, visit):
    page = visit(office, "Staf/Operator")
    page.goto(office.address(PLAN))

    area = page.get_by_role("button", name="1 Manajemen Perubahan")
    area.click()
    expect(area).to_have_attribute("aria-expanded", "false")
    expect(page.locator("tbody[data-in='1']").first).to_be_hidden()
    page.reload()
    expect(page.locator("tbody[data-in='1']").first).to_be_hidden()
    page.get_by_role("button", name="Bentangkan").click()
    expect(page.locator("tbody[data-in='1']").first).to_be_visible()
    page.get_by_role("button", name="Ciutkan").click()
    expect(page.locator("tr.sub:visible")).to_have_count(0)


def test_the_slash_key_leads_to_the_search(office, visit, width):
    page = visit(office, "Staf/Operator", width=width)
    page.goto(office.address(PLAN))

    page.keyboard.press("/")
    expect(page.locator("#cari")).to_be_focused()
    page.keyboard.type("agen perubahan")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Pencarian")).to_be_visible()
    assert page.locator("main li a").count() > 0


def test_the_plan_is_downloaded_as_json_and_csv(office, visit, script):
    page = visit(office, "Staf/Operator", script=script)
    page.goto(office.address(PLAN))

    page.locator("details.menu").filter(has_text="Unduh").locator("summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    answer = page.request.get(office.address(PLAN) + ".json")
    filtered = page.request.get(office.address(PLAN) + ".csv?area=3")

    assert len(lines) == 1 + 131 and all(len(line) == len(lines[0]) for line in lines)
    assert len(json.loads(answer.text())["rows"]) == 131
    assert 0 < len(list(csv.reader(io.StringIO(filtered.text())))) - 1 < 131
