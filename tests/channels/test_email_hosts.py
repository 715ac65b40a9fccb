"""Where a mail server may stand (X12)."""

import socket
from collections.abc import AsyncIterator
from typing import Any

import pytest

from api.notifications.channels.base import Retry, Sent
from api.notifications.channels.email.adapter import EmailChannel
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.pool import SmtpServer
from api.notifications.channels.hosts import ANY_HOST, HostPolicy
from api.notifications.channels.settings_error import ChannelSettingsError
from tests.channels.samples import message
from tests.sandbox.mail import MailServer

pytestmark = pytest.mark.rule("X12")

ANNA = EmailAddress(email="anna@romashka.example")


@pytest.fixture
async def mail() -> AsyncIterator[MailServer]:
    """A mail server of this machine."""
    server = MailServer()
    await server.open()
    yield server
    await server.close()


def channel(host: str, hosts: HostPolicy | None, port: int = 25) -> EmailChannel:
    server = SmtpServer(host=host, port=port, security="none", hosts=hosts)
    return EmailChannel(server, sender="desk@firma.example")


@pytest.fixture
def leads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where every name leads, as the system's resolver would tell."""
    addresses: list[str] = []
    system = socket.getaddrinfo

    def told(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        return [found for each in addresses for found in system(each, port, type=1)]

    monkeypatch.setattr(socket, "getaddrinfo", told)
    return addresses


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.7", "::1", "127。0。0。1", "①②⑦.⓪.⓪.①"])
def test_a_private_address_is_a_mail_server_where_the_settings_allow(host: str) -> None:
    """A relay on this machine or beside it is the usual one; the operator may forbid it."""
    channel(host, ANY_HOST)
    with pytest.raises(ChannelSettingsError, match="not public"):
        channel(host, HostPolicy())


@pytest.mark.parametrize("host", ["169.254.169.254", "fe80::1", "１６９.254.169.254", "0.0.0.0"])
def test_an_address_of_secrets_is_never_a_mail_server(host: str) -> None:
    """Whatever is allowed; only who writes the environment is not judged."""
    for hosts in (ANY_HOST, HostPolicy(allowed=frozenset({host}))):
        with pytest.raises(ChannelSettingsError):
            channel(host, hosts)
    channel(host, None)


@pytest.mark.parametrize("host", ["relay", "smtp.firma.example", "почта.фирма.рф", "mail_out"])
def test_a_name_is_judged_when_it_is_called(host: str) -> None:
    """A container's, a company's, one in other letters."""
    channel(host, HostPolicy())


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "a b", "smtp.firma.example/x"])
def test_an_odd_spelling_is_no_host(host: str) -> None:
    """Short, octal and hexadecimal numbers are names to some and addresses to others."""
    with pytest.raises(ChannelSettingsError):
        channel(host, ANY_HOST)


async def test_a_name_that_leads_inside_is_not_connected_to(
    mail: MailServer, leads: list[str]
) -> None:
    """Also when it led elsewhere as it was saved (rebinding): the administrators hear, the letters
    wait."""
    leads.append("127.0.0.1")
    sends = channel("smtp.firma.example", HostPolicy(), mail.port)
    told = await sends.send(ANNA, message())
    assert isinstance(told, Retry) and told.whole_lane and told.alarm
    assert told.reason == "the host is not public"
    assert mail.connections == 0
    leads[:] = ["169.254.169.254"]
    sends = channel("smtp.firma.example", ANY_HOST, mail.port)
    assert (await sends.test(None, message())).answer == "the host is not public"


async def test_of_several_addresses_the_one_that_may_be_called_takes_the_letter(
    mail: MailServer, leads: list[str]
) -> None:
    """And the first that answers: nobody listens at the second."""
    leads += ["169.254.169.254", "127.0.0.2", "127.0.0.1"]
    sends = channel("relay", ANY_HOST, mail.port)
    assert isinstance(await sends.send(ANNA, message()), Sent)
    await sends.close()
