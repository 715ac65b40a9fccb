"""How the desk fares, in words: what is wrong, since when, what it costs whom, what to do (K3). The
facts are those of the readiness and the metrics; `vestovoy doctor` may ask for them too."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from fluent.runtime.types import FluentType
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import looks, state
from api.admin.channels import said
from api.admin.deliveries import words as delivery_words
from api.admin.state import Due
from api.clock import now
from api.notifications.bots import bot_looks
from api.notifications.bots.bot_looks import BotLooks
from api.notifications.channels import table
from api.notifications.lanes import health as lane_health
from api.notifications.models import LaneState
from shared.contracts.admin import Lane
from shared.contracts.health import Health, HealthFact, Level
from shared.i18n import Translator
from shared.i18n.sizes import gigabytes

SLOW: Final = timedelta(minutes=5)
"""A queue that works leaves nothing due for so long."""
SKEW: Final = timedelta(seconds=30)
WORST_FIRST: Final = (Level.BAD, Level.WARNING, Level.OK)
DELIVERIES: Final = "/settings/deliveries"
CHANNELS: Final = "/settings/channels"


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around the database, as whoever asks has found it."""

    lanes: frozenset[Lane]
    """Those that are set up."""
    files_answer: bool
    free: int | None
    """Bytes where uploads are kept; None: not on this machine."""
    reserve: int
    """Bytes that are left free in any case."""
    redis_answers: bool | None
    """None: not needed."""
    revision: str
    """Of the database's schema; empty: it could not be read."""
    newest: str
    """The revision that this release works with."""


class Looking:
    """Tells the facts one by one."""

    def __init__(self, t: Translator) -> None:
        self._t = t

    def fact(  # noqa: PLR0913 - each is a part of the fact
        self,
        name: str,
        level: Level,
        word: str,
        *,
        title: str = "",
        since: datetime | None = None,
        cost: str = "",
        advice: str = "",
        sentence: str = "",
        path: str = "",
        answer: str = "",
        **values: str | int | FluentType,
    ) -> HealthFact:
        """By `health-<word>`, `health-<word>-cost` and `health-<word>-do`."""
        t, wrong = self._t, level is not Level.OK
        return HealthFact(
            name=name,
            level=level,
            title=title or t(f"health-{name}"),
            sentence=sentence or t(f"health-{word}", **values),
            since=since if wrong else None,
            cost=cost or (t.known(f"health-{word}-cost", **values) if wrong else ""),
            advice=advice or (t.known(f"health-{word}-do", **values) if wrong else ""),
            path=path if wrong else "",
            answer=answer,
        )

    def waits(self, due: Due | None) -> str:
        """«Ждут 14 человек, сообщений: 20»."""
        if due is None:
            return ""
        return self._t("health-waits", people=due.people, count=due.count)


async def of(session: AsyncSession, around: Around, t: Translator) -> Health:
    """All facts, the worst first."""
    found = [each async for each in _facts(session, around, Looking(t), t)]
    found.sort(key=lambda each: WORST_FIRST.index(each.level))
    return Health(level=found[0].level, at=now(), facts=found)


async def _facts(
    session: AsyncSession, around: Around, see: Looking, t: Translator
) -> AsyncIterator[HealthFact]:
    due = await state.due(session)
    yield await _worker(session, due, see)
    for each in _machines(around, see):
        yield each
    states = await state.lanes(session)
    for lane in table.every_lane():
        if lane in around.lanes:
            yield _channel(lane, states.get(lane), due.get(lane), see, t)
    yield await _planning(session, see)
    yield await _undelivered(session, see)
    yield await _addresses(session, see)
    yield await _faults(session, see)
    for scope, lane in table.bot_lanes().items():
        if lane in around.lanes:
            yield _bot(lane, await bot_looks.of(session, scope), see, t)
    yield await _clock(session, see)


async def _worker(session: AsyncSession, due: dict[Lane, Due], see: Looking) -> HealthFact:
    if not await looks.silent(session):
        return see.fact("worker", Level.OK, "worker-ok")
    age = await looks.age(session)
    since = now() - timedelta(seconds=age) if age is not None else None
    all_due = [each for each in due.values() if each.count]
    people = max((each.people for each in all_due), default=0)
    cost = see.waits(
        Due(count=sum(each.count for each in all_due), people=people, oldest=now())
        if all_due
        else None
    )
    return see.fact("worker", Level.BAD, "worker-silent", since=since, cost=cost)


def _machines(around: Around, see: Looking) -> Iterator[HealthFact]:
    word = "ok" if around.files_answer else "away"
    yield see.fact("files", Level.OK if around.files_answer else Level.BAD, f"files-{word}")
    if around.free is not None:
        yield disk(around.free, around.reserve, see)
    if around.redis_answers is not None:
        word = "ok" if around.redis_answers else "away"
        level = Level.OK if around.redis_answers else Level.WARNING
        yield see.fact("redis", level, f"redis-{word}")
    same = around.revision == around.newest
    yield see.fact(
        "schema",
        Level.OK if same else Level.BAD,
        "schema-ok" if same else "schema-old",
        revision=around.revision or "—",
        newest=around.newest,
    )


def disk(free: int, reserve: int, see: Looking) -> HealthFact:
    """It is told before it is full: below the reserve nothing is taken."""
    room = gigabytes(free)
    if free < reserve:
        return see.fact("disk", Level.BAD, "disk-full", free=room)
    if free < 2 * reserve:
        return see.fact("disk", Level.WARNING, "disk-low", free=room)
    return see.fact("disk", Level.OK, "disk-ok", free=room)


def _channel(
    lane: Lane, known: LaneState | None, due: Due | None, see: Looking, t: Translator
) -> HealthFact:
    name, title = f"channel-{lane}", delivery_words.lane(lane, t)
    path, cost = f"{CHANNELS}/{lane}", see.waits(due)
    if known and known.last_error == lane_health.OFF and state.rests(known):
        level = Level.WARNING if due else Level.OK
        return see.fact(name, level, "channel-off", title=title, path=path, cost=cost)
    if known and state.is_healthy(known) is False:
        words = said.fault(lane, known.last_says, t)
        return see.fact(
            name,
            Level.BAD,
            "channel-fails",
            title=title,
            sentence=words.sentence,
            advice=words.advice,
            since=known.failing_since or known.last_error_at,
            cost=cost,
            path=path,
            answer=known.last_error or "",
        )
    if due and now() - due.oldest > SLOW:
        return see.fact(
            name, Level.WARNING, "channel-slow", title=title, since=due.oldest, cost=cost, path=path
        )
    word = "channel-ok" if known and known.last_sent_at else "channel-untried"
    return see.fact(name, Level.OK, word, title=title)


async def _planning(session: AsyncSession, see: Looking) -> HealthFact:
    count, oldest = await state.unplanned(session)
    if oldest and now() - oldest > SLOW:
        return see.fact("planning", Level.BAD, "planning-slow", since=oldest, count=count)
    return see.fact("planning", Level.OK, "planning-ok")


async def _undelivered(session: AsyncSession, see: Looking) -> HealthFact:
    count, people = await state.undelivered(session)
    if not count:
        return see.fact("undelivered", Level.OK, "undelivered-none")
    path = f"{DELIVERIES}?state=failed"
    return see.fact(
        "undelivered", Level.WARNING, "undelivered-some", path=path, count=count, people=people
    )


async def _addresses(session: AsyncSession, see: Looking) -> HealthFact:
    counts = [await channel.marks.count(session) or 0 for channel in table.CHANNELS.values()]
    if not sum(counts):
        return see.fact("addresses", Level.OK, "addresses-ok")
    return see.fact(
        "addresses", Level.WARNING, "addresses-dead", path="/settings/people", count=sum(counts)
    )


async def _faults(session: AsyncSession, see: Looking) -> HealthFact:
    again = [each for each in await state.faults(session) if state.repeats(each.times)]
    if not again:
        return see.fact("faults", Level.OK, "faults-none")
    answer = "\n".join(f"{each.what}: {each.error} ({each.times})" for each in again)
    since = min(each.since for each in again)
    return see.fact(
        "faults", Level.WARNING, "faults-some", since=since, answer=answer, count=len(again)
    )


def _bot(lane: Lane, looked: BotLooks, see: Looking, t: Translator) -> HealthFact:
    name, title = f"bot-{lane}", t("health-bot", lane=delivery_words.lane(lane, t))
    path = f"{CHANNELS}/{lane}"
    word = bot_looks.word(looked)
    if word == bot_looks.OK:
        return see.fact(name, Level.OK, "bot-ok", title=title)
    since = looked.at if word == bot_looks.AWAY else looked.heard_at
    return see.fact(name, Level.BAD, f"bot-{word}", title=title, since=since, path=path)


async def _clock(session: AsyncSession, see: Looking) -> HealthFact:
    skew = await state.clock_skew(session)
    if skew is None or abs(skew) < SKEW:
        return see.fact("clock", Level.OK, "clock-ok")
    return see.fact("clock", Level.WARNING, "clock-off", seconds=round(abs(skew.total_seconds())))
