"""An indicator is bound to a measure, moves with the work, and is kept as its approval saw it."""
import re

from playwright.sync_api import expect

from month_steps import ADMIN, SECRETARY, STAFF, approve, open_card, prove, submit
from page_checks import fits, shoot

WORK = "Rapat pengendalian intern bersama seluruh Kasubbag"
BINDING = "rencana/2026/kokpit/7.5.2.a"


def measured(page):
    return page.locator("[data-measure='plans.complete'] b").first


def test_an_indicator_is_bound_moves_and_is_frozen_by_approval(planned_office, visit, script, width, axe):
    page = visit(planned_office, ADMIN, script=script, width=width)
    page.goto(planned_office.address(BINDING))
    row = page.get_by_role("group", name=re.compile("Ukuran")).last
    row.get_by_label("Ukuran").select_option("plans.complete")
    row.get_by_label("Perbandingan").select_option("at-least")
    page.get_by_role("button", name="Simpan").click()
    # A share needs a target; what was chosen is still there.
    expect(page.get_by_role("alert")).to_contain_text("Target")
    expect(page.get_by_role("group", name="Ukuran 2").get_by_label("Ukuran")).to_have_value("plans.complete")
    page.get_by_role("group", name="Ukuran 2").get_by_label("Target").fill("50")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("alert")).to_have_count(0)

    staff = visit(planned_office, STAFF, width=360)
    open_card(staff, planned_office, "7.5.2", 8)
    prove(staff, "notulen.txt", b"Notulen rapat")
    submit(staff, WORK)
    expect(measured(staff)).to_have_text(re.compile(r"^7,69 %"))

    head = visit(planned_office, SECRETARY)
    open_card(head, planned_office, "7.5.2", 8)
    approve(head)
    frozen = head.locator("[data-frozen]")
    expect(frozen).to_contain_text("7,69 %")

    open_card(staff, planned_office, "7.5.3", 8)
    submit(staff, WORK)
    page.goto(planned_office.address("rencana/2026/7.5.2/realisasi/8"))
    expect(measured(page)).to_have_text(re.compile(r"^15,38 %"))
    expect(page.locator("[data-frozen]")).to_contain_text("7,69 %")
    expect(page.get_by_text("masih persis seperti disetujui")).to_have_count(1)

    page.goto(planned_office.address("rencana/2026/kokpit?bulan=8"))
    expect(page.locator("tr[data-verdict=missed]", has_text="Kelengkapan isian")).to_contain_text("belum tercapai")
    page.get_by_role("link", name=re.compile("^15,38 %")).first.click()
    expect(page.get_by_role("link", name=re.compile("^7.5.2.a Agustus"))).to_be_visible()
    if script:
        axe(page)
        fits(page)
        shoot(page, "measure")
