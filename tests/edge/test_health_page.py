"""The page of health: what is wrong, since when, what it costs whom, what to do."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.admin import health, looks, state
from api.clock import now
from api.notifications.bots import bot_looks
from api.notifications.models import Delivery, LaneState
from shared.contracts.telegram import BotScope, FaultReports
from shared.i18n import LOCALES, translator
from tests.desk import Desk

pytestmark = [pytest.mark.rule("K3", "Q11")]
PATH = "/api/admin/health"


async def seen(desk: Desk) -> dict[str, dict[str, Any]]:
    gleb = await desk.calls("gleb")
    answer = await gleb.get(PATH)
    assert answer.status_code == 200, answer.text
    return {each["name"]: each for each in answer.json()["facts"]}


@pytest.mark.both_stores
async def test_a_desk_that_is_well_is_green(desk: Desk) -> None:
    """Each thing that was looked at is named all the same; nothing costs anything."""
    await looks.note(desk.held.database)
    async with desk.database.begin() as session:
        for scope in BotScope:
            await bot_looks.note(session, scope, FaultReports(faults=[], heard_ago=1))
    gleb = await desk.calls("gleb")
    told = (await gleb.get(PATH)).json()
    assert told["level"] == "ok", [each for each in told["facts"] if each["level"] != "ok"]
    names = {each["name"] for each in told["facts"]}
    wanted = {"worker", "files", "disk", "schema", "planning", "undelivered", "addresses"}
    assert wanted | {"faults", "clock", "channel-email", "bot-telegram-staff"} <= names
    assert not any(each["cost"] or each["advice"] or each["since"] for each in told["facts"])
    boris = await desk.calls("boris")
    assert (await boris.get(PATH)).status_code == 403


@pytest.mark.both_stores
async def test_a_channel_that_fails_says_who_waits_and_what_to_do(desk: Desk) -> None:
    """Since when, with the counterpart's own words; the worst stands first."""
    await desk.opens("anna")
    await desk.world.mail.close()
    await desk.prefers("boris", ("email", "always"))
    await desk.pipeline()
    began = now() - timedelta(hours=2)
    async with desk.database.begin() as session:
        await session.execute(update(LaneState).values(failing_since=began))
        await session.execute(update(Delivery).values(due_at=began))
    gleb = await desk.calls("gleb")
    told = (await gleb.get(PATH)).json()
    assert told["level"] == "bad"
    assert [each["level"] for each in told["facts"]] == sorted(
        (each["level"] for each in told["facts"]), key=["bad", "warning", "ok"].index
    )
    mail = (await seen(desk))["channel-email"]
    assert (mail["level"], mail["title"]) == ("bad", "Почта")
    assert mail["sentence"] == "Сервер не отвечает."
    assert mail["cost"].startswith("Жд")
    assert mail["advice"].startswith("Проверьте адрес")
    assert mail["since"] == began.isoformat().replace("+00:00", "Z")
    assert mail["path"] == "/settings/channels/email"
    assert mail["answer"]


async def test_a_worker_that_is_away_is_bad(desk: Desk) -> None:
    """None ever looked here."""
    worker = (await seen(desk))["worker"]
    assert worker["level"] == "bad"
    assert worker["advice"]


@pytest.mark.parametrize(
    ("told", "word"),
    [
        (FaultReports(faults=[], trouble="token"), "Telegram не знает токена этого бота."),
        (FaultReports(faults=[], trouble="conflict"), "С этим же токеном работает другая"),
        (FaultReports(faults=[], trouble="unreached"), "Telegram боту не отвечает."),
        (
            FaultReports(faults=[], heard_ago=3600),
            "Telegram боту не отвечает.",
        ),
    ],
)
async def test_a_bot_that_hears_nothing_is_bad(desk: Desk, told: FaultReports, word: str) -> None:
    """It tells each minute whether Telegram answers; one that tells nothing is not running."""
    fact = (await seen(desk))["bot-telegram-staff"]
    assert fact["sentence"].startswith("Бот не запущен")
    async with desk.database.begin() as session:
        await bot_looks.note(session, BotScope.STAFF, told)
    fact = (await seen(desk))["bot-telegram-staff"]
    assert (fact["level"], fact["sentence"][: len(word)]) == ("bad", word)
    assert fact["cost"]


@pytest.mark.parametrize(("free", "level"), [(99, "bad"), (101, "warning"), (300, "ok")])
def test_a_disk_that_fills_is_told_before_it_is_full(free: int, level: str) -> None:
    """At twice what is kept free; below that nothing is taken."""
    assert health.disk(free, 100, health.Looking(translator("ru"))).level == level


@pytest.mark.parametrize(("locale", "said"), [("ru", "76,8 ГБ"), ("en", "76.8 GB")])
def test_room_is_said_as_the_reader_writes_numbers(locale: str, said: str) -> None:
    """A gigabyte is 1024³ bytes, as a megabyte of the limits is 1024²."""
    room = round(76.8 * 1024**3)
    assert said in health.disk(room, 100, health.Looking(translator(locale))).sentence


@pytest.mark.both_stores
async def test_the_databases_clock_is_compared(
    desk: Desk, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it has one of its own."""
    async with desk.database.reads() as session:
        skew = await state.clock_skew(session)
    assert (skew is None) is (store == "sqlite")
    assert skew is None or abs(skew) < timedelta(seconds=10)
    later = now() + timedelta(minutes=5)
    monkeypatch.setattr(state, "now", lambda: later)
    level = (await seen(desk))["clock"]["level"]
    assert level == ("ok" if store == "sqlite" else "warning")


@pytest.mark.both_stores
async def test_what_was_not_delivered_today_is_counted(desk: Desk) -> None:
    """With the way to its list."""
    await desk.opens("anna")
    await desk.prefers("boris", ("email", "always"))
    await desk.pipeline()
    async with desk.database.begin() as session:
        await session.execute(update(Delivery).values(state="failed"))
    fact = (await seen(desk))["undelivered"]
    assert fact["level"] == "warning"
    assert fact["path"] == "/settings/deliveries?state=failed"


def test_every_word_of_health_is_there_with_what_to_do() -> None:
    """What is wrong has a sentence and an advice, in both languages."""
    wrong = {
        *("worker-silent", "files-away", "disk-low", "disk-full", "redis-away", "schema-old"),
        *("channel-off", "channel-slow", "planning-slow", "undelivered-some", "addresses-dead"),
        *("faults-some", "bot-away", "bot-token", "bot-conflict", "bot-unreached", "clock-off"),
    }
    for locale in LOCALES:
        t = translator(locale)
        values = {"free": "1", "revision": "1", "newest": "2", "count": 1, "people": 1}
        for word in wrong:
            assert t(f"health-{word}", **values, seconds=1)
            assert t(f"health-{word}-do")
