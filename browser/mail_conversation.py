"""One caller of the mail server: what is said to each command, and when nothing is said."""
import asyncio

from aiosmtpd.smtp import MISSING, SMTP

USUAL = MISSING
ACCEPTED = b"250 2.0.0 Accepted"
REFUSED = b"550 5.1.1 No such mailbox"
UNKNOWN = b"530 5.7.0 Authentication required"


class Conversation(SMTP):
    """The protocol is aiosmtpd's; this says what the test wants said instead."""
    # The words that clients know; the library's own end in a zero byte.
    AuthLoginUsernameChallenge = "Username:"
    AuthLoginPasswordChallenge = "Password:"

    def __init__(self, server):
        is_starttls = server.security == "starttls"
        super().__init__(
            Answers(server), hostname="mail.kantor.example", ident="ESMTP",
            tls_context=server.context if is_starttls else None, require_starttls=is_starttls,
            auth_require_tls=server.security != "tls", authenticator=server.authenticate)
        self.mail, self.instead, self.is_greeted = server, USUAL, False
        server.called()

    @property
    def is_tls(self):
        return self.transport.get_extra_info("sslcontext") is not None

    def connection_made(self, transport):
        super().connection_made(transport)
        self.mail.conversations.add(self)

    def connection_lost(self, error):
        super().connection_lost(error)
        self.mail.conversations.discard(self)

    def data_received(self, data):
        if not self.is_tls:
            self.mail.in_clear += data
        super().data_received(data)

    async def push(self, status):
        if not self.is_greeted:
            self.is_greeted = True
            self.instead = await self.other("CONNECT")
        if self.mail.silent:
            await forever()
        instead, self.instead = self.instead, USUAL
        await super().push(status if instead is USUAL else instead)

    async def smtp_STARTTLS(self, arg):
        reply = await self.other("STARTTLS")
        if reply is USUAL or accepts(reply):
            self.instead = reply
            await super().smtp_STARTTLS(arg)
        else:
            await self.push(reply)

    async def other(self, command):
        """What a test wants said to `command`, once."""
        replies = self.mail.replies[command]
        reply = replies.popleft() if replies else USUAL
        if reply is None:
            await self.hang_up()
        return reply

    async def hang_up(self):
        self.transport.abort()
        await forever()


class Answers:
    """The commands that a test can have answered otherwise; aiosmtpd calls these by their names."""

    def __init__(self, server):
        self.mail = server

    async def handle_EHLO(self, conversation, session, envelope, hostname, usual):
        reply = await conversation.other("EHLO")
        session.host_name = hostname
        if reply is not USUAL:
            return [reply]
        return usual if self.mail.user else [line for line in usual if not line.startswith("250-AUTH")]

    async def handle_AUTH(self, conversation, session, envelope, given):
        return await conversation.other("AUTH")

    async def handle_MAIL(self, conversation, session, envelope, address, options):
        if self.mail.user and not session.authenticated:
            return UNKNOWN
        reply = await conversation.other("MAIL")
        reply = ACCEPTED if reply is USUAL else reply
        if accepts(reply):
            envelope.mail_from = address
        return reply

    async def handle_RCPT(self, conversation, session, envelope, address, options):
        if address in self.mail.refused:
            return REFUSED
        reply = await conversation.other("RCPT")
        reply = ACCEPTED if reply is USUAL else reply
        if accepts(reply):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, conversation, session, envelope):
        replies = self.mail.replies["DATA"]
        reply = replies.popleft() if replies else ACCEPTED
        if reply is None or accepts(reply):
            self.mail.keep(envelope, conversation.is_tls, session.auth_data)
        if reply is None:
            await conversation.hang_up()
        held = self.mail.answer_to_held
        if held and accepts(reply):
            self.mail.held.set()
            await held.wait()
        return reply


def accepts(reply):
    return reply[:1] == b"2"


async def forever():
    """Until the caller hangs up, which cancels it."""
    await asyncio.Event().wait()
