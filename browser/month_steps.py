"""What people do in a month's work, as steps that several flows share."""
import re

from playwright.sync_api import expect

PLAN = "rencana/2026"
STAFF, SECRETARY, ADMIN = "Staf/Operator", "Sekretaris", "Admin RB"


def card_of(code, month):
    return f"{PLAN}/{code}/realisasi/{month}"


def open_card(page, office, code, month):
    page.goto(office.address(card_of(code, month)))
    expect(page.get_by_role("heading", level=1)).to_contain_text(code)


def prove(page, name, content):
    """Brings one file on the card that is open."""
    form = page.locator("form[data-pieces]")
    if not form.is_visible():
        page.get_by_text("Tambah bukti").click()
    page.get_by_label("Foto atau berkas").set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.get_by_role("button", name="Simpan bukti").click()
    expect(page.get_by_role("status").filter(has_text="Data dukung tersimpan.")).to_be_visible()


def submit(page, work):
    page.get_by_label("Apa yang dikerjakan").fill(work)
    page.get_by_role("button", name="Ajukan").click()
    expect(page.get_by_role("status").filter(has_text="Sudah diajukan.")).to_be_visible()


def approve(page, note=""):
    page.get_by_label("Catatan", exact=True).fill(note)
    page.get_by_role("button", name="Setujui").click()
    expect(page.locator("[data-stage=submitted]")).to_have_count(0)


def give_back(page, note):
    """Returns every line of the card that is open; one that was approved is not ticked by itself."""
    for box in page.get_by_role("form", name="Verifikasi").get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Catatan", exact=True).fill(note)
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.locator("[data-stage=returned]")).not_to_have_count(0)
    expect(page.locator("[data-stage=submitted], [data-stage=approved]")).to_have_count(0)


def marks(page, office, code, month):
    """What the matrix says of a sub-activity's lines in a month, in their order."""
    page.goto(office.address(PLAN))
    cells = page.locator(f"table.matrix td a[href$='/{code}/realisasi/{month}'] .sr")
    expect(cells).not_to_have_count(0)
    return [text.split(": ")[1] for text in cells.all_text_contents()]


def line(part, code):
    """A line in a list of work, on a page or in a part of it."""
    return part.locator("ul.worklist > li").filter(has_text=re.compile(rf"{re.escape(code)}(?!\w)"))
