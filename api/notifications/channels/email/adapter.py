"""E-mail: one SMTP server, kept connections, a letter per person."""

import asyncio
from datetime import UTC, datetime
from typing import Final

import aiosmtplib

from api.notifications.channels.base import (
    Address,
    Gone,
    Message,
    Outcome,
    Rejected,
    Retry,
    Sent,
    Tested,
)
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.errors import (
    is_closing,
    outcome_of_connecting,
    outcome_of_sending,
    said_of,
    said_of_connecting,
    words_of,
)
from api.notifications.channels.email.headers import LetterRefused
from api.notifications.channels.email.letter import Identity, Letter, render
from api.notifications.channels.email.mailbox import NotAMailbox, mailbox
from api.notifications.channels.email.pool import CannotConnect, SmtpPool, SmtpServer
from api.notifications.channels.email.refusals import row_of
from api.notifications.channels.hosts import called, fault_of_host
from api.notifications.channels.refusals import Said, of_everybody
from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.channels.texts import masked
from shared.invisible import one_line

SECURITY: Final = frozenset({"starttls", "tls", "none"})
TEST_PATIENCE: Final = 45.0
"""Seconds; somebody waits at the test button."""
_TROUBLE: Final = (aiosmtplib.SMTPException, OSError, ValueError)


class EmailChannel:
    """Sends by one account; `server.password` appears in no reason.

    Raises ChannelSettingsError on an impossible sender, an unknown kind of security or a host that
    may not be called.
    """

    concurrency = 3

    def __init__(self, server: SmtpServer, *, sender: str, sender_name: str = "") -> None:
        if server.security not in SECURITY or not server.host:
            raise ChannelSettingsError("the mail server's settings are incomplete")
        if server.hosts and (fault := fault_of_host(called(server.host), server.hosts)):
            raise ChannelSettingsError(f"the mail server: {fault}")
        self._identity = _identity(sender, sender_name)
        self._pool = SmtpPool(server)
        self._secret = server.password

    async def send(self, address: Address, message: Message) -> Outcome:
        """Send one letter; `provider_id` is what the server said when it took it."""
        if not isinstance(address, EmailAddress):
            raise TypeError(address)
        try:
            letter = self._letter(address, message)
        except NotAMailbox as error:
            return Gone(reason=str(error), says="bad-address")
        except LetterRefused as error:
            return Rejected(reason=str(error), says="form")
        try:
            return Sent(provider_id=await self._hand_over(letter))
        except CannotConnect as error:
            cause = error.__cause__ or error
            return outcome_of_connecting(cause, self._veiled(words_of(cause)))
        except _TROUBLE as error:
            return outcome_of_sending(error, self._veiled(words_of(error)))

    async def test(self, address: Address | None, message: Message) -> Tested:
        """The server's own words; without an address it only connects and logs in."""
        try:
            return Tested(ok=True, answer=self._veiled(await self._tested(address, message)))
        except CannotConnect as error:
            cause = error.__cause__ or error
            return self._refused(cause, said_of_connecting(cause))
        except _TROUBLE as error:
            return self._refused(error, said_of(error))

    def _refused(self, error: BaseException, said: Said) -> Tested:
        return Tested(ok=False, answer=self._veiled(words_of(error)), says=row_of(said).says)

    async def probe(self) -> Retry | None:
        """Connect, greet and log in. Connections of before are not trusted any more."""
        self._pool.forget()
        try:
            with self._pool.using(await self._pool.fresh()) as client:
                await client.noop()
        except CannotConnect as error:
            cause = error.__cause__ or error
            return of_everybody(outcome_of_connecting(cause, self._veiled(words_of(cause))))
        except _TROUBLE as error:
            return of_everybody(outcome_of_connecting(error, self._veiled(words_of(error))))
        return None

    async def close(self) -> None:
        """Close the kept connections."""
        await self._pool.close()

    async def _tested(self, address: Address | None, message: Message) -> str:
        if address is None:
            with self._pool.using(await self._pool.fresh()) as client:
                answer = await client.noop()
            return f"{answer.code} {answer.message}"
        if not isinstance(address, EmailAddress):
            raise TypeError(address)
        async with asyncio.timeout(TEST_PATIENCE):
            return await self._hand_over(self._letter(address, message))

    def _letter(self, address: EmailAddress, message: Message) -> Letter:
        return render(address, message, self._identity, datetime.now(UTC))

    async def _hand_over(self, letter: Letter) -> str:
        """Over a kept connection if there is one; if the server closed it, over a new one.

        A letter that was cut off before its end so goes again at once; the server cannot have it.
        """
        if client := self._pool.kept():
            try:
                return await self._talk(client, letter)
            except aiosmtplib.SMTPException as error:
                if not is_closing(error):
                    raise
        return await self._talk(await self._pool.fresh(), letter)

    async def _talk(self, client: aiosmtplib.SMTP, letter: Letter) -> str:
        sender = str(self._identity.mailbox)
        plain = (sender + letter.recipient).isascii()
        options = [] if plain else ["SMTPUTF8", "BODY=8BITMIME"]
        with self._pool.using(client):
            _, words = await client.sendmail(
                sender, [letter.recipient], letter.raw, mail_options=options
            )
        return one_line(words)[:300]

    def _veiled(self, text: str) -> str:
        return masked(text, self._secret)


def _identity(sender: str, name: str) -> Identity:
    try:
        return Identity(mailbox=mailbox(sender), name=name)
    except NotAMailbox as error:
        raise ChannelSettingsError("the sender is not an e-mail address") from error
