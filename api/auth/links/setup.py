"""An administrator, by a one-time link: the first start prints one, and `vestovoy invite-admin`
another when everybody who could let people in has gone."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.errors import SetupLinkUsed
from api.auth.links import forgotten, one_time
from api.auth.models import OneTimeLink
from api.db import Database
from api.errors import NotFound
from api.objects import audit, desk_settings
from api.objects.desk_settings import FIRM, Firm
from api.objects.look import LONGEST_FIRM
from api.people import fields
from api.people.calendar import schedules
from api.people.models import Person
from api.people.staff import employees
from api.security import passwords
from api.security.password_rules import require_good
from api.settings import Settings
from shared.contracts.auth import Setup
from shared.contracts.people import EmployeeDraft, Role

PURPOSE = "setup"
LIFE = timedelta(hours=24)

_HAS_ADMIN = (
    select(Person.id)
    .where(Person.role == Role.ADMIN, Person.active, Person.password_hash.is_not(None))
    .limit(1)
)


class NotAnAdministrator(Exception):
    """Who has the address works here, but sets nothing up; told on the console alone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, kw_only=True)
class AdminLink:
    """What `vestovoy invite-admin` prints."""

    url: str
    name: str
    """Of the administrator who forgot the password; empty: the link makes a new one."""


async def ensure_setup_link(database: Database, settings: Settings) -> str | None:
    """A link for the first administrator, good for a day; None when there is one.

    The secret is after the #, so that no server on the way logs it. Links of earlier starts are
    void from now on: only hashes are kept, and the newest log line is the one people look at.
    """
    async with database.begin() as session:
        if await session.scalar(_HAS_ADMIN):
            return None
        secret, _ = await one_time.issue(session, PURPOSE, LIFE)
    return _page(settings, secret)


async def invite(session: AsyncSession, settings: Settings, email: str) -> AdminLink:
    """For who holds the machine: a new password for the administrator with the address, else a
    link that makes another administrator; an earlier one of these is void.

    Raises Invalid, NotAnAdministrator.
    """
    address = fields.email(email)
    if address and (known := await _employee(session, address)):
        if known.role is not Role.ADMIN:
            raise NotAnAdministrator(name=known.name)
        made = await forgotten.link_for(session, settings, known.id, by=None)
        return AdminLink(url=made.url, name=known.name)
    await one_time.void(session, PURPOSE, None)
    about = {"email": address or ""}
    secret, _ = await one_time.add(session, PURPOSE, LIFE, None, about)
    audit.record(session, None, "administrator_invited", receiver=address or "")
    return AdminLink(url=_page(settings, secret), name="")


async def _employee(session: AsyncSession, address: str) -> Person | None:
    try:
        return await session.get(Person, await forgotten.person_with(session, address))
    except NotFound:
        return None


def _page(settings: Settings, secret: str) -> str:
    return f"{settings.base_url}/setup#{secret}"


async def still_opens(session: AsyncSession, link: OneTimeLink) -> bool:
    """The first start's link opens nothing once there is an administrator."""
    return link.about is not None or await session.scalar(_HAS_ADMIN) is None


async def make_administrator(
    database: Database, session: AsyncSession, asked: Setup, settings: Settings
) -> UUID:
    """Use the link up. Raises SetupLinkUsed, Invalid, PasswordWeak, EmailTaken, PhoneTaken (then
    the link is still good)."""
    if not await one_time.is_good(database, PURPOSE, asked.token):
        raise SetupLinkUsed
    require_good(asked.password, own=(asked.name, asked.email, asked.phone), is_admin=True)
    kept = await passwords.hashed(asked.password)
    link = await one_time.use(session, PURPOSE, asked.token)
    if link is None or not await still_opens(session, link):
        raise SetupLinkUsed
    draft = EmployeeDraft(
        name=asked.name,
        email=asked.email,
        phone=asked.phone,
        role=Role.ADMIN,
        locale=asked.locale,
        timezone=asked.timezone,
    )
    person = await employees.create(session, None, draft, kept, settings)
    if asked.firm is not None and asked.firm.strip():
        name = fields.name(asked.firm, "firm", longest=LONGEST_FIRM)
        await desk_settings.keep(session, FIRM, Firm(name=name), person.id)
    if link.about is None and person.timezone != settings.default_timezone:
        await schedules.place_company(session, person)
    return person.id
