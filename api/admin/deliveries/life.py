"""One delivery's whole life: from what happened to who has read it, and what went beside it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.deliveries import log as deliveries
from api.admin.deliveries import words as delivery_words
from api.admin.deliveries.log import LINES
from api.clock import now
from api.errors import NotFound
from api.notifications.models import Delivery, DeliveryAction
from shared.contracts.admin import DeliveryState
from shared.contracts.deliveries import DeliveryLife, DeliveryStep
from shared.i18n import Translator

_SAME: Final = (Delivery.event_id, Delivery.person_id)
"""What the deliveries of one event to one person have in common; the unique key begins so."""


async def life(session: AsyncSession, delivery_id: UUID, t: Translator) -> DeliveryLife:
    """Raises NotFound."""
    of = [
        column == select(column).where(Delivery.id == delivery_id).scalar_subquery()
        for column in _SAME
    ]
    found = (await session.execute(LINES.where(*of).order_by(Delivery.id))).all()
    lines = deliveries.by_delivery(found)
    if delivery_id not in lines:
        raise NotFound
    told = {each.id: each for each in await deliveries.rows(session, found, t)}
    mine = lines.pop(delivery_id)
    copies, beside = _apart(mine[0], [each[0] for each in lines.values()])
    return DeliveryLife(
        delivery=told[delivery_id],
        steps=_sorted(_steps(mine, copies, t)),
        beside=[told[each.id] for each in beside],
    )


def _apart(mine: Any, others: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """The same message once more or once before, and the same news by another way."""
    same = [each for each in others if _way(each) == _way(mine)]
    return same, [each for each in others if each not in same]


def _way(line: Any) -> tuple[Any, ...]:
    return line.lane, line.address_key


def _steps(tries: Sequence[Any], copies: Sequence[Any], t: Translator) -> Iterator[DeliveryStep]:
    line = tries[0]
    event = delivery_words.event(line.event_kind, t)
    yield _step("happened", t("step-happened", event=event), at=line.happened_at)
    yield _step("planned", _planned(line, t), at=line.created_at)
    if line.held and not _waits(line):
        yield _step("held", t(f"step-held-{line.held}"))
    for each in tries:
        if each.try_id:
            words = delivery_words.tried(line.lane, each.outcome, each.says, t)
            yield _step("tried", words, at=each.try_at, detail=each.detail)
    yield from _end(tries, t)
    if line.read_at:
        yield _step("read", t("step-read"), at=line.read_at)
    for each in copies:
        word = "resent" if each.copy > line.copy else "first"
        if each.copy > line.copy or each.copy == 0:
            yield _step(word, t(f"step-{word}"), at=each.created_at, of=each.id)


def _planned(line: Any, t: Translator) -> str:
    if line.copy:
        word = "resent-here"
    else:
        word = "planned-edit" if line.action is DeliveryAction.EDIT else "planned"
    return t(f"step-{word}", lane=delivery_words.lane(line.lane, t))


def _waits(line: Any) -> bool:
    return line.state is DeliveryState.PENDING and line.reason == line.held


def _end(tries: Sequence[Any], t: Translator) -> Iterator[DeliveryStep]:
    """What is next, or why nothing is; of what was sent the last try has told."""
    line = tries[0]
    if line.state is DeliveryState.PENDING:
        why = delivery_words.why(line.lane, line.reason, tries[-1].says or "", t).sentence
        soon = max(line.due_at, now())
        if _waits(line):
            yield _step("held", why, at=line.created_at, until=line.due_at)
        yield _step("next", t("step-next"), at=soon)
    elif line.state is not DeliveryState.SENT:
        why = delivery_words.why(line.lane, line.reason, tries[-1].says or "", t).sentence
        ended = t(f"step-ended-{line.state}")
        yield _step("ended", f"{ended} {why}".strip(), at=line.settled_at)


def _step(
    what: str,
    sentence: str,
    *,
    at: datetime | None = None,
    until: datetime | None = None,
    detail: str = "",
    of: UUID | None = None,
) -> DeliveryStep:
    return DeliveryStep(
        at=at, until=until, what=what, sentence=sentence, detail=detail, delivery_id=of
    )


def _sorted(steps: Iterator[DeliveryStep]) -> list[DeliveryStep]:
    """By time; what has none stays behind what came before it, and equal times keep their order."""
    placed: list[tuple[datetime, DeliveryStep]] = []
    last = datetime.min.replace(tzinfo=now().tzinfo)
    for each in steps:
        last = each.at or last
        placed.append((last, each))
    return [step for _, step in sorted(placed, key=lambda pair: pair[0])]
