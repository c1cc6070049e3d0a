"""A change agent is noted, gets a plan of their own, does the work, and is evaluated."""
import re

from playwright.sync_api import expect

from month_steps import ADMIN, SECRETARY, STAFF, approve, submit
from page_checks import fits, shoot

LIST = "agen-perubahan/2026"
PLAN = "rencana/2026-agen-perubahan-sari-wulandari"


def test_an_agent_goes_from_the_choice_to_the_evaluation(planned_office, visit, script, width, axe):
    page = visit(planned_office, ADMIN, script=script, width=width)
    page.goto(planned_office.address("rencana/2026"))
    page.locator("summary", has_text="Pekerjaan").click()
    page.get_by_role("link", name="Agen perubahan", exact=True).click()
    expect(page.get_by_text("Belum ada agen perubahan")).to_be_visible()

    page.get_by_role("textbox", name="Nama", exact=True).fill("Sari Wulandari")
    page.get_by_role("textbox", name="Perubahan yang dituju").fill("Arsip unit ditemukan dalam semenit")
    page.get_by_label("Tanggal SK").fill("2026-02-20")
    page.get_by_role("textbox", name="Nomor SK").fill("12/2026")
    page.get_by_role("button", name="Catat", exact=True).click()
    expect(page.get_by_role("heading", name="Sari Wulandari", level=1)).to_be_visible()
    expect(page.locator("[data-step]")).to_contain_text("ada SK")

    # Without a unit nobody would report; what was typed stays.
    write_plan(page)
    expect(page.get_by_role("alert")).to_contain_text("unit")
    expect(page.get_by_role("textbox", name="Kegiatan").first).to_have_value("Menata arsip")
    page.locator("summary", has_text="Ubah catatan").click()
    page.get_by_label("Unit", exact=True).select_option(label="Subbag Tekhum")
    page.get_by_role("button", name="Simpan catatan").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    if script:
        axe(page)
        fits(page)
        shoot(page, "agent")
    write_plan(page)

    expect(page).to_have_url(re.compile(r"/rencana/usulan/\d+"))
    expect(page.get_by_label("Untuk siapa")).to_have_value("Sari Wulandari")
    page.get_by_role("button", name="Tetapkan").click()
    expect(page).to_have_url(re.compile(PLAN))

    staff = visit(planned_office, STAFF, script=script, width=width)
    staff.goto(planned_office.address(f"{PLAN}/1.1.1/realisasi/8"))
    submit(staff, "Arsip tiga tahun ditata menurut daftar")
    head = visit(planned_office, SECRETARY)
    head.goto(planned_office.address(f"{PLAN}/1.1.1/realisasi/8"))
    approve(head, "Sudah dilihat di lemari arsip")

    page.goto(planned_office.address(LIST + "/1"))
    expect(page.locator("[data-step]")).to_contain_text("terlaksana")
    page.get_by_role("textbox", name="Hasil perubahan").fill("Rata-rata 40 detik, dari 15 menit")
    page.get_by_role("button", name="Simpan evaluasi").click()
    expect(page.locator("[data-step]")).to_contain_text("dievaluasi")
    page.goto(planned_office.address("beranda"))
    expect(page.get_by_role("region", name="Rencana tahun ini")).to_contain_text("Sari Wulandari")
    if script:
        axe(page)
        fits(page)
        shoot(page, "plans-of-year")


def write_plan(page):
    page.get_by_role("textbox", name="Kegiatan").first.fill("Menata arsip")
    page.get_by_role("textbox", name="Keluaran").first.fill("Daftar arsip")
    page.locator("#b-1-8").check()
    page.locator("#b-1-12").check()
    page.get_by_role("button", name="Buat usulan rencana").click()
