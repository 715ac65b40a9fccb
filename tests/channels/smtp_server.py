"""An SMTP server that answers what it was told, step by step, and remembers the letters."""

import asyncio
import ssl
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from shared.listening import listen
from tests.sandbox.shutting import shut


@dataclass(frozen=True)
class Letter:
    """A letter that was taken: its envelope and its bytes."""

    sender: str
    recipient: str
    raw: bytes
    connection: int

    @property
    def parsed(self) -> EmailMessage:
        """The letter as a mail program reads it."""
        return message_from_bytes(self.raw, policy=policy.default)


class SmtpScript:
    """Says yes unless a step was told otherwise; an empty answer hangs up. On 127.0.0.1."""

    def __init__(self, *, tls: ssl.SSLContext | None = None, starttls: bool = False) -> None:
        self.port = 0
        self.letters: list[Letter] = []
        self.connections = 0
        self.commands: list[str] = []
        self.hangs = False
        self.pauses: dict[str, float] = {}
        """Seconds before the answer of a step."""
        self.woken = asyncio.Event()
        self.extensions = ["SIZE 1000000", "8BITMIME", "AUTH PLAIN"]
        self._tls = tls
        self._starttls = starttls
        self._answers: dict[str, deque[str]] = {}
        self._server: asyncio.Server | None = None
        self._talks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    def answers(self, step: str, *lines: str) -> None:
        """What the next visits of a step hear: CONNECT, a verb, or END after the content."""
        self._answers.setdefault(step, deque()).extend(lines)

    async def open(self) -> None:
        """Listen; on the same port again after `close`."""
        tls = None if self._starttls else self._tls
        door = listen("127.0.0.1", self.port)
        self._server = await asyncio.start_server(self._talk, sock=door, ssl=tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Hang up on everybody and refuse connections."""
        if self._server:
            await shut(self._server)
        self.woken.set()
        for writer in self._talks.values():
            writer.close()
        await asyncio.gather(*self._talks)
        self.woken.clear()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._talks[task] = writer
        with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            await _Conversation(self, reader, writer, self.connections).run()
        del self._talks[task]
        writer.close()

    def told(self, step: str, usual: str) -> str:
        """The next answer of the step."""
        queue = self._answers.get(step)
        return queue.popleft() if queue else usual

    async def upgrade(self, writer: asyncio.StreamWriter) -> None:
        """The TLS handshake after STARTTLS."""
        assert self._tls is not None
        await writer.start_tls(self._tls)


class _Conversation:
    def __init__(
        self,
        server: SmtpScript,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        number: int,
    ) -> None:
        self.server, self.reader, self.writer, self.number = server, reader, writer, number
        self.sender = self.recipient = ""

    async def run(self) -> None:
        """Greet, then answer command by command."""
        if not await self._say("CONNECT", "220 ready"):
            return
        while line := (await self.reader.readline()).decode().rstrip("\r\n"):
            self.server.commands.append(line)
            verb = line.split(" ")[0].upper()
            if not await self._command(verb, line):
                return

    async def _command(self, verb: str, line: str) -> bool:
        match verb:
            case "EHLO":
                lines = [*self.server.extensions, "HELP"]
                return await self._say(verb, "\r\n".join(_numbered(["hello", *lines])))
            case "AUTH":
                return await self._say(verb, "235 ok")
            case "STARTTLS":
                await self._say(verb, "220 go ahead")
                await self.server.upgrade(self.writer)
                return True
            case "MAIL":
                self.sender = line
            case "RCPT":
                self.recipient = line[len("RCPT TO:<") :].partition(">")[0]
            case "DATA":
                return await self._data()
            case "QUIT":
                await self._say(verb, "221 bye")
                return False
            case _:
                pass
        return await self._say(verb, "250 ok")

    async def _data(self) -> bool:
        if not await self._say("DATA", "354 go on") or not self.last.startswith("354"):
            return bool(self.last)
        raw = await self.reader.readuntil(b"\r\n.\r\n")
        taken = await self._say("END", "250 queued as 4F2A")
        if self.last.startswith("250"):
            letter = Letter(self.sender, self.recipient, raw[:-3], self.number)
            self.server.letters.append(letter)
        return taken

    async def _say(self, step: str, usual: str) -> bool:
        """False when the line is cut: by an empty answer, or after 421."""
        if self.server.hangs:
            await self.server.woken.wait()
        await asyncio.sleep(self.server.pauses.get(step, 0))
        self.last = self.server.told(step, usual)
        if self.last:
            self.writer.write(self.last.encode() + b"\r\n")
            await self.writer.drain()
        return bool(self.last) and not self.last.startswith("421")


def _numbered(lines: list[str]) -> list[str]:
    return [f"250-{line}" for line in lines[:-1]] + [f"250 {lines[-1]}"]
