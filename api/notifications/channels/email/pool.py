"""Kept SMTP connections: opened at need, reused, never waited for when the server closed them."""

import asyncio
import socket
import ssl
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

import aiosmtplib

from api.notifications.channels.email.client import LetterClient
from api.notifications.channels.hosts import HostPolicy, PrivateHostError, called, connect

TIMEOUT: Final = 30.0
"""Seconds for one command; only the answer to a whole letter may take longer."""


@dataclass(frozen=True, kw_only=True)
class SmtpServer:
    """Where letters go and how; `tls_context` is for a private certificate authority."""

    host: str
    port: int
    security: str = "starttls"
    """`starttls`, `tls` or `none`."""
    username: str = ""
    password: str = ""
    helo: str = ""
    """Our own name; empty means the machine's."""
    tls_context: ssl.SSLContext | None = None
    hosts: HostPolicy | None = None
    """Where it may stand; None where the operator names it, who is not judged."""


class CannotConnect(Exception):
    """No connection could be opened; the cause is what aiosmtplib or TLS raised."""


class SmtpPool:
    """Idle connections of one server. As many are open as sends run at once."""

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self._idle: list[aiosmtplib.SMTP] = []

    def kept(self) -> aiosmtplib.SMTP | None:
        """A connection that was used before, or None. The server may have just closed it."""
        while self._idle:
            client = self._idle.pop()
            if client.is_connected:
                return client
        return None

    async def fresh(self) -> aiosmtplib.SMTP:
        """A new connection, encrypted and logged in as told; raises CannotConnect."""
        client = self._client()
        try:
            client.sock = await self._connected()
            await client.connect()
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            client.close()
            raise CannotConnect from error
        except BaseException:
            client.close()  # Nobody waits for it any more.
            raise
        return client

    @contextmanager
    def using(self, client: aiosmtplib.SMTP) -> Generator[aiosmtplib.SMTP]:
        """Keep the connection afterwards if it is still in order, else close it."""
        try:
            yield client
        except (aiosmtplib.SMTPResponseException, aiosmtplib.SMTPRecipientsRefused):
            self._keep(client)
            raise
        except BaseException:
            client.close()  # Half a conversation: the next letter must not read its answers.
            raise
        else:
            self._keep(client)

    async def close(self) -> None:
        """Say goodbye on every idle connection."""
        while client := self.kept():
            with suppress(aiosmtplib.SMTPException, OSError):
                await client.quit()
            client.close()

    def forget(self) -> None:
        """Drop the idle connections without a word: nobody may be at their other end."""
        while self._idle:
            self._idle.pop().close()

    def _keep(self, client: aiosmtplib.SMTP) -> None:
        if client.is_connected:
            self._idle.append(client)

    async def _connected(self) -> socket.socket:
        """The library would look the name up by itself: what was judged is what is called."""
        server = self._server
        where = f"{server.host} on port {server.port}"
        try:
            async with asyncio.timeout(TIMEOUT):
                return await connect(called(server.host), server.port, server.hosts)
        except TimeoutError as error:
            raise aiosmtplib.SMTPConnectTimeoutError(f"Timed out connecting to {where}") from error
        except PrivateHostError:
            raise
        except OSError as error:
            told = f"Error connecting to {where}: {error}"
            raise aiosmtplib.SMTPConnectError(told) from error

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        return LetterClient(
            hostname=called(server.host),
            username=server.username or None,
            password=server.password or None,
            local_hostname=server.helo or None,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",
            tls_context=server.tls_context,
            timeout=TIMEOUT,
        )
