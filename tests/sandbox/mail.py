"""An SMTP server in the same loop: letters parsed and kept, refusals on demand."""

import asyncio
import contextlib
import ssl
from typing import Any

from shared.listening import listen
from tests.sandbox.faults import Fault, Faults
from tests.sandbox.letter import Letter
from tests.sandbox.mail_door import Door
from tests.sandbox.pulse import Pulse
from tests.sandbox.shutting import shut

WORDS = {
    421: "4.3.2 Service not available",
    450: "4.2.1 Mailbox busy",
    451: "4.7.1 Greylisted, please come back later",
    452: "4.2.2 Mailbox full",
    535: "5.7.8 Authentication credentials invalid",
    550: "5.1.1 No such user here",
    552: "5.3.4 Message too big for system",
    554: "5.7.1 Refused",
}


class MailServer:
    """`letters` in order of arrival; the same port after `close()` and `reopen()`."""

    def __init__(
        self,
        port: int = 0,
        *,
        users: dict[str, str] | None = None,
        size_limit: int = 10 * 1024 * 1024,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.port = port
        self.users = users or {}
        """Login → password; with any of them, AUTH is required."""
        self.size_limit = size_limit
        self.tls = tls
        """With a context STARTTLS is offered."""
        self.letters: list[Letter] = []
        self.refused: list[tuple[str, int]] = []
        """Recipient and code of every refusal."""
        self.connections = 0
        self.letters_per_connection: int | None = None
        self.faults = Faults()
        self.pulse = Pulse()
        self._server: asyncio.Server | None = None
        self.doors: set[Door] = set()

    @property
    def url(self) -> str:
        """As the product takes it: no TLS and no STARTTLS."""
        return f"smtp+plain://127.0.0.1:{self.port}"

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        door = listen("127.0.0.1", self.port)
        self._server = await loop.create_server(lambda: Door(self), sock=door)
        self.port = self._server.sockets[0].getsockname()[1]

    async def reopen(self) -> None:
        """Listens again on the same port."""
        await self.open()

    async def close(self) -> None:
        """Refuses connections and cuts those that are open."""
        server, self._server = self._server, None
        if server is None:
            return
        await shut(server)
        for door in list(self.doors):
            door.cut()
        await asyncio.sleep(0)

    def slow(self, seconds: float) -> None:
        """Every MAIL, RCPT and DATA is answered so much later, until healed."""
        self.faults.delay = seconds

    def heal(self) -> None:
        self.faults.heal()

    def fail(
        self,
        *,
        recipient: str | None = None,
        at: str = "rcpt",
        code: int = 451,
        text: str = "",
        hang_up: bool = False,
        lost_answer: bool = False,
        times: int | None = 1,
        after: int = 0,
    ) -> Fault:
        """Refuses at `connect`, `auth`, `mail`, `rcpt` or `data`.

        `hang_up` cuts the connection there; `lost_answer` keeps the letter and cuts (at `data`).
        """
        how: dict[str, Any] = {
            "reply": f"{code} {text or WORDS.get(code, 'Refused')}",
            "hang_up": hang_up,
            "lost_answer": lost_answer,
        }
        where = {"at": "data" if lost_answer else at, "recipient": recipient}
        return self.faults.add(Fault(where=where, how=how, times=times, after=after))

    def think(
        self,
        seconds: float,
        *,
        recipient: str | None = None,
        at: str = "rcpt",
        times: int | None = 1,
    ) -> Fault:
        """Says yes so much later, at `rcpt` or `data`: there the letter is kept before."""
        where = {"at": at, "recipient": recipient}
        return self.faults.add(Fault(where=where, how={"seconds": seconds}, times=times))

    # ------------------------------------------------------------ readers

    def letters_to(self, address: str = "", subject: str = "") -> list[Letter]:
        """Oldest first; `subject` is any part of it."""
        mine = [one for one in self.letters if not address or address in one.recipients]
        return [one for one in mine if subject in one.subject]

    def letter_to(self, address: str, subject: str = "") -> Letter:
        """The newest letter; AssertionError where there is none."""
        found = self.letters_to(address, subject)
        assert found, f"no letter «{subject}» to {address}:\n{self.transcript}"
        return found[-1]

    async def waits_for(self, address: str, subject: str = "", *, within: float = 10) -> Letter:
        with contextlib.suppress(TimeoutError):  # letter_to says what is there instead
            await self.pulse.until(lambda: self.letters_to(address, subject), within)
        return self.letter_to(address, subject)

    @property
    def transcript(self) -> str:
        lines = [f"  to {', '.join(one.recipients)}: {one.subject}" for one in self.letters]
        return "\n".join(lines) or "  (no letters)"
