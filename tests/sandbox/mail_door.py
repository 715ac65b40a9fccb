"""One SMTP connection: aiosmtpd speaks, the mail server's faults interrupt it."""

import asyncio
from typing import TYPE_CHECKING, Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.sandbox.faults import Fault
from tests.sandbox.letter import Letter

if TYPE_CHECKING:
    from tests.sandbox.mail import MailServer


class Door(SMTP):
    """The protocol of a connection and its own handler in one."""

    def __init__(self, mail: "MailServer") -> None:
        self.mail = mail
        self.letters = 0
        self.number = 0
        super().__init__(
            self,
            hostname="mail.sandbox.example",
            ident="Sandbox",
            data_size_limit=mail.size_limit,
            enable_SMTPUTF8=True,
            tls_context=mail.tls,
            auth_require_tls=False,
            authenticator=self.recognises if mail.users else None,
            loop=asyncio.get_running_loop(),
        )
        # Given to the constructor it warns of AUTH without TLS, which is the point here.
        self._auth_required = bool(mail.users)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.mail.connections += 1
        self.number = self.mail.connections
        self.mail.doors.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.mail.doors.discard(self)
        super().connection_lost(error)

    def cut(self) -> None:
        transport = self.transport
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()

    async def push(self, status: str | bytes) -> None:
        """The greeting may be refused; after 421 the server hangs up."""
        text = status if isinstance(status, str) else status.decode()
        if text.startswith("220 ") and self.session is not None and not self.session.host_name:
            fault = self.mail.faults.meet(at="connect")
            text = self._reply(fault) or text
        await super().push(text)
        if text.startswith(("421 ", "554 ")) and self.transport is not None:
            self.transport.close()

    def _reply(self, fault: Fault | None) -> str:
        if fault is None:
            return ""
        if fault.how["hang_up"]:
            self.cut()
        return str(fault.how["reply"])

    def recognises(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, given: Any
    ) -> AuthResult:
        fault = self.mail.faults.meet(at="auth")
        if fault is not None:
            return AuthResult(success=False, handled=False, message=self._reply(fault))
        if not isinstance(given, LoginPassword):
            return AuthResult(success=False, handled=False)
        password = self.mail.users.get(given.login.decode())
        return AuthResult(success=password == given.password.decode(), handled=False)

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        await self.mail.faults.linger()
        most = self.mail.letters_per_connection
        if most is not None and self.letters >= most:
            return "421 4.7.0 Too many letters in one connection"
        reply = self._reply(self.mail.faults.meet(at="mail", recipient=None))
        if reply:
            return reply
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        await self.mail.faults.linger()
        reply = self._reply(await self._met(at="rcpt", recipient=address))
        if reply:
            self._refuse(address, reply)
            return reply
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 -- aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        await self.mail.faults.linger()
        fault = self.mail.faults.meet(at="data", recipient=envelope.rcpt_tos[0])
        if fault is not None and "reply" in fault.how and not fault.how["lost_answer"]:
            reply = self._reply(fault)
            self._refuse(envelope.rcpt_tos[0], reply)
            return reply
        self._keep(envelope)
        if fault is not None and not await self._thinks(fault):
            self.cut()
        return "250 2.0.0 OK queued"

    async def _met(self, **what: Any) -> Fault | None:
        """The fault that refuses what arrives; what is only slow is over when this returns."""
        fault = self.mail.faults.meet(**what)
        return None if fault is None or await self._thinks(fault) else fault

    async def _thinks(self, fault: Fault) -> bool:
        if "seconds" not in fault.how:
            return False
        await asyncio.sleep(fault.how["seconds"])
        return True

    def _keep(self, envelope: Envelope) -> None:
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content).encode()
        letter = Letter(envelope.mail_from or "", list(envelope.rcpt_tos), raw, self.number)
        self.letters += 1
        self.mail.letters.append(letter)
        self.mail.pulse.tell({"kind": "letter", "letter": letter})

    def _refuse(self, recipient: str, reply: str) -> None:
        self.mail.refused.append((recipient, int(reply[:3])))
        self.mail.pulse.beat()
