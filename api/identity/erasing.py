"""Personal data goes for good; the accounts of work stay without a name."""

from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.models import Absence, AbsenceChange
from api.auth.models import Invitation, LoginSession, OneTimeLink, PersonalToken
from api.clock import now
from api.db import Base
from api.identity import counting, naming
from api.identity.entries import load, require_name
from api.identity.errors import OwnEntry, StillActive
from api.notifications.digests.models import DigestDay
from api.notifications.models import Delivery, MessageRef, Notice, PushDevice, SourceMessage
from api.objects import audit
from api.objects.audit import AuditEntry
from api.people import keeping, views
from api.people.errors import PersonGone
from api.people.imports.models import ImportedRow
from api.people.models import ClientContact, DeadAddress, Person, TeamMember, TelegramLink
from api.principal import Principal
from api.settings import Settings
from api.tasks.models import TaskChange
from api.tickets.models import TicketChange
from shared.contracts.identity import Erasure, ErasurePreview
from shared.i18n import translator

GOES: Final = ("telegram", "companies", "teams", "deliveries", "notices", "messages")
STAYS: Final = ("tickets", "comments", "tasks", "notes", "absences", "files")
OWN: Final[tuple[type[Base], ...]] = (
    Delivery,
    Notice,
    MessageRef,
    SourceMessage,
    PushDevice,
    DigestDay,
    DeadAddress,
    TelegramLink,
    TeamMember,
    ClientContact,
    LoginSession,
    PersonalToken,
    OneTimeLink,
    Invitation,
)
"""What is of nobody else, by `person_id`: deliveries before the notices that they tell."""
_SECRET: Final = frozenset({"address", "phone", "username", "telegram_user_id", "name", "people"})
"""What an entry of the audit may say of a person."""


async def preview(session: AsyncSession, person_id: UUID) -> ErasurePreview:
    """Raises NotFound."""
    person = await load(session, person_id)
    named, named_total = await naming.places(session, person.name)
    return ErasurePreview(
        person=views.ref(person),
        active=person.active,
        goes=await counting.of(session, person_id, GOES),
        stays=await counting.of(session, person_id, STAYS),
        named=named,
        named_total=named_total,
    )


async def erase(
    session: AsyncSession,
    principal: Principal,
    person_id: UUID,
    asked: Erasure,
    settings: Settings,
) -> None:
    """Raises NotFound, PersonGone, NameNotRepeated, OwnEntry, StillActive."""
    await keeping.hold(session, [person_id])
    person = await load(session, person_id)
    if person.erased_at:
        raise PersonGone
    if person.id == principal.person_id:
        raise OwnEntry
    if person.active:
        raise StillActive
    require_name(person, asked.name)
    nameless = translator(settings.default_locale)(f"erased-{person.kind}")
    for table in OWN:
        await session.execute(delete(table).where(table.person_id == person_id))  # type: ignore[attr-defined]
    # What a file said of the person is kept without a foreign key.
    await session.execute(delete(ImportedRow).where(ImportedRow.object_id == person_id))
    await _nameless_history(session, person, nameless)
    await _silent_audit(session, person_id)
    _empty(person, nameless)
    audit.record(session, principal.person_id, "personal_data_erased", person.kind, person.id)
    await session.flush()


def _empty(person: Person, nameless: str) -> None:
    person.name = nameless
    person.email = person.phone = person.phone_e164 = None
    person.mattermost_login = person.password_hash = None
    person.channels = person.quiet_hours = person.week = None
    person.digest = person.digest_at = person.deputy_id = None
    person.erased_at = now()
    person.version += 1


async def _nameless_history(session: AsyncSession, person: Person, nameless: str) -> None:
    """Histories keep people by the name they had. Of two of one name, nobody can tell which is
    meant: those lines stay."""
    same = select(func.count()).where(Person.name_key == person.name_key)
    if await session.scalar(same) == 1:
        for line in (TicketChange, TaskChange):
            for side in (line.old, line.new):
                kept = update(line).where(side == person.name).values({side: nameless})
                await session.execute(kept.execution_options(synchronize_session=False))
        told = update(AbsenceChange).where(AbsenceChange.detail == person.name)
        await session.execute(
            told.values(detail=nameless).execution_options(synchronize_session=False)
        )
    # Why somebody was away may be a matter of health; that it was so counts for the accounts.
    own = update(Absence).where(Absence.person_id == person.id).values(comment="", reason="")
    await session.execute(own.execution_options(synchronize_session=False))


async def _silent_audit(session: AsyncSession, person_id: UUID) -> None:
    """The acts stay, without the addresses that they named."""
    rows = await session.scalars(select(AuditEntry).where(AuditEntry.object_id == str(person_id)))
    for row in rows:
        row.detail = {key: value for key, value in row.detail.items() if key not in _SECRET}
