"""People and their Telegram accounts: registration by phone, the link, whether it is alive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.clock import now
from api.errors import TooManyTries
from api.objects import audit
from api.people.addresses import phones
from api.people.errors import AmbiguousPhone, ForeignContact, LinkRace, UnknownPhone
from api.people.events import TelegramEnded, TelegramRelinked
from api.people.models import Person, TelegramLink
from api.people.uniqueness import flush_or
from api.principal import Principal
from api.security import limits
from shared.contracts.people import PersonKind
from shared.contracts.telegram import BotScope, Reachability, Registration, TelegramJoin

TRIES = 5
WINDOW = timedelta(hours=1)
BLOCKED = "blocked"
ALIVE: dict[str, Any] = {"unreachable": None, "unreachable_at": None}
CAME: Final = update(TelegramLink).where(TelegramLink.id == bindparam("link_id")).values(**ALIVE)
"""The person has just written or pressed: the account can be reached (Q4)."""
Account = Registration | TelegramJoin
"""Both name the Telegram account they come from."""
SCOPES = {PersonKind.EMPLOYEE: BotScope.STAFF, PersonKind.CONTACT: BotScope.CLIENT}
"""Which bot is a person's (R6)."""
KINDS = {scope: kind for kind, scope in SCOPES.items()}


@dataclass(frozen=True, kw_only=True)
class SupportInfo:
    """Whom to call when the bot does not know the number."""

    phone: str
    hours: str


async def register(
    session: AsyncSession,
    scope: BotScope,
    asked: Registration,
    country: str,
    support: SupportInfo,
) -> Person:
    """Link the account to the person with that phone (R1, R3–R7).

    Raises ForeignContact, TooManyTries, UnknownPhone, AmbiguousPhone, LinkRace.
    """
    if asked.contact_user_id != asked.user_id:
        raise ForeignContact
    limit = limits.Limit(key=f"registration:{scope}:{asked.user_id}", most=TRIES, window=WINDOW)
    try:
        await limits.hit(session, limit)
    except TooManyTries as refusal:
        refusal.extra |= {"support_phone": support.phone}
        raise
    person = await _owner(session, scope, asked, country, support)
    await limits.give_back(session, [limit])
    await link(session, scope, person, asked, by_phone=person.phone_e164)
    return person


async def unlink(session: AsyncSession, principal: Principal) -> None:
    """The person lets the account go (R9); without one there is nothing to do."""
    scope = principal.bot or SCOPES[principal.kind]
    if await _end(session, scope, TelegramLink.person_id == principal.person_id):
        audit.record(
            session, principal.person_id, "telegram_unlinked", principal.kind, principal.person_id
        )


async def end_for(session: AsyncSession, person: Person, by: UUID) -> None:
    """An administrator ends the link, however it came; without one there is nothing to do."""
    await _end_told(session, person, by, "telegram_unlinked")


async def number_changed(session: AsyncSession, person: Person, by: UUID) -> None:
    """What came by another number than the person's ends: whoever has it now may be a stranger
    (R3, R7)."""
    by_another = TelegramLink.phone_e164.is_distinct_from(person.phone_e164)
    which = TelegramLink.phone_e164.is_not(None) & by_another
    await _end_told(session, person, by, "telegram_phone_changed", which)


async def _end_told(
    session: AsyncSession,
    person: Person,
    by: UUID,
    action: audit.Action,
    *which: ColumnElement[bool],
) -> None:
    scope = SCOPES[person.kind]
    for old in await _end(session, scope, TelegramLink.person_id == person.id, *which):
        event = TelegramEnded(by=by, person_id=person.id, scope=scope, old_chat_id=old.chat_id)
        outbox.record(session, event)
        audit.record(session, by, action, person.kind, person.id, scope=scope)


async def tell_reachability(session: AsyncSession, scope: BotScope, told: Reachability) -> None:
    """The person blocked the bot or came back (R9); an unknown account changes nothing."""
    await session.execute(
        update(TelegramLink)
        .where(
            TelegramLink.scope == scope,
            TelegramLink.telegram_user_id == told.user_id,
            TelegramLink.ended_at.is_(None),
        )
        .values(unreachable=None if told.reachable else BLOCKED, unreachable_at=None)
    )


async def _owner(
    session: AsyncSession,
    scope: BotScope,
    asked: Registration,
    country: str,
    support: SupportInfo,
) -> Person:
    """The one active person of the scope with the number (R4–R6, R8)."""
    number = phones.of_card(asked.phone, country)
    found: Sequence[Person] = ()
    if number is not None:
        people = await session.scalars(
            select(Person)
            .where(Person.kind == KINDS[scope], Person.active, Person.phone_e164 == number)
            .limit(10)
        )
        found = people.all()
    if len(found) == 1:
        return found[0]
    told: dict[str, Any] = {
        "scope": scope,
        "telegram_user_id": asked.user_id,
        "username": asked.username or "",
    }
    if not found:
        shown = phones.masked(number or asked.phone)
        audit.record(session, None, "unknown_phone", phone=shown, **told)
        raise UnknownPhone(scope=scope, support_phone=support.phone, support_hours=support.hours)
    names = ", ".join(person.name for person in found)
    audit.record(session, None, "phone_conflict", phone=number, people=names, **told)
    raise AmbiguousPhone(support_phone=support.phone)


async def link(
    session: AsyncSession,
    scope: BotScope,
    person: Person,
    asked: Account,
    *,
    by_phone: str | None = None,
) -> None:
    """Move the link here: one account a person, one person an account (R7). Raises LinkRace."""
    if await _refreshed(session, scope, person, asked, by_phone):
        return
    ended = await _end(
        session,
        scope,
        or_(TelegramLink.person_id == person.id, TelegramLink.telegram_user_id == asked.user_id),
    )
    session.add(
        TelegramLink(
            scope=scope,
            person_id=person.id,
            telegram_user_id=asked.user_id,
            chat_id=asked.chat_id,
            username=asked.username,
            phone_e164=by_phone,
        )
    )
    await flush_or(session, LinkRace())
    for old in ended:
        if old.person_id == person.id:
            event = TelegramRelinked(
                by=person.id, person_id=person.id, scope=scope, old_chat_id=old.chat_id
            )
            outbox.record(session, event)
    _audit(session, scope, person, ended)


async def _refreshed(
    session: AsyncSession,
    scope: BotScope,
    person: Person,
    asked: Account,
    by_phone: str | None,
) -> bool:
    """The same account again: only its name and chat may be new, and it is alive."""
    same = await session.scalar(
        update(TelegramLink)
        .where(
            TelegramLink.scope == scope,
            TelegramLink.person_id == person.id,
            TelegramLink.telegram_user_id == asked.user_id,
            TelegramLink.ended_at.is_(None),
        )
        .values(
            chat_id=asked.chat_id,
            username=asked.username,
            # Who has proved both ways keeps the link whatever becomes of the number.
            phone_e164=TelegramLink.phone_e164 if by_phone else None,
            **ALIVE,
        )
        .returning(TelegramLink.id)
    )
    return same is not None


async def _end(
    session: AsyncSession, scope: BotScope, *which: ColumnElement[bool]
) -> Sequence[TelegramLink]:
    ended = await session.scalars(
        update(TelegramLink)
        .where(TelegramLink.scope == scope, TelegramLink.ended_at.is_(None), *which)
        .values(ended_at=now())
        .returning(TelegramLink)
    )
    return ended.all()


def _audit(
    session: AsyncSession, scope: BotScope, person: Person, ended: Sequence[TelegramLink]
) -> None:
    moved = any(old.person_id == person.id for old in ended)
    action = "telegram_relinked" if moved else "telegram_linked"
    audit.record(session, person.id, action, person.kind, person.id, scope=scope)
    for old in ended:
        if old.person_id != person.id:
            # The account was another person's until now: that one must be able to learn of it.
            audit.record(
                session, person.id, "telegram_taken_over", "person", old.person_id, scope=scope
            )
