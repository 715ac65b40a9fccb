"""All documents of settings in one table: what each is by default, who changed it, and the way
back."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.balance import rules as absence_rules
from api.admin.desk import retention
from api.errors import NotFound
from api.files import logo
from api.files import rules as file_rules
from api.notifications.bots import texts as bot_texts
from api.notifications.reminders import rules as task_reminders
from api.objects import audit, desk_settings, look
from api.objects.desk_settings import DeskSetting
from api.objects.documents import NEVER
from api.people import views
from api.people.calendar import schedules
from api.people.models import Person
from api.people.profile import newcomers
from api.principal import Principal
from api.settings import Settings
from api.tickets.life import terms
from api.tickets.sla import promises
from shared.contracts.absences import AbsenceRules
from shared.contracts.base import content
from shared.contracts.desk import DeskPolicy
from shared.contracts.desk_settings import DeskLookView, DeskSettingState
from shared.contracts.sla import SlaPolicy
from shared.contracts.tasks import TaskReminders


async def _as_it_is(_session: AsyncSession, _actor: Principal) -> None:
    """A document is all there is of most nouns."""


async def _nothing(_session: AsyncSession, _settings: Settings) -> None:
    """Most documents are read anew by whoever needs them."""


def _no_field(_: Settings) -> Collection[str]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One document."""

    default: Callable[[Settings], msgspec.Struct]
    restored: Callable[[AsyncSession, Settings], Awaitable[None]] = _nothing
    """What follows when it is put back."""
    fixed: Callable[[Settings], Collection[str]] = _no_field
    """Fields that the environment sets."""
    leaving: Callable[[AsyncSession, Principal], Awaitable[None]] = _as_it_is
    """What is done with what it leads to, before it goes."""
    parts: tuple[str, ...] = ()
    """Documents that are kept beside it and go back with it."""


DOCUMENTS: Final[dict[str, Kept]] = {
    promises.SLA: Kept(default=lambda _: promises.whole(SlaPolicy()), restored=promises.aim_anew),
    terms.NAME: Kept(default=lambda _: DeskPolicy()),
    schedules.COMPANY_HOURS: Kept(
        default=lambda settings: schedules.company_of({}, settings), restored=promises.aim_anew
    ),
    absence_rules.NAME: Kept(default=lambda _: AbsenceRules(), restored=absence_rules.by_default),
    task_reminders.NAME: Kept(default=lambda _: TaskReminders()),
    newcomers.NAME: Kept(default=lambda _: newcomers.shipped()),
    bot_texts.NAME: Kept(default=lambda _: bot_texts.shipped()),
    look.NAME: Kept(
        default=lambda _: DeskLookView(name="", color="", firm="", logo="", version=NEVER),
        leaving=logo.put_aside,
        parts=(look.LOGO, desk_settings.FIRM),
    ),
    file_rules.NAME: Kept(default=file_rules.shipped),
    retention.NAME: Kept(default=retention.shipped, fixed=retention.fixed),
}

_NAMES: Final = [each for name, kept in DOCUMENTS.items() for each in (name, *kept.parts)]


async def states(session: AsyncSession, settings: Settings) -> list[DeskSettingState]:
    """Of all of them, in the table's order, in one statement."""
    found = await session.execute(
        select(DeskSetting.name, DeskSetting.value, DeskSetting.changed_at, Person)
        .outerjoin(Person, Person.id == DeskSetting.changed_by_id)
        .where(DeskSetting.name.in_(_NAMES))
    )
    rows = {row.name: row for row in found}
    return [
        _state(name, kept, [rows[each] for each in (name, *kept.parts) if each in rows], settings)
        for name, kept in DOCUMENTS.items()
    ]


async def restore(
    session: AsyncSession, actor: Principal, name: str, settings: Settings, seen: int | None
) -> None:
    """Put one back to its default. Raises NotFound, VersionConflict."""
    kept = DOCUMENTS.get(name)
    if kept is None:
        raise NotFound
    await kept.leaving(session, actor)
    await desk_settings.restore(session, name, actor.person_id, seen)
    for each in kept.parts:
        await desk_settings.forget(session, each)
    audit.record(session, actor.person_id, "setting_restored", "desk_settings", name)
    await kept.restored(session, settings)


def _state(name: str, kept: Kept, rows: list[Any], settings: Settings) -> DeskSettingState:
    """By whichever of its documents was written last."""
    row = max(rows, key=_when, default=None)
    return DeskSettingState(
        name=name,
        changed=any(each.value for each in rows),
        changed_at=row.changed_at if row else None,
        changed_by=views.ref(row.Person) if row and row.Person else None,
        default=content(kept.default(settings)),
        fixed=sorted(kept.fixed(settings)),
    )


def _when(row: Any) -> datetime:
    """Those of before this was kept are the oldest."""
    return row.changed_at or datetime.min.replace(tzinfo=UTC)
