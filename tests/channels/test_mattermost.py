"""The Mattermost adapter: each answer of the server is one outcome."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from api.notifications.channels.base import Gone, Outcome, Rejected, Retry, Sent
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.mattermost.adapter import MattermostChannel
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.safe_http import guarded_session
from api.notifications.channels.settings_error import ChannelSettingsError
from tests.channels.samples import message
from tests.channels.scripted import Scripted

HOOK = "k8hrsecrethookid9"
BORIS = MattermostAddress(channel="@boris.petrov")
TEAM = MattermostAddress(channel="support")


def error(status: int, cause: str = "general", text: str = "Failed") -> dict[str, Any]:
    """An error as the server words it; newer ones repeat the hook's id."""
    return {
        "id": f"web.incoming_webhook.{cause}.app_error",
        "message": f"{text} for incoming webhook {HOOK}.",
        "detailed_error": "",
        "request_id": "x",
        "status_code": status,
    }


@pytest.fixture
def channel(
    counterpart: Scripted, session: aiohttp.ClientSession, local: HostPolicy
) -> MattermostChannel:
    """The adapter, posting to the scripted server."""
    url = f"{counterpart.url}/hooks/{HOOK}"
    return MattermostChannel(url, session=session, username="Вестовой", hosts=local)


@pytest.mark.rule("M1", "M6")
async def test_a_post_to_a_person_is_sent_when_the_server_says_ok(
    counterpart: Scripted, channel: MattermostChannel
):
    """One POST with channel, text and our name."""
    counterpart.answers(200, "ok")
    assert await channel.send(BORIS, message()) == Sent()
    (asked,) = counterpart.requests
    assert (asked.method, asked.path) == ("POST", f"/hooks/{HOOK}")
    assert asked.json["channel"] == "@boris.petrov"
    assert asked.json["username"] == "Вестовой"
    assert asked.json["text"].startswith("**Новая заявка №12**")
    assert "icon_url" not in asked.json


CONFIGURATION = {"whole_lane": True, "alarm": True}
REFUSALS: list[tuple[int, str | dict[str, Any], type[Outcome], dict[str, bool]]] = [
    (403, error(403, "channel_locked"), Rejected, {"alarm": True}),
    (403, error(403, "permissions"), Rejected, {"alarm": True}),
    (404, error(404, "odd"), Rejected, {"alarm": False}),
    (404, error(404, "channel"), Gone, {}),
    (400, error(400, "user"), Gone, {}),
    (400, error(400, "text"), Rejected, {}),
    (413, "too large", Rejected, {}),
    (400, error(400, "invalid"), Retry, CONFIGURATION),
    (501, error(501, "disabled"), Retry, CONFIGURATION),
    (302, "", Retry, CONFIGURATION),
    (404, "<html>nginx</html>", Retry, CONFIGURATION),
    (403, "<html>waf</html>", Retry, CONFIGURATION),
    (200, "<html>login</html>", Retry, CONFIGURATION),
    (200, "ok\n", Retry, CONFIGURATION),
    (500, error(500), Retry, {"whole_lane": False, "alarm": False}),
    (502, "bad gateway", Retry, {"whole_lane": True, "alarm": False}),
    (429, "limit exceeded", Retry, {"whole_lane": True, "alarm": False}),
]


@pytest.mark.rule("M3", "M5", "M6", "Q4")
@pytest.mark.parametrize(("status", "body", "kind", "marks"), REFUSALS)
async def test_every_refusal_is_one_outcome(
    counterpart: Scripted,
    channel: MattermostChannel,
    status: int,
    body: str | dict[str, Any],
    kind: type[Outcome],
    marks: dict[str, bool],
):
    """The person's fault is gone, the message's rejected, the settings' an alarm; the reason
    shows the server's words and never the hook."""
    counterpart.answers(status, body, Location="http://169.254.169.254/")
    outcome = await channel.send(BORIS, message())
    assert isinstance(outcome, kind) and not isinstance(outcome, Sent)
    assert {name: getattr(outcome, name) for name in marks} == marks
    assert str(status) in outcome.reason
    assert HOOK not in outcome.reason
    assert len(counterpart.requests) == 1


@pytest.mark.rule("M3")
@pytest.mark.parametrize(
    ("address", "hook", "kind", "alarm"),
    [
        (BORIS, 404, Gone, None),
        (BORIS, 403, Rejected, True),
        (BORIS, 400, Retry, True),
        (BORIS, 503, Retry, False),
        (TEAM, 404, Rejected, False),
        (TEAM, 400, Retry, True),
    ],
)
async def test_an_unclear_400_is_cleared_up_by_asking_the_hook(
    counterpart: Scripted,
    channel: MattermostChannel,
    address: MattermostAddress,
    hook: int,
    kind: type[Outcome],
    alarm: bool | None,
):
    """Newer servers hide whether the hook or the person is unknown; a channel that cannot be
    tells, and posts nothing."""
    counterpart.answers(400, error(400))
    counterpart.answers(hook, error(hook))
    outcome = await channel.send(address, message())
    assert isinstance(outcome, kind)
    assert getattr(outcome, "alarm", None) is alarm
    assert counterpart.requests[1].json["channel"].startswith("vestovoy-probe-")


@pytest.mark.rule("M3", "Q3")
async def test_the_wait_that_the_server_asks_for_is_kept(
    counterpart: Scripted, channel: MattermostChannel
):
    """Retry-After is obeyed exactly."""
    counterpart.answers(429, "limit exceeded", Retry_After="3")
    outcome = await channel.send(BORIS, message())
    assert outcome == Retry(
        reason="429 limit exceeded", after=timedelta(seconds=3), whole_lane=True
    )


@pytest.mark.rule("M5")
async def test_a_redirect_is_not_followed(counterpart: Scripted, channel: MattermostChannel):
    """The secret goes where it was meant to go, and nowhere else."""
    counterpart.answers(307, "", Location=f"{counterpart.url}/elsewhere")
    await channel.send(BORIS, message())
    assert [asked.path for asked in counterpart.requests] == [f"/hooks/{HOOK}"]


@pytest.mark.rule("M1")
@pytest.mark.parametrize("login", ["", "@", "@Борис", "@boris petrov", "town/square", "@a\n"])
async def test_what_cannot_be_a_login_is_not_asked_for(
    counterpart: Scripted, channel: MattermostChannel, login: str
):
    """Letters, digits, dot, dash and underscore."""
    assert isinstance(await channel.send(MattermostAddress(channel=login), message()), Gone)
    assert not counterpart.requests


@pytest.mark.rule("M5", "Q8")
async def test_a_closed_port_pauses_the_lane_and_names_no_address(
    counterpart: Scripted, channel: MattermostChannel
):
    """The server is down for everybody."""
    await counterpart.close()
    outcome = await channel.send(BORIS, message())
    assert isinstance(outcome, Retry)
    assert outcome.whole_lane and not outcome.alarm
    assert str(counterpart.port) not in outcome.reason
    assert HOOK not in outcome.reason


@pytest.mark.rule("M5")
async def test_a_silent_server_is_left_after_the_deadline(
    counterpart: Scripted, channel: MattermostChannel, monkeypatch: pytest.MonkeyPatch
):
    """Ten seconds in earnest, less here; perhaps it has the post."""
    quick = aiohttp.ClientTimeout(total=0.1)
    monkeypatch.setattr("api.notifications.channels.mattermost.adapter.TIMEOUT", quick)
    counterpart.hangs = True
    outcome = await channel.send(BORIS, message())
    assert outcome == Retry(
        reason="no answer in time", whole_lane=True, silent=True, perhaps_sent=True
    )


@pytest.mark.rule("M5")
async def test_a_name_of_the_inner_network_is_an_alarm(counterpart: Scripted):
    """The settings do not allow it, so the administrator must."""
    url = f"http://localhost:{counterpart.port}/hooks/{HOOK}"
    async with guarded_session(HostPolicy()) as session:
        outcome = await MattermostChannel(url, session=session).send(BORIS, message())
    assert isinstance(outcome, Retry)
    assert outcome.alarm
    assert outcome.reason == "cannot connect: the host is not public"


@pytest.mark.rule("M5")
@pytest.mark.parametrize("url", ["http://127.0.0.1/hooks/x", "ftp://chat.example/x", "hooks/x"])
async def test_a_forbidden_url_is_refused_at_once(session: aiohttp.ClientSession, url: str):
    """Before anything is sent, and without repeating it."""
    with pytest.raises(ChannelSettingsError) as caught:
        MattermostChannel(url, session=session)
    assert url not in str(caught.value)


@pytest.mark.rule("M2", "M5")
@pytest.mark.parametrize(
    ("status", "body", "ok"),
    [(200, "ok", True), (200, "hello", False), (403, error(403, "channel_locked"), False)],
)
async def test_the_test_button_tells_the_servers_own_words(
    counterpart: Scripted,
    channel: MattermostChannel,
    status: int,
    body: str | dict[str, Any],
    ok: bool,
):
    """With the hook hidden."""
    counterpart.answers(status, body)
    answer = await channel.test(BORIS, message())
    assert answer.ok is ok
    assert answer.answer.startswith(f"{status} ")
    assert HOOK not in answer.answer


@pytest.mark.rule("M2")
@pytest.mark.parametrize(("status", "ok"), [(404, True), (403, True), (400, False), (501, False)])
async def test_without_an_address_the_button_only_asks_the_hook(
    counterpart: Scripted, channel: MattermostChannel, status: int, ok: bool
):
    """A channel that cannot be is unknown to a living hook."""
    counterpart.answers(status, error(status))
    assert (await channel.test(None, message())).ok is ok


async def test_the_test_button_tells_of_a_closed_port(
    counterpart: Scripted, channel: MattermostChannel
):
    """In words that hold no address."""
    await counterpart.close()
    answer = await channel.test(BORIS, message())
    assert not answer.ok
    assert str(counterpart.port) not in answer.answer


async def test_a_foreign_address_is_a_programming_error(channel: MattermostChannel):
    """It is no outcome."""
    with pytest.raises(TypeError):
        await channel.send(EmailAddress(email="a@b.example"), message())
    with pytest.raises(TypeError):
        await channel.test(EmailAddress(email="a@b.example"), message())
