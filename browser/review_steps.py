"""What people do on the pages of a review, as steps that several flows share."""
from playwright.sync_api import expect

from office_server import SAMPLE

LOST = "8.4.2: butir yang hilang"
LOST_TITLE = "Penyusunan maklumat pelayanan yang baru"


def bring_decree(page, office):
    page.goto(office.address("rencana/unggah"))
    page.get_by_label("Berkas keputusan").set_input_files(SAMPLE)
    page.get_by_role("button", name="Baca keputusan").click()
    expect(page.get_by_role("heading", name="Tinjau hasil baca")).to_be_visible()


def question(page, title):
    return page.locator("fieldset.question").filter(has=page.locator("legend").get_by_text(title))


def figures(page):
    return dict(zip(page.locator(".figures dt").all_inner_texts(), page.locator(".figures dd").all_inner_texts()))


def adopt(page):
    page.get_by_role("button", name="Tetapkan rencana 2026").click()
