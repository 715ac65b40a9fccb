"""What happens to one object at once is one message, there and back again is none (Q6)."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from api.notifications.plan.bursts import Bursts
from shared.contracts.admin import DeliveryState
from shared.contracts.telegram import BotScope
from tests.desk import Desk, open_desk, until
from tests.desk.fixtures import channels
from tests.lanes import Lanes
from tests.sandbox import Sandbox
from tests.tasks.acts import delegates, gives

pytestmark = pytest.mark.rule("Q6")

CLIENT = Lanes.TELEGRAM_CLIENT
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WINDOW = timedelta(seconds=30)
ANNA, TICKET, OTHER = (UUID(int=number) for number in (1, 2, 3))


@pytest.fixture
async def busy(desk_url: str, tmp_path: Path, world: Sandbox) -> AsyncIterator[Desk]:
    """A desk that merges what happens within half a minute."""
    async with open_desk(desk_url, tmp_path, world, **channels(world), merge_seconds=30) as opened:
        yield opened


@pytest.fixture
async def taken(busy: Desk) -> Any:
    """Anna has just heard that Boris took her ticket."""
    await busy.links("anna", "boris")
    ticket = await busy.takes("boris", await busy.opens("anna"))
    await busy.pipeline()
    assert len(busy.actor("anna").messages("в работе")) == 1
    return ticket


async def half_a_minute(desk: Desk) -> None:
    await desk.passes(seconds=31)
    await desk.pipeline()


def heard(desk: Desk, key: str) -> list[str]:
    return [each.text for each in desk.actor(key).messages()]


@pytest.mark.parametrize(
    ("last", "urgent", "waits"),
    [
        (None, False, 0),
        (-31, False, 0),
        (-30, False, 0),
        (-10, False, 20),
        (0, False, 30),
        (20, False, 20),
        (-10, True, 0),
        (20, True, 0),
    ],
)
def test_the_first_goes_at_once_and_the_others_together(
    last: int | None, urgent: bool, waits: int
) -> None:
    """Seconds from now; what is urgent never waits."""
    went = {} if last is None else {(ANNA, TICKET): NOON + timedelta(seconds=last)}
    bursts = Bursts(WINDOW, NOON, went)
    assert bursts.due(ANNA, TICKET, urgent=urgent) == NOON + timedelta(seconds=waits)


def test_a_batch_is_a_burst_too() -> None:
    """Three events that are planned at once are two messages; another object is its own."""
    bursts = Bursts(WINDOW, NOON)
    due = [bursts.due(ANNA, TICKET, urgent=False) for _ in range(3)]
    assert due == [NOON, NOON + WINDOW, NOON + WINDOW]
    assert bursts.due(ANNA, OTHER, urgent=False) == NOON
    assert bursts.due(ANNA, None, urgent=False) == NOON


async def test_what_follows_is_one_message_with_everybodys_words(
    no_pace: None, busy: Desk, taken: Any
) -> None:
    """The inbox has each by itself at once; the chat has one after the window."""
    before = len(heard(busy, "anna"))
    await busy.says("boris", taken, "Смотрю")
    await busy.pipeline()
    await busy.says("boris", taken, "Нужен номер принтера")
    await busy.moves("boris", taken, "waiting")
    await busy.pipeline()
    assert len(heard(busy, "anna")) == before
    assert len(await busy.inbox("anna")) == before + 3
    await half_a_minute(busy)
    [told] = heard(busy, "anna")[before:]
    assert "ждём вашего ответа" in told
    assert "Смотрю" in told and "Нужен номер принтера" in told
    await half_a_minute(busy)
    await busy.says("boris", taken, "Ау")
    await busy.pipeline()
    assert "Ау" in heard(busy, "anna")[-1]


@pytest.mark.both_stores
@pytest.mark.rule("Q14")
async def test_a_message_of_many_that_is_edited_keeps_everybodys_words(
    no_pace: None, busy: Desk, taken: Any
) -> None:
    """And tells what was: nothing waits for Anna any more."""
    for text in ("Смотрю", "Нужен номер принтера"):
        await busy.says("boris", taken, text)
    await busy.moves("boris", taken, "waiting")
    await busy.pipeline()
    await half_a_minute(busy)
    [told] = busy.actor("anna").messages("Смотрю")
    await busy.says("anna", taken, "Номер пять")
    await busy.pipeline()
    assert told.edited and "просили вашего ответа" in told.text
    assert "Смотрю" in told.text and "Нужен номер принтера" in told.text


async def test_a_change_that_was_taken_back_is_no_message(
    no_pace: None, busy: Desk, taken: Any
) -> None:
    """The log says why; the words that were said meanwhile are told."""
    before = heard(busy, "anna")
    await busy.moves("boris", taken, "waiting")
    await busy.moves("boris", taken, "in_progress")
    await busy.pipeline()
    await half_a_minute(busy)
    assert heard(busy, "anna") == before
    assert len(await busy.deliveries("anna", CLIENT, reason="undone")) == 2
    await busy.passes(seconds=60)
    await busy.says("boris", taken, "Раз")
    await busy.pipeline()
    await busy.moves("boris", taken, "waiting")
    await busy.says("boris", taken, "Два")
    await busy.moves("boris", taken, "in_progress")
    await busy.pipeline()
    await half_a_minute(busy)
    *_, first, last = heard(busy, "anna")
    assert "Раз" in first and "Два" in last and "ждём" not in last


async def test_a_fire_and_an_assignment_do_not_wait(no_pace: None, busy: Desk) -> None:
    """Each of them in the middle of a burst."""
    await busy.links("boris", "darya", "vera")
    task = await gives(busy, "oleg", "vera")
    await busy.does("oleg", f"/api/tasks/{task['id']}/comments", {"text": "Скорее"})
    await busy.pipeline()
    assert not any("Скорее" in each for each in heard(busy, "vera"))
    assert (await delegates(busy, "vera", task, "boris")).is_success
    await busy.pipeline()
    assert any("Вам передана задача" in each for each in heard(busy, "boris"))
    client_id = str(busy.ids["Ромашка"])
    fire = await busy.opens("darya", "Пожар", client_id=client_id, priority="critical")
    await busy.says("darya", fire, "Горит склад", visibility="internal")
    await busy.pipeline()
    assert any("Горит склад" in each for each in heard(busy, "boris"))


@pytest.mark.both_stores
async def test_the_pace_of_a_chat_does_not_tear_them_apart(busy: Desk, taken: Any) -> None:
    """One message is one turn (Q7), however many deliveries it tells of."""
    for text in ("Раз", "Два", "Три"):
        await busy.says("boris", taken, text)
    await busy.pipeline()
    await busy.passes(seconds=31)

    async def all_sent() -> bool:
        await busy.pipeline()
        return not await busy.deliveries("anna", CLIENT, state=DeliveryState.PENDING)

    await until(all_sent)
    [told] = [each for each in heard(busy, "anna") if "Раз" in each]
    assert "Два" in told and "Три" in told


@pytest.mark.rule("Q3")
async def test_a_refused_message_loses_none_of_its_words(
    no_pace: None, busy: Desk, taken: Any
) -> None:
    """What it was to tell is told by the next try."""
    for text in ("Раз", "Два"):
        await busy.says("boris", taken, text)
    await busy.pipeline()
    busy.world.telegram.fail(method="sendMessage", bot=BotScope.CLIENT.value, retry_after=5)
    await half_a_minute(busy)
    assert not any("Раз" in each for each in heard(busy, "anna"))
    assert await busy.deliveries("anna", CLIENT, reason="merged") == []
    await busy.passes(seconds=40)
    await busy.pipeline()
    told = "\n".join(heard(busy, "anna"))
    assert "Раз" in told and "Два" in told
