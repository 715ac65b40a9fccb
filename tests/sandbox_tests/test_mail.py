"""The SMTP server is met by aiosmtplib."""

import asyncio
from email.message import EmailMessage

import pytest
from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from tests.sandbox import Sandbox

BORIS = "boris@vestovoy.example"


def letter(text: str = "Сломался") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "support@vestovoy.example", BORIS
    message["Subject"] = "[№1] Принтер"
    message.set_content(text)
    message.add_alternative("<p>Сломался</p>", subtype="html")
    return message


def client(world: Sandbox) -> SMTP:
    return SMTP(hostname="127.0.0.1", port=world.mail.port, use_tls=False, start_tls=False)


async def test_a_letter_is_parsed_and_kept(world: Sandbox):
    """Subject, text and HTML come back decoded, found by the recipient."""
    async with client(world) as smtp:
        await smtp.send_message(letter())
    got = await world.mail.waits_for(BORIS, "Принтер")
    assert (got.subject, got.text.strip()) == ("[№1] Принтер", "Сломался")
    assert "<p>" in got.html
    with pytest.raises(AssertionError, match="Принтер"):
        world.mail.letter_to("nobody@x.example")


@pytest.mark.parametrize("code", [451, 550])
async def test_a_recipient_is_refused(world: Sandbox, code: int):
    """451 greylists, 550 is unknown; the next letter passes."""
    world.mail.fail(recipient=BORIS, code=code)
    async with client(world) as smtp:
        with pytest.raises(SMTPRecipientsRefused) as caught:
            await smtp.send_message(letter())
        assert caught.value.recipients[0].code == code
        await smtp.send_message(letter())
    assert world.mail.refused == [(BORIS, code)]
    assert len(world.mail.letters) == 1


async def test_a_large_letter_is_refused_by_its_size(world: Sandbox):
    """552 at MAIL FROM, before the content."""
    world.mail.size_limit = 300
    message = letter("я" * 500)
    async with client(world) as smtp:
        with pytest.raises(SMTPResponseException) as caught:
            await smtp.send_message(message)
    assert caught.value.code == 552


async def test_bad_credentials_are_refused(world: Sandbox):
    """535 for a wrong password; the right one opens the door."""
    world.mail.users = {"robot": "right"}
    async with client(world) as smtp:
        with pytest.raises(SMTPAuthenticationError) as caught:
            await smtp.login("robot", "wrong")
        assert caught.value.code == 535
    async with client(world) as smtp:
        await smtp.login("robot", "right")
        await smtp.send_message(letter())
    assert len(world.mail.letters) == 1


async def test_the_port_closes_and_opens_again(world: Sandbox):
    """A closed port refuses and an open connection is cut; later it is there again."""
    smtp = client(world)
    await smtp.connect()
    await world.mail.close()
    with pytest.raises((SMTPServerDisconnected, SMTPConnectError, ConnectionError)):
        await smtp.send_message(letter())
    with pytest.raises(SMTPConnectError):
        await client(world).connect()
    await world.mail.reopen()
    async with client(world) as again:
        await again.send_message(letter())
    assert len(world.mail.letters) == 1


async def test_a_connection_carries_only_so_many(world: Sandbox):
    """After N letters the server says 421 and hangs up; a new connection goes on."""
    world.mail.letters_per_connection = 2
    smtp = client(world)
    await smtp.connect()
    for _ in range(2):
        await smtp.send_message(letter())
    with pytest.raises(SMTPResponseException) as caught:
        await smtp.send_message(letter())
    assert caught.value.code == 421
    smtp.close()
    async with client(world) as again:
        await again.send_message(letter())
    assert [one.connection for one in world.mail.letters] == [1, 1, 2]


async def test_connect_data_and_lost_answers_fail_on_demand(world: Sandbox):
    """A refused greeting, a 554 at DATA, and a letter that was kept though nobody heard so."""
    world.mail.fail(at="connect", code=421)
    with pytest.raises((SMTPConnectError, SMTPResponseException)):
        await client(world).connect()
    world.mail.fail(at="data", code=554)
    async with client(world) as smtp:
        with pytest.raises(SMTPDataError):
            await smtp.send_message(letter())
    world.mail.fail(lost_answer=True)
    smtp = client(world)
    await smtp.connect()
    with pytest.raises(SMTPServerDisconnected):
        await smtp.send_message(letter())
    assert len(world.mail.letters) == 1


async def test_a_thinking_server_says_yes_later(world: Sandbox):
    """At RCPT for one mailbox; after the content the letter is kept before the answer."""
    world.mail.think(0.2, recipient=BORIS)
    world.mail.think(30, at="data")
    smtp = client(world)
    await smtp.connect()
    sending = asyncio.create_task(smtp.send_message(letter()))
    await world.mail.waits_for(BORIS)
    assert not sending.done()
    smtp.close()
    with pytest.raises(SMTPServerDisconnected):
        await sending
