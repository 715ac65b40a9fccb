"""What Telegram brings and nobody can read: updates, answers, pages of a proxy (U8)."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from api.admin.faults import Fault
from shared import quarantine
from shared.quarantine import ALARM, NOTE
from shared.telegram.run import polling, reporting, runtime
from tests.cast import Actor
from tests.conversations.office import Office
from tests.desk import until
from tests.sandbox.telegram.state import BotAccount

pytestmark = pytest.mark.rule("U8")

SECRET = "Тайна за семью печатями"
PAGE = f"<html><title>502 Bad Gateway</title>{SECRET}</html>".encode()
NAMELESS: dict[str, Any] = {"forward_origin": {"type": "hidden_user", "date": 1764000000}}
STORY: dict[str, Any] = {
    "external_reply": {
        "origin": {"type": "hidden_user", "date": 1764000000, "sender_user_name": "Тень"},
        "story": {"form": "of tomorrow"},
    }
}
TROUBLES: tuple[tuple[int, bytes], ...] = (
    (502, PAGE),
    (200, PAGE),
    (200, b""),
    (200, b"null"),
    (200, b'{"ok": true'),
    (502, "Ошибка".encode("cp1251")),
    (500, b'{"ok": false, "error_code": 500}'),
    (502, b'{"ok": true, "result": true}'),
    (200, b'{"ok": true, "result": null}'),
)
"""What a proxy, a server that starts, or one of tomorrow may say."""
UNNUMBERED = (b'{"ok": true, "result": [5]}', b'{"ok": true, "result": [{"message": {}}]}')
"""Updates that could not be confirmed."""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG_PAUSE", "REVISION_PAUSE", "TROUBLE_PAUSE"):
        monkeypatch.setattr(runtime, name, 0.02)
    monkeypatch.setattr(runtime, "LONGEST_PAUSE", 0.02)
    for name in ("FIRST_PAUSE", "LONGEST_PAUSE"):
        monkeypatch.setattr(polling, name, 0.02)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The lines of this test, to which no trouble of another counts as the same again."""
    monkeypatch.setattr(quarantine, "_times", Counter[Any]())
    with capture_logs() as lines:
        yield lines


@pytest.fixture
async def by_webhook(empty_office: Office, hook: dict[str, Any]) -> Office:
    """The clients' bot, to whom Telegram brings its updates."""
    return await _begun(empty_office, hook)


@pytest.fixture(params=["polling", "webhook"])
async def office(
    request: pytest.FixtureRequest, empty_office: Office, hook: dict[str, Any]
) -> Office:
    return await _begun(empty_office, hook if request.param == "webhook" else {})


async def _begun(office: Office, settings: dict[str, Any]) -> Office:
    office.settings = office.settings.model_copy(update=settings)
    await office.start()
    queue = queue_of(office).queue
    await until(lambda: queue.webhook if settings else queue.poller)
    return office


def queue_of(office: Office) -> BotAccount:
    return office.desk.world.telegram.bots[office.scope]


def brings(office: Office, **kinds: Any) -> None:
    """Telegram has such an update for the bot, whatever it is."""
    bot = queue_of(office)
    for kind, body in kinds.items():
        office.desk.world.telegram.put_update(bot, kind, body)


def said(actor: Actor, **content: Any) -> dict[str, Any]:
    """A message as it would come, with something odd in it."""
    head = {"message_id": 900, "date": 1764000000, "chat": actor.chat.wire}
    return head | {"from": actor.person.as_user(), "text": SECRET} | content


async def confirmed(office: Office) -> None:
    """Telegram will not bring it again."""
    await until(lambda: not queue_of(office).queue.pending)


async def test_an_ornament_that_cannot_be_read_is_left_out(office: Office, log: list[Any]):
    """A forward without a name is still a message, and so is a reply to a story of tomorrow."""
    anna = await office.enters("anna")
    for number, ornament in enumerate((NAMELESS, STORY, NAMELESS | STORY)):
        anna.account.post({"text": f"{SECRET} {number}"} | ornament)
        await anna.sees(f"{SECRET} {number}")
    await confirmed(office)
    left_out = [each for line in log for each in line.get("left_out", [])]
    assert sorted(left_out) == [
        *["message.external_reply.story"] * 2,
        *["message.forward_origin"] * 2,
    ]
    assert SECRET not in str(log)


async def test_the_desk_counts_what_a_bot_set_aside(
    empty_office: Office, monkeypatch: pytest.MonkeyPatch
):
    """The bot tells it now and then, and again later where the API was away."""
    monkeypatch.setattr(reporting, "PAUSE", 0.02)
    quarantine.drain()
    await empty_office.start()
    anna = await empty_office.enters("anna")
    empty_office.door.fail("/api/bots/faults")
    brings(empty_office, message=said(anna, text={"of": SECRET}))
    await confirmed(empty_office)
    await until(lambda: empty_office.desk.count(Fault))
    row = await empty_office.desk.one(Fault)
    assert (row.what, row.times, row.error) == ("update", 1, "ValidationError")
    assert empty_office.door.asked.count("POST /api/bots/faults") > 1


async def test_what_cannot_be_read_is_set_aside_alone(
    office: Office, log: list[Any], caplog: pytest.LogCaptureFixture
):
    """Whatever is wrong with it: it is named in the log without its words, and confirmed; those
    before and after it are served."""
    anna, pavel = await office.enters("anna"), await office.enters("pavel")
    await office.stop()
    await pavel.types("/help")
    bad: tuple[tuple[str, dict[str, Any]], ...] = (
        ("message", said(anna, text={"of": SECRET})),
        ("message", said(anna, chat={"type": "private"})),
        ("message", said(anna, photo=[{"file_id": SECRET}])),
        ("message", {"of": SECRET}),
        ("edited_message", {}),
        ("callback_query", {"id": "1", "data": SECRET}),
    )
    for kind, body in bad:
        brings(office, **{kind: body})
    await anna.types("/help")
    await office.start()
    for actor in (anna, pavel):
        await actor.sees("Что я умею")
    await confirmed(office)
    told = [line for line in log if line["event"] in (NOTE, ALARM)]
    assert sorted(line["kind"] for line in told) == sorted(kind for kind, _ in bad)
    assert {line["what"] for line in told} == {"update"}
    assert len({line["update_id"] for line in told}) == len(bad)
    assert SECRET not in str(log) and SECRET not in caplog.text


async def test_a_bug_in_a_talk_tells_the_log_nothing_of_the_words(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    log: list[Any],
    caplog: pytest.LogCaptureFixture,
):
    """An error's own message may hold them; the person hears that it did not work."""
    anna = await office.enters("anna")

    def broken(*_: Any, **__: Any) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("shared.telegram.chat.lists.list_text", broken)
    await anna.types("Мои заявки")
    await anna.sees("Не получилось")
    await confirmed(office)
    (told,) = [line for line in log if line["event"] in (NOTE, ALARM)]
    assert (told["what"], told["error"], "broken" in told["at"]) == ("update", "ValueError", True)
    assert SECRET not in str(log) and SECRET not in caplog.text


async def test_what_fails_before_any_talk_is_confirmed_too(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    log: list[Any],
    caplog: pytest.LogCaptureFixture,
):
    """Else Telegram would bring it for ever."""
    anna = await office.enters("anna")

    def broken(*_: Any, **__: Any) -> None:
        raise ValueError(SECRET)

    with monkeypatch.context() as patch:
        patch.setattr("shared.telegram.gathering.albums.Collector.took", broken)
        await anna.types(SECRET)
        await confirmed(office)
        await until(lambda: [line for line in log if line["event"] in (NOTE, ALARM)])
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert SECRET not in str(log) and SECRET not in caplog.text


async def test_an_update_of_a_kind_that_nobody_asked_for_is_passed_over(
    office: Office, recwarn: pytest.WarningsRecorder, log: list[Any]
):
    """It was waiting from the time of another bot; nothing of it is printed."""
    anna = await office.enters("anna")
    queue_of(office).queue.allowed = []
    brings(office, channel_post=said(anna), of_tomorrow={"words": SECRET})
    await anna.types("/help")
    await anna.sees("Что я умею")
    await confirmed(office)
    assert SECRET not in str(log) + str([str(each.message) for each in recwarn.list])


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "getUpdates"])
async def test_bad_answers_are_waited_out(client_office: Office, method: str, log: list[Any]):
    """At the start and in the middle: the same process asks again, and who writes meanwhile is
    answered."""
    anna = await client_office.enters("anna")
    await client_office.stop()
    telegram = client_office.desk.world.telegram
    odd = UNNUMBERED if method == "getUpdates" else ()
    answers = [*TROUBLES, *((200, raw) for raw in odd)]
    faults = [telegram.fail(method=method, status=status, raw=raw) for status, raw in answers]
    await client_office.start()
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert all(fault.hits for fault in faults)
    told = [line for line in log if line["event"] in ("the bot cannot run now", "no updates")]
    # That nothing came of a command is good enough; of a question it is no answer.
    assert len(told) == len(faults) - (method == "deleteWebhook")
    assert SECRET not in str(log)


async def test_the_pauses_grow(client_office: Office, monkeypatch: pytest.MonkeyPatch):
    """So a server that is down is not asked many times a second, and not for ever more rarely."""
    office, waited = client_office, list[float]()
    await office.stop()
    wait = runtime.wait

    async def waiting(event: asyncio.Event, seconds: float) -> bool:
        waited.append(seconds)
        return await wait(event, min(seconds, 0.01))

    monkeypatch.setattr(runtime, "wait", waiting)
    for name, seconds in (("TROUBLE_PAUSE", 5.0), ("LONGEST_PAUSE", 60.0)):
        monkeypatch.setattr(runtime, name, seconds)
    fault = office.desk.world.telegram.fail(method="getMe", status=502, raw=PAGE, times=6)
    await office.start()
    await until(lambda: fault.hits == 6)
    anna = await office.enters("anna")
    await anna.types("/help")
    await anna.sees("Что я умею")
    pauses = [each for each in waited if each >= 5.0 and each != runtime.REVISION_PAUSE]
    assert pauses[:6] == [5.0, 10.0, 20.0, 40.0, 60.0, 60.0]


@pytest.mark.parametrize("method", ["setMyCommands", "setWebhook"])
async def test_a_bad_answer_while_the_bot_makes_itself_known(
    by_webhook: Office, method: str, log: list[Any]
):
    """Commands are a nicety; a webhook is set again."""
    office = by_webhook
    anna = await office.enters("anna")
    await office.stop()
    queue_of(office).queue.webhook = None
    fault = office.desk.world.telegram.fail(method=method, status=502, raw=PAGE, times=2)
    await office.start()
    await until(lambda: queue_of(office).queue.webhook)
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert fault.hits
    assert SECRET not in str(log)


async def test_a_bad_answer_at_the_end(client_office: Office, log: list[Any]):
    """The last updates may come again, and the process ends as it should."""
    office = client_office
    anna = await office.enters("anna")
    await anna.types("/help")
    await anna.sees("Что я умею")
    office.desk.world.telegram.fail(method="getUpdates", status=502, raw=PAGE, times=None)
    await office.stop()
    assert "the last updates are not confirmed" in [line["event"] for line in log]
    assert SECRET not in str(log)


GARBLED: dict[str, Callable[[Any], Any]] = {
    "a keyboard of another kind": lambda sent: sent | {"reply_markup": {"keyboard": []}},
    "a field of tomorrow": lambda sent: sent | {"link_preview_options": SECRET},
    "no sender": lambda sent: sent | {"from": {"id": 1}},
    "no chat": lambda sent: {"message_id": sent["message_id"]},
    "nothing at all": lambda _: None,
    "a yes": lambda _: True,
}


async def test_what_was_sent_is_not_told_as_a_failure(
    client_office: Office, log: list[Any], caplog: pytest.LogCaptureFixture
):
    """Telegram said that it is done: nothing is said twice, nothing of it is logged."""
    anna = await client_office.enters("anna")
    telegram = client_office.desk.world.telegram
    for garbled in GARBLED.values():
        fault = telegram.fail(method="sendMessage", garbled=garbled)
        shown = len(anna.messages("Что я умею"))
        await anna.types("/help")
        await anna.sees("Что я умею")
        await confirmed(client_office)
        assert fault.hits == 1
        assert len(anna.messages("Что я умею")) == shown + 1
    anna.sees_no("Не получилось")
    assert SECRET not in str(log) and "Что я умею" not in str(log) + caplog.text


async def test_a_talk_goes_on_after_an_answer_that_is_half_read(client_office: Office):
    """The message has its number, so its buttons and replies work."""
    anna = await client_office.enters("anna")
    telegram = client_office.desk.world.telegram
    telegram.fail(method="sendMessage", garbled=GARBLED["a field of tomorrow"], times=None)
    telegram.fail(method="editMessageText", garbled=lambda _: None, times=None)
    await anna.types("Кран течёт")
    await anna.taps("Отправить")
    told = await anna.sees("Заявка №1 создана")
    mine = await anna.replies(told, "Уже не течёт")
    await anna.sees_reaction(mine, "👍")
