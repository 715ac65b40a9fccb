"""What a change of an employee and of a contact have in common."""

from msgspec import UNSET
from msgspec.structs import asdict
from sqlalchemy.ext.asyncio import AsyncSession

from api.objects import audit
from api.people import fields, keeping
from api.people.addresses import deadness, telegram
from api.people.errors import EmailTaken, PersonGone
from api.people.models import Person
from api.people.ports import PeoplePorts
from api.people.staff import departure
from api.people.uniqueness import flush_or, require_free
from api.principal import Principal
from api.settings import Settings
from shared.contracts.companies import ContactChange
from shared.contracts.people import EmployeeChange, PersonKind

Change = EmployeeChange | ContactChange


def apply_common(person: Person, asked: Change, settings: Settings) -> None:
    """Name, addresses, language, zone and `active`."""
    if asked.name is not UNSET:
        person.name = fields.name(asked.name)
    if asked.email is not UNSET:
        person.email = fields.email(asked.email)
    if asked.phone is not UNSET:
        person.phone, person.phone_e164 = fields.phone(asked.phone, settings.default_country)
    if asked.locale is not UNSET:
        person.locale = fields.locale(asked.locale)
    if asked.timezone is not UNSET:
        person.timezone = fields.timezone(asked.timezone)
    if asked.active is not UNSET:
        person.active = asked.active
    person.version += 1


def require_kept(person: Person, seen: int | None) -> None:
    """The entry is one that is kept, and as the caller saw it. Raises PersonGone,
    VersionConflict."""
    if person.merged_into_id or person.erased_at:
        raise PersonGone
    keeping.check(person, seen)


async def write(
    session: AsyncSession,
    principal: Principal,
    person: Person,
    asked: Change,
    above: PeoplePorts,
    *,
    was_active: bool,
) -> None:
    """Check what must be unique, write, audit, and let the leaver go."""
    if person.active:
        await require_free(session, person)
    await flush_or(session, EmailTaken(field="email"))
    await deadness.forget_old(session, person)
    if person.active is not was_active:
        await departure.follow(session, principal, person, above)
    if asked.phone is not UNSET:
        await telegram.number_changed(session, person, principal.person_id)
    names = [
        name for name, value in asdict(asked).items() if value is not UNSET and name != "version"
    ]
    told: audit.Detail = {"fields": ", ".join(names)}
    if "role" in names:
        told["role"] = person.role
    employee = person.kind is PersonKind.EMPLOYEE
    action = "employee_changed" if employee else "contact_changed"
    audit.record(session, principal.person_id, action, person.kind, person.id, **told)
