"""A daily digest as the subject of its notice: composed when it is sent or read (G5)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import principals
from api.clock import now
from api.notifications.digests import compose
from api.notifications.digests import load as loading
from api.notifications.digests.models import DigestDay
from api.notifications.types.facts import CommentNow, State, Subject
from api.outbox import About, Event
from api.principal import Principal
from shared.contracts.digests import Digest
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator, dates
from shared.work import digest as digests
from shared.work.drawing.files import File
from shared.work.drawing.message import opened
from shared.work.drawing.reader import Reader

REMEMBERED = 20
"""Things of a digest that a reply to it may mean (C2)."""


@dataclass(frozen=True, kw_only=True)
class DigestNow(Subject):
    """What there is to say now, under the date of the day it belongs to."""

    kind: ClassVar[ObjectKind] = ObjectKind.DIGEST

    id: UUID
    person_id: UUID
    on: date
    digest: Digest
    version: int = 0
    title: str = ""
    text: str = ""
    files: tuple[File, ...] = ()

    @property
    def mentions(self) -> tuple[About, ...]:
        told = digests.things(self.digest)[:REMEMBERED]
        return tuple(About(each.kind, each.id) for each in told)

    @property
    def path(self) -> str:
        return "/"

    def may_see(self, reader: Principal) -> bool:
        return reader.person_id == self.person_id

    def concerns(self, reader: Principal, event: Event) -> bool:  # noqa: ARG002 - of one reader
        return compose.speaks(self.digest)

    def heading(self, eyes: Reader) -> str:
        return self.subject(eyes.t)

    def subject(self, t: Translator) -> str:
        day, weekday = dates.day(self.on, t), dates.weekday(self.on, t)
        return t("digest-title", day=day, weekday=weekday)

    def state(self, reader: Principal, eyes: Reader) -> State:
        return State(
            sections=digests.sections(self.digest, reader.timezone, eyes.t),
            draws=lambda: opened(
                digests.open_buttons(self.digest, eyes.t), eyes.page(self.path), eyes.t("card-open")
            ),
        )

    def letter(self, reader: Principal, t: Translator) -> dict[str, str]:  # noqa: ARG002 - its letter is made of sections, not of a template
        return {}


async def load(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, DigestNow]:
    """The digests of these days, each reader's composed once."""
    rows = list(await session.scalars(select(DigestDay).where(DigestDay.id.in_(ids))))
    if not rows:
        return {}
    readers = await principals.load_many(session, {row.person_id for row in rows})
    moment, on = now(), max(row.on for row in rows)
    facts = await loading.facts(session, readers.values(), on, moment)
    told = {each: compose.digest_of(who, facts, moment) for each, who in readers.items()}
    return {
        row.id: DigestNow(id=row.id, person_id=row.person_id, on=row.on, digest=told[row.person_id])
        for row in rows
        if row.person_id in told
    }


async def comments(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, CommentNow]:  # noqa: ARG001 - nobody comments a digest
    """None."""
    return {}


async def last_words(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, Sequence[Any]]:  # noqa: ARG001 - as above
    """None."""
    return {}


async def seen(session: AsyncSession, who: Principal, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """By its policy: no condition says it."""
    found = (await load(session, ids)).values()
    return {each.id: each.version for each in found if each.may_see(who)}


async def versions(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, int]:  # noqa: ARG001 - a digest is never drawn anew
    """None."""
    return {}
