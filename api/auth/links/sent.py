"""Links that go out by themselves, in a letter. Nobody keeps their secret: whoever writes the
letter derives it from the link's id and the secret key, and the hash beside the link proves it."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.models import Invitation, OneTimeLink
from api.clock import now
from api.people.events import Invited, LinkSent, PasswordAsked
from api.people.models import Person
from api.security.secrets import digest, signature
from api.settings import Settings

PURPOSE: Final = "one-time link"
PAGES: Final[dict[type[LinkSent], str]] = {Invited: "join", PasswordAsked: "password"}


def secret_of(key: bytes, link_id: UUID) -> str:
    """What only the holder of the key can know of the link."""
    return signature(key, PURPOSE, link_id.hex)


async def urls(
    session: AsyncSession, settings: Settings, told: Collection[LinkSent]
) -> dict[UUID, str]:
    """The addresses of those of the links that are good now, by the links' ids."""
    if not told:
        return {}
    pages = {each.link_id: PAGES[type(each)] for each in told}
    found: dict[UUID, str] = {}
    for link_id, kept in await _good(session, list(pages)):
        if secret := _matching(settings.keys, link_id, kept):
            found[link_id] = f"{settings.base_url}/{pages[link_id]}#{secret}"
    return found


def _matching(keys: Sequence[bytes], link_id: UUID, kept: str) -> str | None:
    """By the key of the day on which the link was made; None when it is no more."""
    made = (secret_of(key, link_id) for key in keys)
    return next((secret for secret in made if digest(secret) == kept), None)


async def _good(session: AsyncSession, ids: list[UUID]) -> list[tuple[UUID, str]]:
    moment = now()
    found: list[tuple[UUID, str]] = []
    for kept, free in (
        (OneTimeLink, (OneTimeLink.used_at.is_(None),)),
        (Invitation, (Invitation.accepted_at.is_(None), Invitation.ended_at.is_(None))),
    ):
        rows = await session.execute(
            select(kept.id, kept.token_hash)
            .join(Person, Person.id == kept.person_id)
            .where(kept.id.in_(ids), kept.expires_at > moment, Person.active, *free)
        )
        found += [(row.id, row.token_hash) for row in rows]
    return found
