"""The process dies without warning, in the middle of an upload and right after one: nothing half remains."""
import hashlib
import http.client
import http.cookies
import re
import socket
import time
import urllib.parse

import pytest

from office_server import SAMPLE, SLUG

BOUNDARY = "batas-antara-bagian"


class Clerk:
    """A browser reduced to its requests, so that an upload can stop in the middle."""

    def __init__(self, office, login):
        self.office, self.cookies = office, {}
        page = self.ask("GET", "/-/masuk")
        person = office.rows("SELECT person FROM account WHERE login = ?", login)[0][0]
        answer = self.ask("POST", "/-/masuk/contoh", {"token": token(page), "orang": person, "kembali": "/"})
        assert answer.status == 303 and "session" in " ".join(self.cookies)

    def ask(self, method, path, form=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.office.port, timeout=20)
        headers = {"Accept": "text/html", "Cookie": self.cookie()}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urllib.parse.urlencode(form) if form is not None else None, headers)
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        connection.close()
        return answer

    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def begin_upload(self, content, sent):
        """Sends the head and the first `sent` bytes of the file; the rest is the caller's."""
        page = self.ask("GET", f"/{SLUG}/rencana/unggah")
        before = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token(page)}\r\n'
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="berkas"; filename="keputusan.txt"\r\n'
            "Content-Type: text/plain\r\n\r\n").encode()
        after = f"\r\n--{BOUNDARY}--\r\n".encode()
        line = socket.create_connection(("127.0.0.1", self.office.port), timeout=20)
        head = (
            f"POST /{SLUG}/rencana/usulan HTTP/1.1\r\nHost: 127.0.0.1:{self.office.port}\r\nCookie: {self.cookie()}\r\n"
            f"Accept: text/html\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
            f"Content-Length: {len(before) + len(content) + len(after)}\r\nConnection: close\r\n\r\n")
        line.sendall(head.encode() + before + content[:sent])
        return line, content[sent:] + after


def token(page):
    return re.search(r'name="token" value="([0-9a-f]+)"', page.text)[1]


def answer_of(line):
    text = b""
    while part := line.recv(65_536):
        text += part
    return text


def check_files(office):
    """Every row has its bytes under their own hash."""
    rows = office.rows("SELECT office, hash, size FROM file")
    for owner, name, size in rows:
        content = (office.data / "files" / owner / name[:2] / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == name and len(content) == size
    return rows


def wait_for(condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "waited 10 s in vain"
        time.sleep(0.005)


def incoming(office):
    return [path for path in (office.data / "files/incoming").iterdir() if path.stat().st_size > 0]


@pytest.mark.parametrize("sent", [1, 15_000, -1], ids=["at its begin", "in the middle", "a byte before its end"])
def test_a_death_in_the_middle_of_an_upload_leaves_nothing_half(fresh_office, sent):
    clerk, content = Clerk(fresh_office, "bambang"), SAMPLE.read_bytes()

    line, _ = clerk.begin_upload(content, sent)
    if sent != 1:
        wait_for(lambda: incoming(fresh_office))
    fresh_office.kill()
    line.close()
    fresh_office.start()

    assert check_files(fresh_office) == []
    assert fresh_office.rows("SELECT COUNT(*) FROM review") == [(0,)]
    assert clerk.ask("GET", f"/{SLUG}/rencana/usulan/1").status == 404
    upload_whole(clerk, content)
    assert clerk.ask("GET", f"/{SLUG}/rencana/usulan/1").status == 200
    assert len(check_files(fresh_office)) == 1


def upload_whole(clerk, content):
    line, rest = clerk.begin_upload(content, len(content) // 2)
    line.sendall(rest)
    answer = answer_of(line)
    assert answer.startswith(b"HTTP/1.1 303"), answer[:300]
    line.close()


def test_a_death_right_after_an_upload_loses_nothing(fresh_office):
    clerk, content = Clerk(fresh_office, "bambang"), SAMPLE.read_bytes()

    upload_whole(clerk, content)
    fresh_office.kill()
    fresh_office.start()

    rows = check_files(fresh_office)
    assert [name for _, name, _ in rows] == [hashlib.sha256(content).hexdigest()]
    page = clerk.ask("GET", f"/{SLUG}/rencana/usulan/1")
    assert page.status == 200 and "8.4.2" in page.text


@pytest.mark.parametrize("delay", [0, 0.02, 0.1, 0.3, 0.6])
def test_a_death_at_any_moment_of_reading_leaves_all_or_nothing(fresh_office, delay):
    clerk, content = Clerk(fresh_office, "bambang"), SAMPLE.read_bytes()

    line, rest = clerk.begin_upload(content, 1000)
    line.sendall(rest)
    moment = time.monotonic() + delay
    wait_for(lambda: time.monotonic() >= moment)
    fresh_office.kill()
    line.close()
    fresh_office.start()

    files, reviews = check_files(fresh_office), fresh_office.rows("SELECT number FROM review")
    assert len(files) == len(reviews) <= 1
    assert clerk.ask("GET", f"/{SLUG}/rencana/usulan/1").status == (200 if reviews else 404)
