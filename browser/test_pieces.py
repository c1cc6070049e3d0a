"""Files come in pieces: photos shrunk first, a cut line goes on where it ended, and the answer is the server's own page."""
import hashlib
import re

import pytest
from playwright.sync_api import expect

from evidence_files import kept, pdf, photo, picture, size_of
from page_checks import fits, shoot

CARD = "rencana/2026/7.5.2/realisasi/9"
PIECE = re.compile(r"/data-dukung/kiriman/[0-9a-f]+$")
HALF_MEGABYTE = 512 * 1024


@pytest.fixture
def card(planned_office, visit):
    """The card of a month, open before somebody who fills it."""
    page = visit(planned_office, "Staf/Operator")
    page.goto(planned_office.address(CARD))
    return page


def document(name, content):
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def choose(page, *files):
    page.get_by_label("Foto atau berkas").set_input_files(list(files))


def keep(page):
    page.get_by_role("button", name="Simpan bukti").click()


def arrived(page, count):
    expect(page.get_by_role("status").first).to_be_visible(timeout=40_000)
    expect(page.locator(".proofs > li")).to_have_count(count)


def test_a_large_photo_arrives_small_upright_and_without_its_place(planned_office, card):
    original = photo(card, 4000, 2600)
    assert len(original) > 5 * 1024 * 1024 and b"Exif" in original[:64]

    choose(card, {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": original})
    keep(card)
    arrived(card, 1)

    content = kept(planned_office)["IMG_0001.jpg"]
    assert len(content) < len(original) / 2
    assert size_of(content) == (1664, 2560)
    assert b"Exif" not in content and b"\xff\xe1" not in content[:64]
    # It was turned to the right: what was left is above.
    assert card.evaluate(TOP_AND_BOTTOM, card.locator(".proofs a").first.get_attribute("href")) == ["red", "blue"]


TOP_AND_BOTTOM = """async address => {
    const file = await (await fetch(address + '/berkas')).blob()
    const photo = await createImageBitmap(file), canvas = document.createElement('canvas')
    canvas.width = canvas.height = 10
    const ink = canvas.getContext('2d')
    ink.drawImage(photo, 0, 0, 10, 10)
    return [1, 8].map(line => { const [r, , b] = ink.getImageData(5, line, 1, 1).data; return r > b ? 'red' : 'blue' })
}"""


def test_a_small_photo_arrives_as_it_is_but_for_its_place(planned_office, card):
    original = photo(card, 400, 300)

    choose(card, {"name": "kecil.jpg", "mimeType": "image/jpeg", "buffer": original})
    keep(card)
    arrived(card, 1)

    content = kept(planned_office)["kecil.jpg"]
    assert size_of(content) == (400, 300)
    # The pixels are the very same bytes.
    assert content.endswith(original[-5000:])


def test_a_large_picture_of_another_kind_becomes_a_photo(planned_office, card):
    choose(card, {"name": "layar.png", "mimeType": "image/png", "buffer": picture(card, 3000, 900, "image/png")})
    keep(card)
    arrived(card, 1)

    content = kept(planned_office)["layar.jpg"]
    assert size_of(content) == (2560, 768)


def test_a_line_that_is_cut_in_the_middle_loses_nothing(planned_office, card):
    content, offsets = pdf(3 * 1024 * 1024), []

    def cut(route):
        offsets.append(int(route.request.headers["x-tuntas-offset"]))
        route.abort() if len(offsets) in (2, 3) else route.continue_()

    card.route(PIECE, cut)
    choose(card, document("laporan.pdf", content))
    keep(card)
    arrived(card, 1)

    assert hashlib.sha256(kept(planned_office)["laporan.pdf"]).digest() == hashlib.sha256(content).digest()
    # What had arrived was not sent again.
    assert offsets == [0] + [HALF_MEGABYTE] * 3 + [HALF_MEGABYTE * step for step in range(2, 6)]
    assert planned_office.rows("SELECT COUNT(*) FROM unfinished_upload") == [(0,)]


def test_a_piece_whose_answer_is_lost_is_not_put_in_twice(planned_office, card):
    content, seen = pdf(1_500_000), []

    def lose_the_answer(route):
        seen.append(route.request.headers["x-tuntas-offset"])
        if len(seen) != 2:
            return route.continue_()
        assert route.fetch().status == 200
        return route.abort()

    card.route(PIECE, lose_the_answer)
    choose(card, document("laporan.pdf", content))
    keep(card)
    arrived(card, 1)

    assert kept(planned_office)["laporan.pdf"] == content
    assert seen == [str(HALF_MEGABYTE * step) for step in range(3)]


def test_what_does_not_get_through_stays_on_the_page_and_goes_on_by_the_button(planned_office, card, axe):
    content = pdf(1_500_000)
    card.clock.install()
    card.route(PIECE, lambda route: route.abort())
    choose(card, document("laporan.pdf", content), document("ringkas.pdf", pdf(1000, seed=2)))
    card.get_by_text("Judul, tanggal, halaman").click()
    card.get_by_label("Judul", exact=True).fill("Bukti SPIP")
    keep(card)

    button = card.get_by_role("button", name="Simpan bukti")
    expect(button).to_be_disabled()
    expect(card.get_by_role("progressbar", name="laporan.pdf")).to_be_visible()
    failed = card.locator("[data-failed]")
    # Waits grow between the tries; the page's clock runs ahead of ours.
    for _ in range(40):
        card.clock.run_for(2_000)
        if failed.is_visible():
            break
    expect(failed).to_be_visible()
    expect(button).to_be_enabled()
    expect(card.locator("[data-pieces-list] .bad")).to_have_count(2)
    axe(card)
    fits(card)
    shoot(card, "pieces-failed")
    card.unroute(PIECE)
    keep(card)
    arrived(card, 2)

    assert kept(planned_office)["laporan.pdf"] == content
    assert sorted(title for title, in planned_office.rows("SELECT title FROM evidence")) == [
        "Bukti SPIP · laporan", "Bukti SPIP · ringkas"]


def test_twelve_files_come_at_once_and_two_at_a_time(planned_office, card, axe):
    files = [document(f"lembar-{at}.pdf", pdf(2000 + at, seed=at)) for at in range(11)]
    # Two of one name and one size are two.
    files.append(document("lembar-3.pdf", pdf(2003, seed=99)))
    on_the_way, most = set(), [0]
    card.on("request", lambda request: is_piece(request) and (
        on_the_way.add(request), most.append(max(most[-1], len(on_the_way)))))
    for end in ("requestfinished", "requestfailed"):
        card.on(end, lambda request: on_the_way.discard(request))

    choose(card, *files)
    expect(card.locator("[data-pieces-list] > li")).to_have_count(12)
    axe(card)
    shoot(card, "pieces-chosen")
    keep(card)
    arrived(card, 12)

    assert most[-1] <= 2
    there = kept(planned_office)
    assert len(there) == 12 and sorted(there.values()) == sorted(file["buffer"] for file in files)
    axe(card)
    fits(card)
    shoot(card, "pieces-arrived")


def is_piece(request):
    return "/data-dukung/kiriman" in request.url


def test_the_other_button_makes_a_packet_of_them(planned_office, card):
    choose(card, document("undangan.pdf", pdf(3000, 1)), document("notula.pdf", pdf(3000, 2)))
    card.get_by_role("button", name="Simpan sebagai berkas kegiatan").click()
    arrived(card, 1)

    assert planned_office.rows("SELECT COUNT(*) FROM packet_part") == [(2,)]


def test_what_the_server_refuses_is_said_at_the_file_and_the_others_wait(planned_office, card, axe):
    choose(card, document("kosong.pdf", b""), document("isi.pdf", pdf(3000)))
    keep(card)

    refused = card.locator("[data-pieces-list] > li").filter(has_text="kosong.pdf")
    expect(refused.locator("p")).to_be_visible()
    expect(card.locator("[data-pieces-list] .good")).to_contain_text("isi.pdf")
    expect(card.get_by_role("button", name="Simpan bukti")).to_be_enabled()
    axe(card)
    shoot(card, "pieces-refused")
    choose(card, document("isi.pdf", pdf(3000)))
    keep(card)
    arrived(card, 1)


def test_a_file_whose_content_is_refused_is_answered_by_the_server(planned_office, card):
    choose(card, document("program.pdf", b"MZ" + bytes(5000)))
    keep(card)

    expect(card.locator("[data-error], [role=alert]:visible").first).to_be_visible()
    assert kept(planned_office) == {}


def test_a_session_that_ended_leads_to_signing_in(planned_office, card):
    card.get_by_text("Judul, tanggal, halaman").click()
    card.get_by_label("Judul", exact=True).fill("Bukti yang diberi judul")
    choose(card, document("laporan.pdf", pdf(3000)))
    card.context.clear_cookies(name=next(
        cookie["name"] for cookie in card.context.cookies() if "session" in cookie["name"]))
    keep(card)

    expect(card.get_by_text("Yang Anda ketik tersimpan")).to_be_visible()


def test_files_are_dropped_and_pasted_into_the_form(planned_office, card, axe):
    choose(card, document("dipilih.pdf", pdf(3000, 1)))
    names = card.locator("[data-pieces-list] > li")
    form = card.locator("form[data-pieces]")

    form.evaluate(CARRY, ["dragover", "seret.txt", "text/plain"])
    expect(form).to_have_class(re.compile("dropping"))
    axe(card)
    shoot(card, "pieces-dropping")
    form.evaluate(CARRY, ["drop", "seret.txt", "text/plain"])
    expect(form).not_to_have_class(re.compile("dropping"))
    expect(names).to_have_text([re.compile("dipilih.pdf"), re.compile("seret.txt")])
    card.locator("body").evaluate(CARRY, ["paste", "image.png", "image/png"])
    expect(names).to_have_text([re.compile("dipilih.pdf"), re.compile("seret.txt"), re.compile(r"\d{8}-\d{6}\.png")])
    # A drop beside the form changes nothing and does not open the file.
    card.locator("h1").evaluate(CARRY, ["drop", "lain.txt", "text/plain"])
    expect(names).to_have_count(3)
    keep(card)
    arrived(card, 3)

    assert "seret.txt" in kept(planned_office)


CARRY = """async (part, [kind, name, type]) => {
    const canvas = document.createElement('canvas')
    const picture = await new Promise(done => canvas.toBlob(done, 'image/png'))
    const carried = new DataTransfer()
    carried.items.add(new File([type === 'image/png' ? picture : 'isi'], name, { type }))
    const about = { bubbles: true, cancelable: true }
    part.dispatchEvent(kind === 'paste' ? new ClipboardEvent(kind, { ...about, clipboardData: carried })
        : new DragEvent(kind, { ...about, dataTransfer: carried }))
}"""


def test_a_form_without_files_is_sent_as_it_is(planned_office, card):
    asked = []
    card.on("request", lambda request: asked.append(request.url) if is_piece(request) else None)

    card.get_by_text("Tautan sebagai gantinya").click()
    card.get_by_label("Tautan", exact=True).fill("https://jdih.kpu.go.id/batanghari")
    keep(card)
    arrived(card, 1)

    assert asked == []


def test_without_script_the_form_brings_the_same_files(planned_office, visit):
    page = visit(planned_office, "Staf/Operator", script=False, width=360)
    page.goto(planned_office.address(CARD))
    content = pdf(700_000)

    choose(page, document("laporan.pdf", content), document("ringkas.pdf", pdf(2000, 2)))
    keep(page)
    arrived(page, 2)

    assert kept(planned_office)["laporan.pdf"] == content
