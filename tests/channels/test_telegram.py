"""The Telegram adapter: each answer of the Bot API is one outcome."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from api.notifications.channels.base import Gone, Outcome, Rejected, Retry, Sent
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.channels.telegram.adapter import TelegramChannel
from api.notifications.channels.telegram.address import TelegramAddress
from shared.work.drawing.message import Button
from tests.channels.samples import message
from tests.channels.scripted import Asked, Scripted
from tests.servers.ports import free_port

TOKEN = "42:SECRET-of-the-bot"
CHAT = TelegramAddress(chat_id=1001)
POSTED: dict[str, Any] = {
    "ok": True,
    "result": {"message_id": 77, "date": 1, "chat": {"id": 1001, "type": "private"}},
}


def refusal(code: int, description: str, **parameters: int) -> dict[str, Any]:
    """An error as the Bot API words it."""
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return body | ({"parameters": parameters} if parameters else {})


def said(asked: Asked) -> dict[str, str]:
    """The parameters of a call: JSON, each as a form would say it."""
    parameters: dict[str, str] = asked.json
    return parameters


@pytest.fixture
async def channel(counterpart: Scripted) -> AsyncIterator[TelegramChannel]:
    """The adapter, speaking to the scripted server."""
    channel = TelegramChannel(TOKEN, api_url=counterpart.url)
    yield channel
    await channel.close()


async def test_a_notice_is_sent_once_and_told_by_its_id(
    counterpart: Scripted, channel: TelegramChannel
):
    """HTML, a keyboard, no preview of links, and sound as by default."""
    counterpart.answers(200, POSTED)
    assert await channel.send(CHAT, message()) == Sent(provider_id="77")
    (asked,) = counterpart.requests
    assert asked.path == f"/bot{TOKEN}/sendMessage"
    assert {"chat_id": "1001", "parse_mode": "HTML"}.items() <= said(asked).items()
    assert '"is_disabled": true' in said(asked)["link_preview_options"]
    assert "disable_notification" not in said(asked)


async def test_a_silent_notice_makes_no_sound(counterpart: Scripted, channel: TelegramChannel):
    """The flag goes to Telegram."""
    counterpart.answers(200, POSTED)
    await channel.send(CHAT, message(silent=True))
    assert said(counterpart.requests[0])["disable_notification"] == "true"


RETRY_AFTER = "Too Many Requests: retry after 17"

REFUSALS: list[tuple[int, str | dict[str, Any], type[Outcome], dict[str, bool]]] = [
    (429, refusal(429, RETRY_AFTER, retry_after=17), Retry, {"whole_lane": True}),
    (403, refusal(403, "Forbidden: bot was blocked by the user"), Gone, {}),
    (403, refusal(403, "Forbidden: user is deactivated"), Gone, {}),
    (400, refusal(400, "Bad Request: chat not found"), Gone, {}),
    (403, refusal(403, "Forbidden: nobody foresaw this"), Rejected, {}),
    (400, refusal(400, "Bad Request: message is too long"), Rejected, {}),
    (400, refusal(400, "Bad Request: message to edit not found"), Rejected, {}),
    (400, refusal(400, "Bad Request: message can't be edited"), Rejected, {}),
    (413, refusal(413, "Request Entity Too Large"), Rejected, {}),
    (401, refusal(401, "Unauthorized"), Retry, {"whole_lane": True, "alarm": True}),
    (404, refusal(404, "Not Found"), Retry, {"whole_lane": True, "alarm": True}),
    (500, refusal(500, "Internal Server Error"), Retry, {"whole_lane": False, "alarm": False}),
    (502, "<html>Bad Gateway</html>", Retry, {"whole_lane": False, "alarm": False}),
]


@pytest.mark.rule("Q3", "Q4")
@pytest.mark.parametrize(("status", "body", "kind", "marks"), REFUSALS)
async def test_every_refusal_is_one_outcome(
    counterpart: Scripted,
    channel: TelegramChannel,
    status: int,
    body: str | dict[str, Any],
    kind: type[Outcome],
    marks: dict[str, bool],
):
    """Dead chats are gone, wrong messages rejected, all else is tried later."""
    counterpart.answers(status, body)
    outcome = await channel.send(CHAT, message())
    assert isinstance(outcome, kind)
    assert {name: getattr(outcome, name) for name in marks} == marks
    assert len(counterpart.requests) == 1


@pytest.mark.rule("Q3")
async def test_the_wait_that_telegram_asks_for_is_kept_exactly(
    counterpart: Scripted, channel: TelegramChannel
):
    """The bot pauses for so many seconds, not for one of our own steps."""
    counterpart.answers(429, refusal(429, RETRY_AFTER, retry_after=17))
    outcome = await channel.send(CHAT, message())
    assert isinstance(outcome, Retry)
    assert outcome.after == timedelta(seconds=17)


@pytest.mark.rule("C7")
async def test_what_telegram_cannot_parse_goes_again_as_plain_text(
    counterpart: Scripted, channel: TelegramChannel
):
    """The words arrive without their dress."""
    counterpart.answers(400, refusal(400, "Bad Request: can't parse entities: unclosed tag"))
    counterpart.answers(200, POSTED)
    assert await channel.send(CHAT, message()) == Sent(provider_id="77")
    second = said(counterpart.requests[1])
    assert "parse_mode" not in second
    assert second["text"].startswith("Новая заявка №12\n№12 · Не печатает")


@pytest.mark.rule("C7")
async def test_plain_text_that_is_refused_too_is_rejected(
    counterpart: Scripted, channel: TelegramChannel
):
    """Once more, and no oftener."""
    counterpart.answers(400, refusal(400, "Bad Request: can't parse entities: unclosed tag"))
    assert isinstance(await channel.send(CHAT, message()), Rejected)
    assert len(counterpart.requests) == 2


async def test_a_refused_link_in_a_button_moves_into_the_text(
    counterpart: Scripted, channel: TelegramChannel
):
    """A name that Telegram does not like costs nobody the notice."""
    counterpart.answers(400, refusal(400, "Bad Request: BUTTON_URL_INVALID"))
    counterpart.answers(200, POSTED)
    row = [Button(label="Файл", url="https://desk.local/f")]
    assert isinstance(await channel.send(CHAT, message(buttons=[row])), Sent)
    second = said(counterpart.requests[1])
    assert "Файл: https://desk.local/f" in second["text"]
    assert "reply_markup" not in second


@pytest.mark.rule("Q2")
@pytest.mark.parametrize(
    ("told", "number"),
    [
        (POSTED["result"] | {"reply_markup": {"keyboard": []}}, "77"),
        (POSTED["result"] | {"link_preview_options": "of tomorrow"}, "77"),
        ({"message_id": 77}, ""),
        (None, ""),
        (True, ""),
    ],
)
async def test_what_telegram_says_is_done_is_sent(
    counterpart: Scripted, channel: TelegramChannel, told: Any, number: str
):
    """However badly it tells the rest: a second try would be a second message."""
    counterpart.answers(200, {"ok": True, "result": told})
    assert await channel.send(CHAT, message()) == Sent(provider_id=number)
    edited = TelegramAddress(chat_id=1001, edit_message_id=55)
    assert await channel.send(edited, message()) == Sent(provider_id="55")
    assert len(counterpart.requests) == 2


@pytest.mark.parametrize("body", ["Ошибка".encode("cp1251"), b"", b"null", b'{"ok": false}'])
async def test_what_is_no_answer_is_tried_later(
    counterpart: Scripted, channel: TelegramChannel, body: bytes
):
    """And nothing of it is kept in the reason."""
    counterpart.answers(502, body)
    outcome = await channel.send(CHAT, message())
    assert outcome == Retry(reason="the answer (502) to sendMessage cannot be read") or (
        outcome == Retry(reason="the answer to sendMessage cannot be read")
    )


ANSWERS: list[tuple[int, Any, str | None]] = [
    (200, {"ok": True, "result": {"id": 42, "is_bot": True, "first_name": "Бот"}}, None),
    (401, refusal(401, "Unauthorized"), "token"),
    (429, refusal(429, RETRY_AFTER, retry_after=17), "slow"),
    (401, "<h1>A proxy wants a password</h1>", None),
    (500, refusal(500, "Internal Server Error"), None),
    (200, b"[" * 5000, None),
]


@pytest.mark.rule("E7")
@pytest.mark.parametrize(("status", "body", "says"), ANSWERS)
async def test_a_probe_asks_the_bots_name(
    counterpart: Scripted, channel: TelegramChannel, status: int, body: Any, says: str | None
):
    """What is of everybody is told, with the wait that was asked for; the token stands nowhere."""
    counterpart.answers(status, body)
    told = await channel.probe()
    assert (told.says if told else None) == says
    assert told is None or (told.after == timedelta(seconds=17)) == (status == 429)
    assert TOKEN not in str(told)
    (asked,) = counterpart.requests
    assert asked.path == f"/bot{TOKEN}/getMe"


@pytest.mark.rule("E7")
async def test_a_probe_that_nobody_answers_is_silence():
    """Whoever is away is asked again soon."""
    channel = TelegramChannel(TOKEN, api_url=f"http://127.0.0.1:{free_port()}")
    told = await channel.probe()
    await channel.close()
    assert told and told.silent and told.whole_lane and told.says == "unreached"
    assert TOKEN not in str(told)


async def test_a_stale_message_is_edited_in_place(counterpart: Scripted, channel: TelegramChannel):
    """Text and keyboard become the new ones; the id stays."""
    counterpart.answers(200, POSTED)
    address = TelegramAddress(chat_id=1001, edit_message_id=55)
    assert await channel.send(address, message()) == Sent(provider_id="55")
    (asked,) = counterpart.requests
    assert asked.path.endswith("/editMessageText")
    assert said(asked)["message_id"] == "55"
    assert "inline_keyboard" in said(asked)["reply_markup"]


async def test_an_edit_that_changes_nothing_is_done(
    counterpart: Scripted, channel: TelegramChannel
):
    """What was wanted is there already."""
    counterpart.answers(400, refusal(400, "Bad Request: message is not modified: same"))
    address = TelegramAddress(chat_id=1001, edit_message_id=55)
    assert await channel.send(address, message()) == Sent(provider_id="55")


async def test_a_group_that_became_a_supergroup_is_followed(
    counterpart: Scripted, channel: TelegramChannel
):
    """The notice goes to the new chat at once, and the outcome says where that is."""
    moved = refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1009)
    counterpart.answers(400, moved)
    counterpart.answers(200, POSTED)
    outcome = await channel.send(TelegramAddress(chat_id=-9), message())
    assert isinstance(outcome, Sent) and outcome.moved_to == TelegramAddress(chat_id=-1009)
    assert [said(asked)["chat_id"] for asked in counterpart.requests] == ["-9", "-1009"]


async def test_a_supergroup_that_points_at_itself_ends_in_a_retry(
    counterpart: Scripted, channel: TelegramChannel
):
    """No endless chase."""
    moved = refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1009)
    counterpart.answers(400, moved)
    assert isinstance(await channel.send(TelegramAddress(chat_id=-9), message()), Retry)


@pytest.mark.rule("Q3", "Q8")
async def test_a_closed_port_pauses_the_lane(counterpart: Scripted, channel: TelegramChannel):
    """Nobody's letter is to blame."""
    await counterpart.close()
    outcome = await channel.send(CHAT, message())
    assert isinstance(outcome, Retry)
    assert outcome.whole_lane
    assert not outcome.alarm and not outcome.perhaps_sent


async def test_a_silent_server_is_left_after_the_deadline(
    counterpart: Scripted, monkeypatch: pytest.MonkeyPatch
):
    """The deadline is ours. Perhaps it has the message; an edit done twice is done once."""
    quick = aiohttp.ClientTimeout(total=0.1)
    monkeypatch.setattr("api.notifications.channels.telegram.probe.TIMEOUT", quick)
    counterpart.hangs = True
    channel = TelegramChannel(TOKEN, api_url=counterpart.url)
    outcome = await channel.send(CHAT, message())
    edited = await channel.send(TelegramAddress(chat_id=1001, edit_message_id=5), message())
    await channel.close()
    assert isinstance(outcome, Retry) and isinstance(edited, Retry)
    assert "timeout" in outcome.reason
    assert (outcome.whole_lane, outcome.perhaps_sent) == (True, True)
    assert (edited.whole_lane, edited.perhaps_sent) == (True, False)


@pytest.mark.rule("X4")
async def test_the_token_is_in_no_reason(counterpart: Scripted, channel: TelegramChannel):
    """Even if the counterpart repeats it."""
    counterpart.answers(400, refusal(400, f"Bad Request: /bot{TOKEN}/x SECRET-of-the-bot"))
    outcome = await channel.send(CHAT, message())
    assert isinstance(outcome, Rejected)
    assert "SECRET" not in outcome.reason


async def test_the_test_button_tells_telegrams_own_words(
    counterpart: Scripted, channel: TelegramChannel
):
    """Success and refusal alike; with no address it asks only for the bot's name."""
    me = {"id": 42, "is_bot": True, "first_name": "Вестовой", "username": "vestovoy_bot"}
    counterpart.answers(200, {"ok": True, "result": me})
    counterpart.answers(200, POSTED)
    counterpart.answers(403, refusal(403, "Forbidden: bot was blocked by the user"))
    answers = [await channel.test(to, message()) for to in (None, CHAT, CHAT)]
    assert [answer.ok for answer in answers] == [True, True, False]
    assert answers[0].answer == "OK: @vestovoy_bot"
    assert answers[2].answer == "Forbidden: bot was blocked by the user"


def test_a_malformed_token_is_refused_at_once():
    """Before anything is sent, and without repeating it."""
    with pytest.raises(ChannelSettingsError) as caught:
        TelegramChannel("no token")
    assert "no token" not in str(caught.value)


async def test_a_foreign_address_is_a_programming_error(channel: TelegramChannel):
    """It is no outcome."""
    with pytest.raises(TypeError):
        await channel.send(MattermostAddress(channel="@anna"), message())
