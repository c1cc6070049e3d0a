"""What a citizen and an officer do with a complaint, as steps that several flows share."""
import http.client
import re
import time

from playwright.sync_api import expect

from page_checks import fits

REGISTER, FORM = "register/pengaduan", "layanan/pengaduan"
COCKPIT = "rencana/2026/kokpit?bulan=9"
CODE = re.compile(r"ADU-2026-\d{4}-[0-9A-Z]{12}")
STORY = "Dua jam menunggu tanpa petugas di loket."
# What a form needs at least between its showing and its coming back, and some more.
PATIENCE = 3.4


def citizen(visit, office):
    """Somebody without an account, on a telephone, without script, on the office's public page."""
    page = visit(office, script=False, width=360)
    page.goto(office.address("publik"))
    return page


def file_complaint(page, subject, picture=None, **more):
    """Fills in the form as a person does, which takes its time; says the ticket's code, and where it is followed."""
    page.get_by_role("link", name="Sampaikan pengaduan").click()
    shown = time.monotonic()
    put(page, "Jenis laporan", "Pengaduan")
    put(page, "Perihal", subject)
    put(page, "Kerahasiaan", "Rahasia")
    for label, text in more.items():
        put(page, label.replace("_", " "), text)
    if picture:
        page.get_by_label("Berkas atau foto").set_input_files(
            {"name": "loket.jpg", "mimeType": "image/jpeg", "buffer": picture})
    left = max(0, PATIENCE - (time.monotonic() - shown))
    page.get_by_label("Uraian").press_sequentially(STORY, delay=1000 * left / len(STORY), timeout=30_000)
    fits(page)
    page.get_by_role("button", name="Kirim", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("sudah kami terima")
    code = page.locator("[data-ticket]").inner_text()
    assert CODE.fullmatch(code)
    return code, page.url.split("?")[0]


def put(part, label, value):
    """Answers what is asked, in a field, in a list, or by one of some buttons."""
    group = part.get_by_role("group", name=label)
    field = part.get_by_label(re.compile(rf"^{label}( \(boleh kosong\))?$"))
    if group.count():
        group.get_by_label(value, exact=True).check()
    elif field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(label=value)
    else:
        field.fill(value)


def take(page, step, said=None, **asked):
    """Takes a step of a case on its page."""
    card = page.locator("#langkah details").filter(has=page.locator("summary", has_text=re.compile(f"^{step}$")))
    card.locator("summary").click()
    for label, value in asked.items():
        put(card, label.replace("_", " "), value)
    if said:
        card.get_by_label(re.compile("^Keterangan")).fill(said)
    card.get_by_role("button", name=step, exact=True).click()


def state(page):
    return page.locator(".page-head [data-state]")


def write(page, text, to):
    """A message of an officer's: a note, or to whoever holds the ticket."""
    talk = page.locator("#percakapan")
    talk.get_by_label("Pesan", exact=True).fill(text)
    talk.get_by_label(to).check()
    talk.get_by_role("button", name="Kirim", exact=True).click()
    expect(talk.locator("li").filter(has_text=text)).to_be_visible()


def share(page, office):
    """What the cockpit says of 7.6.2.a in September."""
    page.goto(office.address(COCKPIT))
    return page.locator("a[href*='ukuran/complaints.closed?bulan=2026-09']")


def fill_letter(page):
    """A complaint that came as a letter, entered by an officer."""
    answers = {
        "Jenis laporan": "Pengaduan", "Perihal": "Papan pengumuman rusak", "Uraian": "Sudah sebulan tidak terbaca.",
        "Kerahasiaan": "Terbuka", "Sarana": "Surat", "Tanggal diterima": "2026-01-05"}
    for label, answer in answers.items():
        put(page, label, answer)
    page.get_by_role("button", name="Simpan").click()


def settle(page, answer):
    """Answers, and closes."""
    take(page, "Jawab pelapor", answer, Tindak_lanjut="Jadwal loket diubah", Tanggal_tindak_lanjut="2026-09-15",
         Hasil="Teratasi")
    expect(state(page)).to_have_text("Dijawab")
    take(page, "Selesaikan")
    expect(state(page)).to_have_text("Selesai")


def travels(office, address):
    """How many bytes an address is over the wire, where the browser takes gzip."""
    line = http.client.HTTPConnection("127.0.0.1", office.port, timeout=20)
    line.request("GET", address.removeprefix(office.base), headers={"Accept-Encoding": "gzip"})
    answer = line.getresponse()
    body = answer.read()
    line.close()
    assert answer.status == 200
    return len(body) + sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
