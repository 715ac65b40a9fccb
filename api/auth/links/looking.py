"""What a one-time link is good for, told at once when it is opened, not after a form is filled."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import renewal
from api.auth.invitations import service as invitations
from api.auth.links import one_time, setup
from api.clock import now
from api.objects import desk_settings
from api.objects.desk_settings import FIRM, Firm
from api.people import fields
from api.people.models import Person
from api.people.profile import me
from api.security.password_rules import shortest
from api.settings import Settings
from shared.contracts.auth import LinkLook, LinkPurpose, LinkQuestion, LinkState
from shared.contracts.people import Role

_NAMES: Final = {LinkPurpose.SETUP: setup.PURPOSE, LinkPurpose.PASSWORD: renewal.PURPOSE}


async def look(session: AsyncSession, settings: Settings, asked: LinkQuestion) -> LinkLook:
    """Raises Invalid for a language that nobody speaks here."""
    locale = fields.locale(asked.locale or settings.default_locale)
    if asked.purpose is LinkPurpose.INVITATION:
        return await _invitation(session, asked.token)
    link = await one_time.find(session, _NAMES[asked.purpose], asked.token)
    if link is None:
        return LinkLook(state=LinkState.GONE)
    state = state_of(link.used_at, link.expires_at)
    if state is not LinkState.GOOD:
        return LinkLook(state=state)
    if asked.purpose is LinkPurpose.SETUP:
        if not await setup.still_opens(session, link):
            return LinkLook(state=LinkState.USED)
        zones = me.time_zones(locale, settings.default_timezone)
        email = (link.about or {}).get("email", "")
        return LinkLook(
            state=state,
            firm=await _firm(session),
            email=email,
            shortest_password=shortest(is_admin=True),
            zones=zones,
            timezone=settings.default_timezone,
        )
    return await _of_person(session, link.person_id, state)


async def _invitation(session: AsyncSession, token: str) -> LinkLook:
    """That its page was opened is noted; nothing is used up."""
    found = await invitations.find(session, token)
    if found is None:
        return LinkLook(state=LinkState.GONE)
    state = state_of(found.accepted_at, found.expires_at)
    person = await session.get_one(Person, found.person_id)
    if state is LinkState.USED:
        return LinkLook(state=state)
    if found.ended_at is not None or not person.active:
        return LinkLook(state=LinkState.GONE)
    if person.password_hash is not None:
        return LinkLook(state=LinkState.NEEDLESS)
    if state is LinkState.GOOD:
        await invitations.note_opened(session, found.id)
    return await _of_person(session, found.person_id, state)


def state_of(used_at: datetime | None, expires_at: datetime) -> LinkState:
    if used_at is not None:
        return LinkState.USED
    return LinkState.GOOD if expires_at > now() else LinkState.EXPIRED


async def _of_person(session: AsyncSession, person_id: UUID | None, state: LinkState) -> LinkLook:
    if state is not LinkState.GOOD:
        return LinkLook(state=state)
    person = await session.get(Person, person_id)
    if person is None or not person.active:
        return LinkLook(state=LinkState.GONE)
    firm = await _firm(session)
    return LinkLook(
        state=state,
        firm=firm,
        name=person.name,
        email=person.email or "",
        shortest_password=shortest(is_admin=person.role is Role.ADMIN),
    )


async def _firm(session: AsyncSession) -> str:
    return (await desk_settings.load(session, FIRM, Firm)).name
