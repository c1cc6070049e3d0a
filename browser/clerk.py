"""A browser reduced to its requests: they can stop in the middle, and many of them can be on their way at once."""
import http.client
import http.cookies
import re
import socket
import urllib.parse

from office_server import SLUG

BOUNDARY = "batas-antara-bagian"


class Clerk:
    """Somebody of the demo office, signed in."""

    def __init__(self, office, login):
        self.office, self.cookies = office, {}
        page = self.ask("GET", "/-/masuk")
        person = office.rows("SELECT person FROM account WHERE login = ?", login)[0][0]
        answer = self.ask("POST", "/-/masuk/contoh", {"token": token(page), "orang": person, "kembali": "/"})
        assert answer.status == 303 and "session" in " ".join(self.cookies)

    def ask(self, method, path, form=None):
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
        return self.send(method, path, urllib.parse.urlencode(form) if form is not None else None, headers)

    def upload(self, path, fields, files):
        """Posts a form with files, each a name and its bytes."""
        body = b"".join(field(name, value) for name, value in fields)
        for name, content in files:
            body += file_head("berkas", name) + content + b"\r\n"
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self.send("POST", path, body + f"--{BOUNDARY}--\r\n".encode(), kind)

    def send(self, method, path, body, headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.office.port, timeout=20)
        try:
            connection.request(method, path, body, {"Accept": "text/html", "Cookie": self.cookie()} | headers)
            answer = connection.getresponse()
            answer.body = answer.read()
        finally:
            connection.close()
        answer.text = answer.body.decode(errors="replace")
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer

    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def begin_upload(self, content, sent):
        """Sends the head and the first `sent` bytes of the file; the rest is the caller's."""
        page = self.ask("GET", f"/{SLUG}/rencana/unggah")
        before = field("token", token(page)) + file_head("berkas", "keputusan.txt")
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


def field(name, value):
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def file_head(field_name, file_name):
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field_name}"; filename="{file_name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n").encode()
