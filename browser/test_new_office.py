"""An office from nothing: set up on the command line, a second factor, a guest for a month, a refusal explained,
a backup restored elsewhere and verified."""
import base64
import datetime
import hashlib
import hmac
import re
import struct
import subprocess
import time

import pytest
from playwright.sync_api import expect

from office_server import OfficeServer, environment, program

FIRST, OWN = "kata sandi pertama", "empat kata milik sendiri"


def tuntas(*arguments):
    """Runs a command of the product and gives what it printed."""
    done = subprocess.run(
        [program(), *map(str, arguments)], env=environment(), capture_output=True, text=True, timeout=60,
        stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def make_office(data, slug, name, login, password):
    tuntas(
        "init", "--data", data, "--office", f"KPU {name}", "--short-name", f"KPU {name}", "--slug", slug, "--zone",
        "WIB", "--unit", "Subbag Umum", "--admin-name", login.capitalize(), "--admin-login", login,
        "--password-file", password, "--yes")


def code(secret, steps_ahead=0):
    """The code that a telephone shows (RFC 6238)."""
    step = struct.pack(">Q", int(time.time()) // 30 + steps_ahead)
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def sign_in(page, base, password):
    page.goto(base + "/-/masuk")
    page.locator("input[name=nama]").fill("rina")
    page.locator("input[name=sandi]").fill(password)
    page.get_by_role("button", name="Masuk", exact=True).click()


@pytest.fixture
def new_office(tmp_path):
    data, password = tmp_path / "template", tmp_path / "password"
    password.write_text(FIRST + "\n")
    make_office(data, "pelabuhan", "Kota Pelabuhan", "rina", password)
    make_office(data, "bukit", "Kabupaten Bukit", "budi", password)
    server = OfficeServer(data, tmp_path / "data")
    yield server
    server.stop()
    assert not server.failures(), server.failures()


def test_from_nothing_to_a_second_factor_a_guest_and_a_restored_backup(new_office, visit, script, axe, tmp_path):
    def seen(page):
        if script:
            axe(page)

    page, base = visit(new_office, script=script), new_office.base
    sign_in(page, base, FIRST)
    page.locator("input[name=sandi-lama]").fill(FIRST)
    page.locator("input[name=sandi-baru]").fill(OWN)
    page.locator("input[name=sandi-ulang]").fill(OWN)
    seen(page)
    page.locator("form", has=page.locator("input[name=sandi-lama]")).get_by_role("button").click()

    page.goto(base + "/-/akun/faktor-kedua")
    seen(page)
    secret = re.sub(r"\s", "", page.locator("section code").inner_text())
    secret += "=" * (-len(secret) % 8)
    page.locator("input[name=kode]").fill(code(secret))
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_role("heading", name=re.compile("[Kk]ode pemulihan")).first).to_be_visible()
    seen(page)

    page.context.clear_cookies()
    sign_in(page, base, OWN)
    page.wait_for_url("**/-/masuk/kode**")
    seen(page)
    page.locator("input[name=kode]").fill(code(secret, steps_ahead=1))
    page.get_by_role("button", name="Masuk", exact=True).first.click()
    page.wait_for_url("**/pelabuhan**")

    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    page.goto(base + "/pelabuhan/orang/tamu/baru")
    seen(page)
    page.locator("[name=kantor]").fill("bukit")
    page.locator("[name=masuk]").fill("budi")
    page.locator("select[name=peran]").select_option("asesor")
    page.locator("input[name=sampai]").fill((today + datetime.timedelta(days=30)).isoformat())
    page.locator("form", has=page.locator("select[name=peran]")).locator("button.button-main").click()
    expect(page.get_by_role("link", name="Budi")).to_be_visible()
    seen(page)

    page.goto(base + "/pelabuhan/hak-akses?orang=bukit-1&tindakan=plans.adopt")
    expect(page.get_by_text(re.compile("tidak boleh", re.I)).first).to_be_visible()
    seen(page)

    file, elsewhere = tmp_path / "cadangan.tar", tmp_path / "elsewhere"
    tuntas("backup", file, "--data", new_office.data)
    tuntas("restore", file, "--data", elsewhere)
    tuntas("verify", "--data", elsewhere)
    restored = OfficeServer(elsewhere, tmp_path / "restored")
    try:
        again = visit(restored, script=script)
        sign_in(again, restored.base, OWN)
        again.wait_for_url("**/-/masuk/kode**")
    finally:
        restored.stop()
