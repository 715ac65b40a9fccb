"""The web push adapter: each answer of a push service is one outcome."""

import socket
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver

from api.notifications.channels.base import Gone, Outcome, Rejected, Retry, Sent, Urgency
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.safe_http import guarded_session
from api.notifications.channels.webpush import vapid
from api.notifications.channels.webpush.adapter import PushChannel
from api.notifications.channels.webpush.address import PushAddress
from tests.channels.browser import Browser, claims_of
from tests.channels.samples import message
from tests.channels.scripted import Scripted

KEYS = vapid.new_keys()
SECRET = "SECRET-endpoint-token"


@pytest.fixture
def browser() -> Browser:
    """A subscribed browser."""
    return Browser()


@pytest.fixture
def address(browser: Browser, counterpart: Scripted) -> PushAddress:
    """Its address at the scripted push service."""
    return browser.at(f"{counterpart.url}/wpush/{SECRET}")


@pytest.fixture
def channel(session: aiohttp.ClientSession, local: HostPolicy) -> PushChannel:
    """The adapter, which may speak to this machine."""
    return PushChannel(KEYS.private, "admin@firma.example", session=session, hosts=local)


@pytest.mark.rule("P9", "P11", "Q2")
async def test_a_push_is_encrypted_signed_and_told_when_it_dies(
    counterpart: Scripted, channel: PushChannel, browser: Browser, address: PushAddress
):
    """The browser can open it, the service can verify it."""
    counterpart.answers(201, "", Location=f"{counterpart.url}/m/message-7")
    outcome = await channel.send(address, message(ttl=timedelta(hours=2), urgency=Urgency.HIGH))
    assert outcome == Sent(provider_id="message-7")
    (asked,) = counterpart.requests
    assert asked.headers["TTL"] == "7200"
    assert asked.headers["Urgency"] == "high"
    assert asked.headers["Content-Encoding"] == "aes128gcm"
    assert len(asked.headers["Topic"]) == 32
    assert claims_of(asked.headers["Authorization"], counterpart.url)
    assert browser.opens(asked.body)["notification"]["title"] == "Новая заявка №12"


async def test_a_push_without_an_object_has_no_topic(
    counterpart: Scripted, channel: PushChannel, address: PushAddress
):
    """It replaces nothing; a lifetime in the past is no lifetime."""
    counterpart.answers(201)
    await channel.send(address, message(thread=None, ttl=timedelta(seconds=-5)))
    (asked,) = counterpart.requests
    assert "Topic" not in asked.headers
    assert asked.headers["TTL"] == "0"


REFUSALS: list[tuple[int, str, type[Outcome], bool]] = [
    (404, "not found", Gone, False),
    (410, "gone", Gone, False),
    (401, "UnauthorizedRegistration", Retry, True),
    (403, "BadJwtToken", Retry, True),
    (400, "VapidPkHashMismatch", Gone, False),
    (403, "credentials do not correspond to the credentials used", Gone, False),
    (400, "odd", Rejected, False),
    (307, "", Rejected, False),
    (408, "timeout", Retry, False),
    (429, "too many", Retry, False),
    (500, "oops", Retry, False),
    (503, "busy", Retry, False),
]


@pytest.mark.rule("P7", "P12", "Q4")
@pytest.mark.parametrize(("status", "body", "kind", "alarm"), REFUSALS)
async def test_every_refusal_is_one_outcome(
    counterpart: Scripted,
    channel: PushChannel,
    address: PushAddress,
    status: int,
    body: str,
    kind: type[Outcome],
    alarm: bool,
):
    """One browser's trouble never pauses the others; the reason holds no endpoint."""
    counterpart.answers(status, f"{body} {SECRET}", Location=f"{counterpart.url}/elsewhere")
    outcome = await channel.send(address, message())
    assert isinstance(outcome, kind) and not isinstance(outcome, Sent)
    assert outcome.reason.startswith(f"{status} {body}")
    assert SECRET not in outcome.reason
    assert getattr(outcome, "alarm", False) is alarm
    assert not getattr(outcome, "whole_lane", False)
    assert len(counterpart.requests) == 1


@pytest.mark.rule("P7", "Q13")
async def test_wns_that_throttles_is_asked_later(
    counterpart: Scripted, session: aiohttp.ClientSession, browser: Browser
):
    """406, and only there; what it says in its header is the reason."""
    counterpart.answers(406, "", X_WNS_Error_Description="throttled", Retry_After="60")

    class Wns(AbstractResolver):
        async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[Any]:
            return [
                {
                    "hostname": host,
                    "host": "127.0.0.1",
                    "port": counterpart.port,
                    "family": socket.AF_INET,
                    "proto": 0,
                    "flags": 0,
                }
            ]

        async def close(self) -> None: ...

    host = "db5p.notify.windows.com"
    policy = HostPolicy(allowed=frozenset({host}))
    async with guarded_session(policy, resolver=Wns()) as named:
        channel = PushChannel(KEYS.private, "a@b.example", session=named, hosts=policy)
        outcome = await channel.send(browser.at(f"http://{host}/w/?token=x"), message())
    assert outcome == Retry(reason="406 throttled", after=timedelta(seconds=60))


@pytest.mark.rule("P7", "Q3")
@pytest.mark.parametrize("status", [429, 503])
async def test_the_wait_that_a_service_asks_for_is_kept(
    counterpart: Scripted, channel: PushChannel, address: PushAddress, status: int
):
    """Retry-After is obeyed exactly."""
    counterpart.answers(status, "later", Retry_After="90")
    outcome = await channel.send(address, message())
    assert isinstance(outcome, Retry)
    assert outcome.after == timedelta(seconds=90)


@pytest.mark.rule("P7")
async def test_a_push_that_is_too_large_goes_once_more_shorter(
    counterpart: Scripted, channel: PushChannel, browser: Browser, address: PushAddress
):
    """The person gets the beginning."""
    counterpart.answers(413, "too large")
    counterpart.answers(201)
    outcome = await channel.send(address, message(quote="слово " * 2000))
    assert isinstance(outcome, Sent)
    long, short = (asked.body for asked in counterpart.requests)
    assert len(long) <= 4096
    assert len(short) <= 2000 + 103
    assert browser.opens(short)["notification"]["body"].endswith("…")


@pytest.mark.rule("P7")
async def test_a_push_that_is_too_large_twice_is_rejected(
    counterpart: Scripted, channel: PushChannel, address: PushAddress
):
    """Two tries, no more."""
    counterpart.answers(413, "too large")
    assert isinstance(await channel.send(address, message()), Rejected)
    assert len(counterpart.requests) == 2


@pytest.mark.rule("P7")
async def test_a_distrusted_signature_is_renewed_at_the_next_try(
    counterpart: Scripted, channel: PushChannel, address: PushAddress
):
    """A clock that was wrong heals by itself."""
    counterpart.answers(403, "ExpiredJwtToken")
    counterpart.answers(201)
    await channel.send(address, message())
    assert isinstance(await channel.send(address, message()), Sent)
    first, second = (asked.headers["Authorization"] for asked in counterpart.requests)
    assert first != second


@pytest.mark.rule("P12")
@pytest.mark.parametrize(
    "endpoint", ["http://push.example/1", "https://127.0.0.1/1", "https://[::1]/1", "push", ""]
)
async def test_an_endpoint_of_the_inner_network_is_gone(
    session: aiohttp.ClientSession, browser: Browser, endpoint: str
):
    """No request is made for it; the reason does not repeat it."""
    channel = PushChannel(KEYS.private, "a@b.example", session=session)
    outcome = await channel.send(browser.at(endpoint), message())
    assert isinstance(outcome, Gone)
    assert not endpoint or endpoint not in outcome.reason
    assert not (await channel.test(browser.at(endpoint), message())).ok


@pytest.mark.rule("P12")
async def test_a_name_that_turns_out_private_is_not_connected_to(
    counterpart: Scripted, browser: Browser
):
    """It may be a passing fault of the names, so the subscription stays."""
    async with guarded_session(HostPolicy()) as guarded:
        channel = PushChannel(KEYS.private, "a@b.example", session=guarded)
        outcome = await channel.send(
            browser.at(f"https://localhost:{counterpart.port}/1"), message()
        )
    assert outcome == Retry(reason="cannot connect: the host is not public")
    assert not counterpart.requests


@pytest.mark.parametrize(
    ("p256dh", "auth"), [("", "AAAAAAAAAAAAAAAAAAAAAA"), ("BAAA", "A"), ("a" * 87, "A" * 22)]
)
async def test_keys_that_no_browser_gave_are_gone(
    counterpart: Scripted, channel: PushChannel, p256dh: str, auth: str
):
    """Nothing can ever be encrypted for them."""
    address = PushAddress(endpoint=f"{counterpart.url}/1", p256dh=p256dh, auth=auth)
    outcome = await channel.send(address, message())
    assert outcome == Gone(reason="the subscription's keys are malformed")


@pytest.mark.rule("P12", "Q8")
async def test_a_closed_port_names_no_address(
    counterpart: Scripted, channel: PushChannel, address: PushAddress
):
    """One service's trouble is not the others'."""
    await counterpart.close()
    outcome = await channel.send(address, message())
    assert outcome == Retry(reason="cannot connect: Connection refused", silent=True)


async def test_a_silent_service_is_left_after_the_deadline(
    counterpart: Scripted,
    channel: PushChannel,
    address: PushAddress,
    monkeypatch: pytest.MonkeyPatch,
):
    """Ten seconds in earnest, less here. Perhaps it has the push: it goes again by the schedule,
    for a copy replaces the first."""
    quick = aiohttp.ClientTimeout(total=0.1)
    monkeypatch.setattr("api.notifications.channels.webpush.adapter.TIMEOUT", quick)
    counterpart.hangs = True
    outcome = await channel.send(address, message())
    assert outcome == Retry(reason="perhaps sent: no answer in time", silent=True)


@pytest.mark.rule("P11")
async def test_hidden_text_is_hidden_on_the_wire(
    counterpart: Scripted,
    session: aiohttp.ClientSession,
    local: HostPolicy,
    browser: Browser,
    address: PushAddress,
):
    """By the setting of the channel."""
    counterpart.answers(201)
    hidden = PushChannel(KEYS.private, "a@b.example", session=session, hide_text=True, hosts=local)
    await hidden.send(address, message())
    assert browser.opens(counterpart.requests[0].body)["notification"]["title"] == "Новое событие"


@pytest.mark.rule("P6")
async def test_the_test_button_tells_the_services_own_words(
    counterpart: Scripted, channel: PushChannel, address: PushAddress
):
    """With no address it shows that the keys work."""
    counterpart.answers(201, "")
    counterpart.answers(410, "unsubscribed")
    ready = await channel.test(None, message())
    assert ready.ok
    assert KEYS.public in ready.answer
    first, second = [await channel.test(address, message()) for _ in range(2)]
    assert (first.ok, first.answer) == (True, "201 Created")
    assert (second.ok, second.answer) == (False, "410 unsubscribed")


async def test_a_foreign_address_is_a_programming_error(channel: PushChannel):
    """It is no outcome."""
    with pytest.raises(TypeError):
        await channel.send(EmailAddress(email="a@b.example"), message())
    with pytest.raises(TypeError):
        await channel.test(EmailAddress(email="a@b.example"), message())
    await channel.close()
