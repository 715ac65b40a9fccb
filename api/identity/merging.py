"""Two entries for one person become one. The one that goes stays as a sign that leads on."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.models import Absence
from api.identity import counting, places
from api.identity.entries import load, require_name
from api.identity.errors import NotTheSame, OwnEntry
from api.objects import audit
from api.people import keeping, views
from api.people.models import AwayPeriod, Person, TelegramLink
from api.people.ports import PeoplePorts
from api.people.staff import tree
from api.people.staff.departure import require_another_admin, shut_out
from api.people.uniqueness import require_free
from api.principal import Principal
from api.settings import Settings
from shared.contracts.identity import Merge, MergeChoice, MergeField, MergePreview
from shared.contracts.people import PersonKind, Role

MOVING = (
    "tickets", "comments", "tasks", "notes", "absences", "files", "companies", "teams",
    "subordinates", "messages",
)  # fmt: skip
ALSO = {MergeField.PHONE: ("phone_e164",), MergeField.EMAIL: ("password_hash",)}
"""What goes with a field: a number's key, a login's password."""


async def preview(session: AsyncSession, person_id: UUID, into_id: UUID) -> MergePreview:
    """Raises NotFound, NotTheSame."""
    goes, stays = await _two(session, person_id, into_id)
    fields = [
        MergeChoice(field=each, stays=getattr(stays, each.value), goes=getattr(goes, each.value))
        for each in MergeField
        if getattr(goes, each.value) not in {None, getattr(stays, each.value)}
    ]
    return MergePreview(
        goes=views.ref(goes),
        stays=views.ref(stays),
        fields=fields,
        moving=await counting.of(session, person_id, MOVING),
    )


async def merge(
    session: AsyncSession,
    principal: Principal,
    person_id: UUID,
    asked: Merge,
    settings: Settings,
    above: PeoplePorts,
) -> None:
    """Raises NotFound, NotTheSame, NameNotRepeated, OwnEntry, LastAdmin, PhoneTaken, EmailTaken."""
    await keeping.hold(session, [person_id, asked.into_id], tree=True, admins=True)
    goes, stays = await _two(session, person_id, asked.into_id)
    require_name(goes, asked.name)
    if goes.id == principal.person_id:
        raise OwnEntry
    if goes.active and goes.role is Role.ADMIN and stays.role is not Role.ADMIN:
        await require_another_admin(session, goes)
    values = _won(goes, stays, asked)
    await _untangle(session, goes, stays)
    await _keep_telegram(session, goes, stays)
    await shut_out(session, goes.id, above)
    _leave_sign(goes, stays)
    await session.flush()
    for name, value in values.items():
        setattr(stays, name, value)
    stays.version += 1
    await require_free(session, stays)
    await session.flush()
    await places.move(session, goes.id, stays.id)
    await _no_own_deputy(session, stays.id)
    told: audit.Detail = {"name": goes.name, "to": stays.id}
    audit.record(session, principal.person_id, "people_merged", goes.kind, goes.id, **told)
    if goes.kind is PersonKind.EMPLOYEE:
        await above.place_changed(session, settings)


async def _two(session: AsyncSession, person_id: UUID, into_id: UUID) -> tuple[Person, Person]:
    goes, stays = await load(session, person_id), await load(session, into_id)
    if goes is stays or goes.kind is not stays.kind or not stays.active:
        raise NotTheSame
    if any(each.merged_into_id or each.erased_at for each in (goes, stays)):
        raise NotTheSame
    return goes, stays


def _won(goes: Person, stays: Person, asked: Merge) -> dict[str, object]:
    """What the entry that stays gets: what it has not, and what was asked for."""
    values: dict[str, object] = {}
    for each in MergeField:
        theirs = getattr(goes, each.value)
        if theirs and (each in asked.take or not getattr(stays, each.value)):
            values |= {name: getattr(goes, name) for name in (each.value, *ALSO.get(each, ()))}
    if stays.deputy_id is None:
        values["deputy_id"] = goes.deputy_id
    if values.get("password_hash", "") is None:
        del values["password_hash"]
    return values


async def _untangle(session: AsyncSession, goes: Person, stays: Person) -> None:
    """Who stays may be under who goes: then the boss of that one is the boss."""
    above = (await tree.managers(session, [stays.id])).get(stays.id, frozenset())
    if goes.id in above:
        stays.manager_id = goes.manager_id if goes.manager_id != stays.id else None
    await session.flush()


async def _keep_telegram(session: AsyncSession, goes: Person, stays: Person) -> None:
    """One account a person (R7): of two live ones that of the entry that stays."""
    if stays.links:
        return
    await session.execute(
        update(TelegramLink)
        .where(TelegramLink.person_id == goes.id, TelegramLink.ended_at.is_(None))
        .values(person_id=stays.id)
    )


def _leave_sign(goes: Person, stays: Person) -> None:
    goes.active = False
    goes.merged_into_id = stays.id
    goes.manager_id = goes.deputy_id = goes.email = goes.phone = goes.phone_e164 = None
    goes.mattermost_login = goes.password_hash = None
    goes.version += 1


async def _no_own_deputy(session: AsyncSession, person_id: UUID) -> None:
    """Who stood in for the other entry stands in for nobody now."""
    for table, whose in (
        (Absence, Absence.person_id),
        (AwayPeriod, AwayPeriod.person_id),
        (Person, Person.id),
    ):
        await session.execute(
            update(table)
            .where(whose == person_id, table.deputy_id == person_id)
            .values(deputy_id=None)
            .execution_options(synchronize_session=False)
        )
