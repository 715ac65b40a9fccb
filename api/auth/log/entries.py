"""The audit log as an administrator reads it (X6)."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, get_args
from uuid import UUID

from sqlalchemy import ColumnElement, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.log import words as audit_words
from api.db import Database
from api.http.logs import tables
from api.http.logs.spans import within
from api.http.logs.tables import Row
from api.http.paging import Slice, slice_of
from api.objects.audit import Action, AuditEntry
from api.objects.cursors import Order
from api.people.models import Client, Person
from api.principal import Principal
from shared.contracts.base import Page
from shared.contracts.people import AuditAct, AuditRow, PersonKind, PersonRef
from shared.i18n import Translator, translator

PEOPLE = frozenset({"person", *PersonKind})
FIRM = "client"
RECEIVERS = ("to", "boss")
"""Of the detail: people, by the id."""
NEWEST: Final = Order("audit", AuditEntry.id, down=True)
COLUMNS: Final = ("at", "actor", "action", "what")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What of the log is asked for; None is all."""

    action: str = ""
    actor_id: UUID | None = None
    about_id: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Raises Invalid and DateOutOfBounds."""
        about = str(self.about_id) if self.about_id else None
        asked: dict[Any, Any] = {
            AuditEntry.action: self.action or None,
            AuditEntry.actor_id: self.actor_id,
            AuditEntry.object_id: about,
        }
        found = [column == value for column, value in asked.items() if value is not None]
        return [*found, *within(AuditEntry.id, self.since, self.before)]


async def page(
    session: AsyncSession, filters: Filters, t: Translator, part: Slice
) -> Page[AuditRow]:
    """The newest first. Raises Invalid and DateOutOfBounds."""
    wanted = select(AuditEntry).where(*filters.conditions())
    found = await slice_of(session, wanted, NEWEST, part)
    return found.page(await rows(session, found.rows, t))


async def rows(
    session: AsyncSession, entries: Sequence[AuditEntry], t: Translator
) -> list[AuditRow]:
    """What these entries tell, in their order."""
    named = await _named(session, entries)
    return [_row(entry, named, t) for entry in entries]


def batches(
    database: Database, filters: Filters, reader: Principal
) -> AsyncIterator[Sequence[Row]]:
    """The log as a file."""
    t = translator(reader.locale)

    async def after(last: UUID | None, size: int) -> list[AuditRow]:
        async with database.reads() as session:
            return await _after(session, filters, last, size, t)

    return tables.batches(
        after, lambda each: _line(each, reader, t), t("log-cut", count=tables.MOST)
    )


def actions(t: Translator) -> list[AuditAct]:
    """By name."""
    known = [AuditAct(action=each, name=audit_words.act(each, t)) for each in get_args(Action)]
    return sorted(known, key=lambda each: each.name)


def head(t: Translator) -> Row:
    return [t(f"log-column-{each}") for each in COLUMNS]


async def _after(
    session: AsyncSession, filters: Filters, last: UUID | None, size: int, t: Translator
) -> list[AuditRow]:
    older = [AuditEntry.id < last] if last else []
    asked = select(AuditEntry).where(*filters.conditions(), *older)
    entries = await session.scalars(asked.order_by(AuditEntry.id.desc()).limit(size))
    return await rows(session, entries.all(), t)


def _line(each: AuditRow, reader: Principal, t: Translator) -> Row:
    what = " ".join((each.sentence, *(f"{one}." for one in each.details)))
    who = each.actor.name if each.actor else t("audit-system")
    return [tables.moment(each.at, reader.timezone), who, audit_words.act(each.action, t), what]


async def _named(session: AsyncSession, entries: Sequence[AuditEntry]) -> Mapping[str, Any]:
    """Who did it, whom or what it was about, and who got something by it: by id; a company has a
    name and no kind."""
    people = [
        *(str(entry.actor_id or "") for entry in entries),
        *(entry.object_id for entry in entries if entry.object_kind in PEOPLE),
        *(entry.detail.get(each, "") for entry in entries for each in RECEIVERS),
    ]
    firms = [entry.object_id for entry in entries if entry.object_kind == FIRM]
    found = await session.execute(
        union_all(
            select(Person.id, Person.name, Person.kind).where(Person.id.in_(_uuids(people))),
            select(Client.id, Client.name, null()).where(Client.id.in_(_uuids(firms))),
        )
    )
    return {str(row.id): row for row in found}


def _uuids(ids: Sequence[str]) -> set[UUID]:
    return {UUID(each) for each in ids if each}


def _row(entry: AuditEntry, named: Mapping[str, Any], t: Translator) -> AuditRow:
    actor = named.get(str(entry.actor_id))
    about = named.get(entry.object_id)
    name = about.name if about else ""
    shown = audit_words.about(entry, name, t)
    detail = entry.detail | _receiver(entry, named)
    return AuditRow(
        id=entry.id,
        at=entry.created_at,
        actor=PersonRef(id=actor.id, name=actor.name, kind=actor.kind) if actor else None,
        action=entry.action,
        object_kind=entry.object_kind,
        object_id=entry.object_id,
        object_name=name,
        detail=detail,
        sentence=audit_words.sentence(entry, actor.name if actor else "", shown, t),
        details=audit_words.details(entry, detail, t),
    )


def _receiver(entry: AuditEntry, named: Mapping[str, Any]) -> dict[str, str]:
    found = {each: named.get(entry.detail.get(each, "")) for each in RECEIVERS}
    return {each: one.name for each, one in found.items() if one}
