"""Every kind of object the pipeline can tell of."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.activity import mutes, snoozes
from api.notifications.types.absence import facts as absence
from api.notifications.types.digest import facts as digest
from api.notifications.types.facts import Source, Subject
from api.notifications.types.task import facts as task
from api.notifications.types.ticket import facts as ticket
from api.outbox import About
from api.principal import Principal
from shared.contracts.telegram import ObjectKind

SUBJECTS: dict[ObjectKind, Source] = {
    ObjectKind.TICKET: ticket,
    ObjectKind.TASK: task,
    ObjectKind.DIGEST: digest,
    ObjectKind.ABSENCE: absence,
}


async def load(
    session: AsyncSession, abouts: Iterable[About], *, cards: Iterable[About] = ()
) -> dict[About, Subject]:
    """The subjects of these names, in bulk; what is gone is not in the answer. Those whose `cards`
    are to be drawn know their last words."""
    found: list[Subject] = []
    for kind, ids in _by_kind(abouts).items():
        if kind in SUBJECTS:
            found += (await SUBJECTS[kind].load(session, ids)).values()
    said = await _last_words(session, cards)
    muted = await mutes.by_object(session, [each.id for each in found])
    snoozed = await snoozes.by_object(session, [each.id for each in found])
    return {
        each.about: replace(
            each,
            muted_by=muted.get(each.id, frozenset()),
            snoozed=snoozed.get(each.id, {}),
            **({"last_words": tuple(said[each.id])} if each.id in said else {}),
        )
        for each in found
    }


async def _last_words(session: AsyncSession, abouts: Iterable[About]) -> dict[UUID, Sequence[Any]]:
    found: dict[UUID, Sequence[Any]] = {}
    for kind, ids in _by_kind(abouts).items():
        if kind in SUBJECTS:
            found |= await SUBJECTS[kind].last_words(session, ids)
    return found


async def seen(
    session: AsyncSession, who: Principal, kind: ObjectKind, ids: Collection[UUID]
) -> Mapping[UUID, int]:
    """Those of them that the person may see, with their versions now."""
    return await SUBJECTS[kind].seen(session, who, ids) if kind in SUBJECTS else {}


async def versions(session: AsyncSession, abouts: Iterable[About]) -> dict[About, int]:
    """Their versions now."""
    found: dict[About, int] = {}
    for kind, ids in _by_kind(abouts).items():
        kept = await SUBJECTS[kind].versions(session, ids)
        found |= {About(kind, each): version for each, version in kept.items()}
    return found


def _by_kind(abouts: Iterable[About]) -> dict[ObjectKind, set[UUID]]:
    ids: dict[ObjectKind, set[UUID]] = {}
    for about in abouts:
        ids.setdefault(about.kind, set()).add(about.id)
    return ids
