"""The e-mail adapter: each answer of the server is one outcome."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from api.notifications.channels.base import Gone, Outcome, Rejected, Retry, Sent
from api.notifications.channels.email.adapter import EmailChannel
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.client import LetterClient
from api.notifications.channels.email.identity import name_of, trust_of
from api.notifications.channels.email.pool import SmtpServer
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.settings_error import ChannelSettingsError
from tests.channels.certificates import server_context
from tests.channels.samples import message
from tests.channels.smtp_server import SmtpScript

ANNA = EmailAddress(email="anna@romashka.example", name="Анна")
Opened = Callable[..., Awaitable[SmtpScript]]


@pytest.fixture
async def opened() -> AsyncIterator[Opened]:
    """A maker of servers; all are closed after the test."""
    servers: list[SmtpScript] = []

    async def make(**options: Any) -> SmtpScript:
        servers.append(SmtpScript(**options))
        await servers[-1].open()
        return servers[-1]

    yield make
    for server in servers:
        await server.close()


@pytest.fixture
async def server(opened: Opened) -> SmtpScript:
    """A plain server that says yes."""
    return await opened()


def channel_to(server: SmtpScript, **options: Any) -> EmailChannel:
    """The adapter for a server; plain unless told otherwise."""
    told: dict[str, Any] = {"security": "none", "helo": "desk.example"} | options
    settings = SmtpServer(host="127.0.0.1", port=server.port, **told)
    return EmailChannel(settings, sender="desk@firma.example", sender_name="Вестовой")


@pytest.fixture
async def channel(server: SmtpScript) -> AsyncIterator[EmailChannel]:
    """The adapter, speaking to the scripted server."""
    channel = channel_to(server)
    yield channel
    await channel.close()


@pytest.mark.rule("E6")
async def test_a_letter_goes_to_one_person(server: SmtpScript, channel: EmailChannel):
    """The server's own words are kept as its name for the letter."""
    assert await channel.send(ANNA, message()) == Sent(provider_id="queued as 4F2A")
    (letter,) = server.letters
    assert letter.recipient == "anna@romashka.example"
    assert letter.sender.startswith("MAIL FROM:<desk@firma.example>")
    assert letter.parsed["To"] == "Анна <anna@romashka.example>"
    assert letter.parsed["From"] == "Вестовой <desk@firma.example>"


async def test_letters_share_a_connection(server: SmtpScript, channel: EmailChannel):
    """One greeting for many letters."""
    for _ in range(5):
        assert isinstance(await channel.send(ANNA, message()), Sent)
    assert server.connections == 1
    assert len(server.letters) == 5


async def test_letters_sent_at_once_do_not_mix(server: SmtpScript, channel: EmailChannel):
    """As many connections as run at once, and each is kept."""
    sends = [channel.send(ANNA, message(id=f"m{number}")) for number in range(channel.concurrency)]
    assert all(isinstance(outcome, Sent) for outcome in await asyncio.gather(*sends))
    assert server.connections == channel.concurrency
    await channel.send(ANNA, message())
    assert server.connections == channel.concurrency


CONFIGURATION = {"whole_lane": True, "alarm": True}
EVERYONES = {"whole_lane": True, "alarm": False}
NAMED = CONFIGURATION | {"own_wait": True}
THIS_ONE = {"whole_lane": False, "alarm": False}
REFUSALS: list[tuple[str, str, type[Outcome], dict[str, bool]]] = [
    ("RCPT", "550 5.1.1 no such user", Gone, {}),
    ("RCPT", "451 4.7.1 greylisted", Retry, THIS_ONE),
    ("RCPT", "550 5.7.1 relay not permitted", Retry, NAMED),
    ("RCPT", "554 5.7.1 Client host blocked using zen.spamhaus.org", Retry, NAMED),
    ("RCPT", "550 5.2.2 mailbox full", Rejected, {}),
    ("RCPT", "550 5.4.1 who knows", Rejected, {}),
    ("RCPT", "552 5.2.2 mailbox full", Rejected, {}),
    ("MAIL", "552 5.3.4 too large", Rejected, {}),
    ("MAIL", "452 4.3.1 no room", Retry, THIS_ONE),
    ("MAIL", "553 5.7.1 sender not yours", Retry, CONFIGURATION),
    ("DATA", "554 5.6.0 refused", Rejected, {}),
    ("END", "554 5.7.1 looks like spam", Rejected, {}),
    ("END", "552 5.3.4 too large", Rejected, {}),
    ("END", "451 4.3.0 later", Retry, THIS_ONE),
    ("CONNECT", "421 4.3.2 busy", Retry, EVERYONES),
    ("CONNECT", "554 5.7.1 you are blocked", Retry, CONFIGURATION),
    ("CONNECT", "", Retry, EVERYONES),
    ("MAIL", "421 4.3.2 going down", Retry, EVERYONES),
    ("RCPT", "", Retry, THIS_ONE),
]


@pytest.mark.rule("E7", "Q3", "Q4")
@pytest.mark.parametrize(("step", "line", "kind", "marks"), REFUSALS)
async def test_every_refusal_is_one_outcome(
    server: SmtpScript,
    channel: EmailChannel,
    step: str,
    line: str,
    kind: type[Outcome],
    marks: dict[str, bool],
):
    """5xx on the recipient marks the address, 4xx waits, our own fault alarms; the server's
    words are the reason."""
    server.answers(step, line)
    outcome = await channel.send(ANNA, message())
    assert isinstance(outcome, kind) and not isinstance(outcome, Sent)
    assert {name: getattr(outcome, name) for name in marks} == marks
    assert line in outcome.reason
    assert not server.letters


@pytest.mark.rule("E7")
@pytest.mark.parametrize("step", ["RCPT", "MAIL", "END"])
async def test_a_refused_letter_does_not_spoil_the_connection(
    server: SmtpScript, channel: EmailChannel, step: str
):
    """The next one goes by the same connection."""
    server.answers(step, "550 no")
    await channel.send(ANNA, message())
    assert isinstance(await channel.send(ANNA, message()), Sent)
    assert server.connections == 1


@pytest.mark.rule("E7", "Q3")
@pytest.mark.parametrize(("step", "line"), [("MAIL", "421 4.7.0 too many letters"), ("MAIL", "")])
async def test_a_connection_closed_after_some_letters_is_replaced_at_once(
    server: SmtpScript, channel: EmailChannel, step: str, line: str
):
    """The letter waits for nothing."""
    server.answers(step, "250 ok", line)
    outcomes = [await channel.send(ANNA, message()) for _ in range(3)]
    assert all(isinstance(outcome, Sent) for outcome in outcomes)
    assert [letter.connection for letter in server.letters] == [1, 2, 2]


@pytest.mark.rule("E7", "Q8")
async def test_a_dead_server_pauses_the_lane_and_its_return_is_noticed(
    server: SmtpScript, channel: EmailChannel
):
    """No attempt is burned letter by letter."""
    assert isinstance(await channel.send(ANNA, message()), Sent)
    await server.close()
    outcome = await channel.send(ANNA, message())
    assert isinstance(outcome, Retry)
    assert outcome.whole_lane and not outcome.alarm
    await server.open()
    assert isinstance(await channel.send(ANNA, message()), Sent)


@pytest.mark.rule("E7")
@pytest.mark.parametrize("hangs_at", ["greeting", "letter"])
async def test_a_silent_server_is_left_after_the_deadline(
    server: SmtpScript, monkeypatch: pytest.MonkeyPatch, hangs_at: str
):
    """And its half-spoken connection is not used again."""
    monkeypatch.setattr("api.notifications.channels.email.pool.TIMEOUT", 0.2)
    channel = channel_to(server)
    if hangs_at == "letter":
        await channel.send(ANNA, message())
    server.hangs = True
    outcome = await channel.send(ANNA, message())
    assert isinstance(outcome, Retry)
    assert (outcome.whole_lane, outcome.silent, outcome.alarm) == (True, True, False)
    server.hangs = False
    assert isinstance(await channel.send(ANNA, message()), Sent)
    await channel.close()


CLIENT = "api.notifications.channels.email.client"


@pytest.mark.rule("E7", "Q2")
async def test_the_answer_to_a_whole_letter_may_take_longer_than_any_other(
    server: SmtpScript, monkeypatch: pytest.MonkeyPatch
):
    """RFC 5321 4.5.3.2.6 gives it ten minutes: who leaves sooner and comes again brings a copy."""
    monkeypatch.setattr("api.notifications.channels.email.pool.TIMEOUT", 0.1)
    channel = channel_to(server)
    server.pauses["END"] = 0.3
    assert isinstance(await channel.send(ANNA, message()), Sent)
    assert (len(server.letters), server.connections) == (1, 1)
    await channel.close()


@pytest.mark.rule("E7", "Q2")
async def test_a_server_silent_at_data_is_left_as_soon_as_at_any_other_step(
    server: SmtpScript, monkeypatch: pytest.MonkeyPatch
):
    """It has no letter yet: the next try brings no copy."""
    monkeypatch.setattr("api.notifications.channels.email.pool.TIMEOUT", 0.1)
    channel = channel_to(server)
    server.pauses["DATA"] = 0.3
    outcome = await channel.send(ANNA, message())
    assert isinstance(outcome, Retry) and not outcome.perhaps_sent
    await channel.close()


@pytest.mark.rule("E7", "Q2")
@pytest.mark.parametrize("way", ["silent", "cut", "garbage"])
async def test_a_letter_that_was_handed_over_and_not_confirmed_is_perhaps_sent(
    server: SmtpScript, channel: EmailChannel, monkeypatch: pytest.MonkeyPatch, way: str
):
    """Over a kept connection too it does not go again at once."""
    monkeypatch.setattr(f"{CLIENT}.LAST_ANSWER", 0.1)
    await channel.send(ANNA, message())
    if way == "silent":
        server.pauses["END"] = 0.3
    else:
        server.answers("END", "" if way == "cut" else "well, yes")
    outcome = await channel.send(ANNA, message())
    assert isinstance(outcome, Retry) and outcome.perhaps_sent
    assert (outcome.whole_lane, outcome.alarm) == (False, False)
    assert server.commands.count("DATA") == 2
    server.pauses.clear()
    assert isinstance(await channel.send(ANNA, message()), Sent)


async def test_any_answer_of_success_means_that_the_letter_was_taken(
    server: SmtpScript, channel: EmailChannel
):
    """RFC 5321 4.2: the first digit decides, and a second try would be a copy."""
    server.answers("END", "251 2.6.0 taken")
    assert await channel.send(ANNA, message()) == Sent(provider_id="2.6.0 taken")


async def test_lines_that_begin_with_a_dot_arrive_as_they_are(server: SmtpScript):
    """Doubled on the wire, as RFC 5321 4.5.2 wants it; every line ends with CRLF."""
    async with LetterClient(hostname="127.0.0.1", port=server.port, start_tls=False) as client:
        await client.sendmail("a@b.example", ["c@d.example"], "X: y\n\n.\n.. and\nend")
    assert server.letters[0].raw == b"X: y\r\n\r\n..\r\n... and\r\nend\r\n"


@pytest.mark.rule("E7", "X4")
@pytest.mark.parametrize(
    ("line", "alarm"), [("535 5.7.8 bad credentials hunter2", True), ("454 4.7.0 later", False)]
)
async def test_bad_credentials_alarm_and_are_not_told(server: SmtpScript, line: str, alarm: bool):
    """Only a permanent refusal needs the administrator."""
    server.answers("AUTH", line)
    channel = channel_to(server, username="desk", password="hunter2")
    outcome = await channel.send(ANNA, message())
    assert isinstance(outcome, Retry)
    assert (outcome.whole_lane, outcome.alarm) == (True, alarm)
    assert "hunter2" not in outcome.reason


@pytest.mark.rule("E7")
async def test_a_server_without_encryption_gets_no_password(server: SmtpScript):
    """STARTTLS was asked for: nothing is sent in the open."""
    channel = channel_to(server, security="starttls", username="desk", password="hunter2")
    outcome = await channel.send(ANNA, message())
    assert isinstance(outcome, Retry)
    assert outcome.alarm
    assert not any(line.startswith("AUTH") for line in server.commands)


@pytest.mark.rule("E7")
@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_an_untrusted_certificate_alarms(opened: Opened, tmp_path: Path, security: str):
    """It is the administrator's to mend."""
    server = await opened(tls=server_context(tmp_path), starttls=security == "starttls")
    server.extensions.append("STARTTLS")
    outcome = await channel_to(server, security=security).send(ANNA, message())
    assert isinstance(outcome, Retry)
    assert outcome.whole_lane and outcome.alarm
    assert "certificate" in outcome.reason.lower()


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_letters_travel_encrypted(opened: Opened, tmp_path: Path, security: str):
    """With a certificate that the settings trust."""
    server = await opened(tls=server_context(tmp_path), starttls=security == "starttls")
    server.extensions.append("STARTTLS")
    trust = ssl.create_default_context(cafile=tmp_path / "cert.pem")
    channel = channel_to(server, security=security, tls_context=trust)
    assert isinstance(await channel.send(ANNA, message()), Sent)
    await channel.close()


@pytest.mark.rule("E7")
@pytest.mark.parametrize("given", ["file", "pem"])
async def test_a_company_may_have_an_authority_of_its_own(
    opened: Opened, tmp_path: Path, given: str
):
    """The settings name it: a file of the server or the certificate itself."""
    server = await opened(tls=server_context(tmp_path))
    file = tmp_path / "cert.pem"
    trust = trust_of(str(file) if given == "file" else file.read_text())
    channel = channel_to(server, security="tls", tls_context=trust)
    assert isinstance(await channel.send(ANNA, message()), Sent)
    await channel.close()


@pytest.mark.parametrize("ca", ["/no/such/file", __file__, "-----BEGIN CERTIFICATE-----\nx"])
def test_an_authority_that_cannot_be_read_is_refused_at_once(ca: str):
    """And nothing of it is repeated."""
    with pytest.raises(ChannelSettingsError) as caught:
        trust_of(ca)
    assert ca not in str(caught.value)


@pytest.mark.parametrize(
    ("base_url", "sender", "name"),
    [
        ("https://desk.firma.example/x", "a@mail.example", "desk.firma.example"),
        ("http://localhost:8000", "a@mail.example", "mail.example"),
        ("http://10.0.0.7", "стол@фирма.рф", "xn--80apmps.xn--p1ai"),
        ("http://desk", "a@[10.0.0.7]", ""),
        ("http://desk", "nobody", ""),
    ],
)
def test_we_introduce_ourselves_by_a_full_name(base_url: str, sender: str, name: str):
    """RFC 5321 4.1.1.1: relays refuse the name of a machine."""
    assert name_of(base_url, sender) == name


@pytest.mark.rule("E7")
async def test_what_is_no_address_is_gone_before_any_connection(
    server: SmtpScript, channel: EmailChannel
):
    """Nothing of it reaches the wire."""
    outcome = await channel.send(EmailAddress(email="a@b.example\r\nDATA"), message())
    assert isinstance(outcome, Gone)
    assert not server.connections


@pytest.mark.rule("E6")
async def test_a_letter_that_cannot_be_written_spoils_no_address(
    server: SmtpScript, channel: EmailChannel
):
    """The message is at fault: the address lives, and the next letter goes there."""
    outcome = await channel.send(ANNA, message(email_text="\ud800"))
    assert isinstance(outcome, Rejected)
    assert not (await channel.test(ANNA, message(id="1\r\nBcc: spy@evil.example"))).ok
    assert not server.connections
    assert isinstance(await channel.send(ANNA, message()), Sent)


async def test_a_name_in_cyrillic_needs_a_server_that_knows_it(
    server: SmtpScript, channel: EmailChannel
):
    """SMTPUTF8 is used when it is there."""
    ivan = EmailAddress(email="иван@почта.рф")
    assert isinstance(await channel.send(ivan, message()), Rejected)
    server.extensions.append("SMTPUTF8")
    await channel.close()
    assert isinstance(await channel.send(ivan, message()), Sent)
    (letter,) = server.letters
    assert letter.recipient == "иван@xn--80a1acny.xn--p1ai"
    assert f"\r\nTo: {letter.recipient}\r\n".encode() in letter.raw


async def test_a_sender_in_cyrillic_needs_it_too(server: SmtpScript):
    """Whoever the letter goes to."""
    settings = SmtpServer(host="127.0.0.1", port=server.port, security="none")
    channel = EmailChannel(settings, sender="стол@фирма.рф", sender_name="Вестовой")
    assert isinstance(await channel.send(ANNA, message()), Rejected)
    server.extensions.append("SMTPUTF8")
    await channel.close()
    assert isinstance(await channel.send(ANNA, message()), Sent)
    await channel.close()
    (letter,) = server.letters
    assert "<стол@xn--80apmps.xn--p1ai>\r\n".encode() in letter.raw


async def test_the_test_button_tells_the_servers_own_words(
    server: SmtpScript, channel: EmailChannel
):
    """Success and refusal alike; with no address it only connects."""
    assert (await channel.test(None, message())).answer == "250 ok"
    server.answers("RCPT", "250 ok", "550 5.1.1 no such user")
    first, second = [await channel.test(ANNA, message()) for _ in range(2)]
    assert (first.ok, first.answer) == (True, "queued as 4F2A")
    assert (second.ok, second.answer) == (False, "550 5.1.1 no such user")
    await server.close()
    assert not (await channel.test(None, message())).ok


@pytest.mark.parametrize(
    "changes", [{"sender": "desk"}, {"sender": ""}, {"security": "ssl"}, {"host": ""}]
)
def test_impossible_settings_are_refused_at_once(changes: dict[str, str]):
    """Before anything is sent."""
    told: dict[str, Any] = {
        "host": "mail.example",
        "security": "tls",
        "sender": "desk@firma.example",
    } | changes
    sender = told.pop("sender")
    with pytest.raises(ChannelSettingsError):
        EmailChannel(SmtpServer(port=465, **told), sender=sender)


async def test_a_foreign_address_is_a_programming_error(channel: EmailChannel):
    """It is no outcome."""
    with pytest.raises(TypeError):
        await channel.send(MattermostAddress(channel="@anna"), message())
    with pytest.raises(TypeError):
        await channel.test(MattermostAddress(channel="@anna"), message())
