"""The plan on screen: twelve months of it, filtered, folded, walked by keyboard, downloaded."""
import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

PLAN = "rencana/2026"


def rows(page):
    return page.locator("table.matrix tr.months")


def send_filter(page, script):
    """Choices are sent by themselves where there is script; without it there is a button."""
    button = page.locator("form.filters").get_by_role("button", name="Saring")
    if script:
        expect(button).to_be_hidden()
    else:
        button.click()


@pytest.fixture
def matrix(office, visit, script, width):
    page = visit(office, "Staf/Operator", script=script, width=width)
    page.goto(office.address(PLAN))
    return page


def test_the_matrix_shows_every_indicator_with_words_for_its_marks(matrix):
    expect(rows(matrix)).to_have_count(130)
    cells = matrix.locator("table.matrix tr.months td a .sr")
    expect(cells).to_have_count(261)
    words = {text.split(": ")[1] for text in cells.all_text_contents()}
    assert words == {"lewat jadwal", "sedang berjalan", "belum waktunya"}
    assert matrix.locator("table.matrix thead th").count() == 14
    assert matrix.locator("table.matrix tr.months th[scope=row]").count() == 130


def test_the_matrix_is_filtered_by_unit(matrix, script):
    matrix.get_by_label("Unit", exact=True).select_option(label="Subbag Umum")
    send_filter(matrix, script)

    expect(matrix).to_have_url(re.compile("unit="))
    chips = matrix.locator("table.matrix td.units")
    assert 0 < rows(matrix).count() < 130
    assert all("Subbag Umum" in text or "Semua subbagian" in text for text in chips.all_text_contents())


def test_the_matrix_is_filtered_by_area_and_month(matrix, script):
    matrix.get_by_label("Area", exact=True).select_option(label="4 Penataan Tata Laksana")
    send_filter(matrix, script)
    expect(matrix).to_have_url(re.compile("area=4"))
    matrix.get_by_label("Bulan", exact=True).select_option(label="April")
    send_filter(matrix, script)

    expect(matrix).to_have_url(re.compile("bulan=4"))
    expect(matrix).to_have_url(re.compile("area=4"))
    expect(matrix.locator("tr.area")).to_have_count(1)
    assert matrix.locator("tr.months td .sr").filter(has_text="April").count() == rows(matrix).count() > 0


def test_the_matrix_is_filtered_by_words_and_says_when_nothing_fits(matrix, script):
    matrix.get_by_label("Kata", exact=True).fill("zona integritas")
    matrix.get_by_label("Kata", exact=True).press("Enter")
    expect(matrix).to_have_url(re.compile("q=zona"))
    assert 0 < rows(matrix).count() < 130

    matrix.get_by_label("Kata", exact=True).fill("tidak-ada-kata-ini")
    matrix.get_by_label("Kata", exact=True).press("Enter")

    expect(matrix.get_by_text("Tidak ada baris yang cocok dengan saringan ini.")).to_be_visible()
    matrix.get_by_role("link", name="Tampilkan semua").click()
    expect(rows(matrix)).to_have_count(130)


def test_the_compact_matrix_has_one_row_a_sub_activity(matrix, script):
    matrix.get_by_label("Ringkas", exact=True).check()
    send_filter(matrix, script)

    expect(rows(matrix)).to_have_count(74)


def test_a_mark_in_the_summary_filters_by_it_and_other_filters_keep_it(office, visit, script):
    page = visit(office, "Staf/Operator", script=script)
    page.goto(office.address(PLAN))

    page.locator(".tally a").filter(has_text="sedang berjalan").click()
    expect(rows(page)).to_have_count(13)
    page.get_by_label("Area", exact=True).select_option(label="7 Penguatan Pengawasan")
    send_filter(page, script)

    expect(page).to_have_url(re.compile("area=7"))
    assert "tanda=sedang-berjalan" in page.url


def test_a_sub_activity_is_one_click_away(matrix, office):
    matrix.locator("table.matrix a.title").filter(has_text="Pembentukan Tim Reformasi Birokrasi").click()

    expect(matrix).to_have_url(office.address(PLAN + "/1.1.1"))
    expect(matrix.get_by_role("heading", level=1)).to_contain_text("1.1.1 Pembentukan Tim Reformasi Birokrasi")
    expect(matrix.locator("article.card").first).to_contain_text("jatuh tempo 31 Januari 2026")
    matrix.get_by_role("link", name="Berikutnya").click()
    expect(matrix).to_have_url(office.address(PLAN + "/1.1.2"))


def test_a_mark_leads_to_its_month_on_the_sub_activity(matrix, office):
    matrix.locator("tr.months td a").first.click()

    expect(matrix).to_have_url(office.address(PLAN + "/1.1.1") + "#1.1.1.a-1")
    expect(matrix.locator("[id='1.1.1.a-1']")).to_be_in_viewport()


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
    expect(page).to_have_url(office.address(PLAN + "/1.1.1") + "#1.1.1.a-1")
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
