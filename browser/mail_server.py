"""A mail server on this machine that keeps what it is sent, and misbehaves as a test wants it to."""
import asyncio
import collections
import email
import email.message
import email.policy
import ssl
import subprocess
import threading
from dataclasses import dataclass

from aiosmtpd.smtp import AuthResult

from mail_conversation import Conversation

SENDER = "tuntas@kantor.example"
LATER = "451 4.3.0 Try again later"


@dataclass(frozen=True)
class Received:
    """A message that was accepted, as it came over the line, and who brought it."""
    message: email.message.EmailMessage
    content: bytes
    sender: str
    recipients: tuple[str, ...]
    is_tls: bool
    user: str | None


def long_reply(code):
    """One line that no client expects: 10,000 characters after the code."""
    return f"{code} {'x' * 10_000}"


class MailServer:
    """Listens on 127.0.0.1 in a thread of its own; every message is in `messages`, in the order of their coming.

    `security` is "starttls" (nothing else is heard before it), "tls" (from the first byte) or "plain". With a `user`
    nobody sends before AUTH, which is refused without TLS. `names` are those of the certificate, for one of another
    server.

    A test sets `refused` (recipients that get a 550) and `silent` (not a word from then on, not even a greeting).
    """

    def __init__(self, folder, security="starttls", user=None, password=None, names="IP:127.0.0.1,DNS:localhost"):
        assert security in ("starttls", "tls", "plain"), security
        self.security, self.user, self.password = security, user, password
        self.certificate, self.context = None, None
        if security != "plain":
            self.certificate, self.context = make_certificate(folder, names)
        self.port, self.loop = 0, None
        self.changed = threading.Condition()
        self.messages, self.connections, self.in_clear = [], 0, b""
        self.refused, self.silent, self.replies = set(), False, collections.defaultdict(collections.deque)
        self.held, self.answer_to_held = threading.Event(), None
        self.conversations = set()
        self.start()

    def start(self):
        """Listens; once more on the same port after a `stop()`."""
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.run(self.listen())

    def stop(self):
        """Ends every conversation, and holding; whoever calls now finds nobody."""
        if self.loop is None:
            return
        self.run(self.close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()
        self.loop = None

    def settings(self):
        """The environment of a program that sends its mail here."""
        scheme = "smtps" if self.security == "tls" else "smtp"
        settings = {"TUNTAS_MAIL": f"{scheme}://127.0.0.1:{self.port}", "TUNTAS_MAIL_FROM": SENDER}
        if self.user:
            settings |= {"TUNTAS_MAIL_USER": self.user, "TUNTAS_MAIL_PASSWORD": self.password}
        if self.certificate:
            settings["TUNTAS_MAIL_CA"] = str(self.certificate)
        return settings

    def wait_for(self, count, seconds=20):
        """The messages, as soon as there are so many."""
        return self.wait_until(lambda: len(self.messages) >= count and list(self.messages), seconds)

    def wait_for_connections(self, count, seconds=20):
        """Waits until it was called so often, whatever came of it."""
        self.wait_until(lambda: self.connections >= count, seconds)

    def wait_until(self, condition, seconds):
        with self.changed:
            result = self.changed.wait_for(condition, seconds)
            assert result, (
                f"after {seconds} s: {len(self.messages)} messages, {self.connections} connections; "
                f"in clear: {self.in_clear[-500:]!r}")
            return result

    def answer(self, command, reply, times=1):
        """Says `reply` instead of what is usual, the next times that `command` comes.

        The commands are CONNECT (the greeting), EHLO, STARTTLS, AUTH, MAIL, RCPT and DATA (after its end). A reply may
        have several lines or be nonsense in bytes; what begins with a 2 accepts all the same, but for AUTH. The reply
        None is to hang up without a word.
        """
        content = reply.encode() if isinstance(reply, str) else reply
        self.replies[command].extend([content] * times)

    def defer(self, times, at="DATA"):
        """A refusal for the moment, the next times."""
        self.answer(at, LATER, times)

    def drop(self, times=1):
        """Keeps the next messages, but hangs up where the answer should be, as if it had been lost on its way."""
        self.answer("DATA", None, times)

    def hold(self):
        """Keeps what comes from now on, but holds back the 250 until `release()`; `held` is set when one waits."""
        self.held.clear()
        self.answer_to_held = asyncio.Event()

    def release(self):
        """Gives the answers that were held back."""
        answer, self.answer_to_held = self.answer_to_held, None
        if answer:
            self.loop.call_soon_threadsafe(answer.set)

    def run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    async def listen(self):
        self.listener = await self.loop.create_server(
            lambda: Conversation(self), "127.0.0.1", self.port, ssl=self.context if self.security == "tls" else None)
        self.port = self.listener.sockets[0].getsockname()[1]

    async def close(self):
        self.listener.close()
        self.answer_to_held = None
        for conversation in list(self.conversations):
            # One that said goodbye is closing by itself, and cannot be aborted any more.
            if not conversation.transport.is_closing():
                conversation.transport.abort()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def called(self):
        with self.changed:
            self.connections += 1
            self.changed.notify_all()

    def keep(self, envelope, is_tls, given):
        user = given.login.decode() if given else None
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        received = Received(message, envelope.content, envelope.mail_from, tuple(envelope.rcpt_tos), is_tls, user)
        with self.changed:
            self.messages.append(received)
            self.changed.notify_all()

    def authenticate(self, conversation, session, envelope, mechanism, given):
        expected = (self.user or "").encode(), (self.password or "").encode()
        is_right = self.user is not None and (given.login, given.password) == expected
        return AuthResult(success=is_right, handled=False, auth_data=given)


def make_certificate(folder, names):
    """A certificate that only its own holder vouches for, and what a server needs to show it."""
    certificate, key = folder / "mail.pem", folder / "mail.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "30", "-subj", "/CN=localhost", "-addext", f"subjectAltName={names}", "-keyout", key,
         "-out", certificate],
        check=True, capture_output=True, timeout=60)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context
