"""Invitations: an employee sets the own password, a contact opens the clients' bot; nobody types
it for them (K2)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.auth import renewal
from api.auth.errors import (
    AlreadyIn,
    BotNotStarted,
    InvitationRace,
    InvitationUsed,
    NoLogin,
    TelegramTaken,
)
from api.auth.invitations import issuing, letters, need
from api.auth.invitations.issuing import OPEN
from api.auth.invitations.need import Hindrance, Standing
from api.auth.models import Invitation
from api.clock import now
from api.db import Database
from api.errors import Invalid, NotFound
from api.objects import audit, desk_settings
from api.objects.desk_settings import FIRM, Firm
from api.people.addresses import telegram, telegram_bots
from api.people.addresses.telegram import SCOPES
from api.people.events import Invited
from api.people.models import Person, TelegramLink
from api.people.uniqueness import flush_or
from api.principal import Principal
from api.security.secrets import Vault, digest
from api.settings import Settings
from shared.contracts.invitations import InvitationAcceptance, InvitationWay, LetterTrouble
from shared.contracts.people import PersonKind
from shared.contracts.telegram import BotScope, TelegramJoin

KEPT: Final = timedelta(days=90)
"""After its end an invitation can still be told from one that never was."""
IN_BROWSERS: Final = (InvitationWay.LETTER, InvitationWay.LINK)


@dataclass(frozen=True, kw_only=True)
class Made:
    """An invitation as it was just made; its link where somebody has to pass it on."""

    row: Invitation
    url: str | None
    trouble: LetterTrouble | None


async def invite(
    session: AsyncSession,
    settings: Settings,
    vault: Vault,
    by: Principal,
    person_id: UUID,
    kind: PersonKind,
    way: InvitationWay,
) -> Made:
    """An earlier invitation of the person ends. What cannot go by letter becomes a link.

    Raises NotFound, Invalid, NoLogin, AlreadyIn, BotNotStarted, InvitationRace.
    """
    person = await session.get(Person, person_id)
    if person is None or person.kind is not kind:
        raise NotFound
    await _require_useful(session, person, way)
    trouble = None
    if way is InvitationWay.LETTER and person.email:
        told = await letters.troubles(session, settings, vault, {person.id: person.email})
        trouble = told.get(person.id)
    went = InvitationWay.LINK if trouble else way
    row, secret = await _issue(session, settings, by, person, went)
    audit.record(session, by.person_id, "person_invited", person.kind, person.id)
    if went is InvitationWay.LETTER:
        firm = (await desk_settings.load(session, FIRM, Firm)).name
        event = Invited(by=by.person_id, person_id=person.id, link_id=row.id, firm=firm)
        outbox.record(session, event)
        return Made(row=row, url=None, trouble=None)
    return Made(row=row, url=await _url(session, settings, person, went, secret), trouble=trouble)


async def _require_useful(session: AsyncSession, person: Person, way: InvitationWay) -> None:
    account = _account(SCOPES[person.kind]).where(_of(person.id))
    standing = Standing(
        person.kind,
        person.active,
        person.email,
        has_password=person.password_hash is not None,
        linked=way is InvitationWay.TELEGRAM and bool(await session.scalar(account)),
    )
    match need.hindrance(standing, way):
        case Hindrance.GONE:
            raise NotFound
        case Hindrance.NO_BROWSER:
            raise Invalid("way: a contact is invited into the bot: telegram", field="way")
        case Hindrance.NO_LOGIN:
            raise NoLogin
        case Hindrance.ALREADY_IN:
            raise AlreadyIn
        case None:
            pass


def _of(person_id: UUID) -> ColumnElement[bool]:
    return TelegramLink.person_id == person_id


def _account(scope: BotScope):  # noqa: ANN202 - a statement
    return select(TelegramLink.person_id).where(
        TelegramLink.scope == scope, TelegramLink.ended_at.is_(None)
    )


async def _issue(
    session: AsyncSession, settings: Settings, by: Principal, person: Person, way: InvitationWay
) -> tuple[Invitation, str]:
    await end_for(session, person.id)
    values, secret = issuing.drawn(settings, by, person.id, way)
    row = Invitation(**values)
    session.add(row)
    await flush_or(session, InvitationRace())
    return row, secret


async def _url(
    session: AsyncSession, settings: Settings, person: Person, way: InvitationWay, secret: str
) -> str:
    if way is not InvitationWay.TELEGRAM:
        return issuing.to_page(settings, secret)
    username = await telegram_bots.username(session, SCOPES[person.kind])
    if not username:
        raise BotNotStarted
    return issuing.to_bot(username, secret)


async def withdraw(session: AsyncSession, by: Principal, invitation_id: UUID) -> None:
    """Its link opens nothing any more. Raises NotFound for one that is not open."""
    gone = await session.scalar(
        update(Invitation)
        .where(Invitation.id == invitation_id, *OPEN)
        .values(ended_at=now())
        .returning(Invitation.person_id)
    )
    if gone is None:
        raise NotFound
    audit.record(session, by.person_id, "invitation_withdrawn", "person", gone)


async def end_for(session: AsyncSession, person_id: UUID) -> None:
    """Open invitations of the person open nothing any more."""
    await session.execute(
        update(Invitation).where(Invitation.person_id == person_id, *OPEN).values(ended_at=now())
    )


async def find(session: AsyncSession, secret: str) -> Invitation | None:
    """Into a browser; used up and ended ones too, for who tells which of them it is."""
    return await session.scalar(
        select(Invitation).where(
            Invitation.token_hash == digest(secret), Invitation.way.in_(IN_BROWSERS)
        )
    )


async def note_opened(session: AsyncSession, invitation_id: UUID) -> None:
    """The first time counts."""
    await session.execute(
        update(Invitation)
        .where(Invitation.id == invitation_id, Invitation.opened_at.is_(None))
        .values(opened_at=now())
    )


async def accept(database: Database, session: AsyncSession, asked: InvitationAcceptance) -> UUID:
    """Set the first password and use the invitation up.

    Raises InvitationUsed, AlreadyIn, Invalid, PasswordWeak (then the link is still good).
    """
    async with database.reads() as reading:
        person = await reading.scalar(
            select(Person)
            .join(Invitation, Invitation.person_id == Person.id)
            .where(*_good(asked.token), Invitation.way.in_(IN_BROWSERS), Person.active)
        )
    if person is None:
        raise InvitationUsed
    if person.password_hash is not None:
        raise AlreadyIn
    kept = await renewal.hashed(person, asked.password)
    person_id = await _use(session, asked.token)
    person = await session.get(Person, person_id) if person_id else None
    if person is None or not person.active:
        raise InvitationUsed
    await renewal.replace(session, person, kept, end_tokens=False)
    audit.record(session, person.id, "invitation_accepted", "person", person.id)
    return person.id


async def join(session: AsyncSession, scope: BotScope, asked: TelegramJoin) -> UUID | None:
    """Link the Telegram account by an invitation into this bot; None when the token is of none.

    Raises TelegramTaken where the account is somebody else's already: a link that was handed on
    must not take a colleague's account away. Raises LinkRace.
    """
    found = await session.scalar(
        select(Person)
        .join(Invitation, Invitation.person_id == Person.id)
        .where(*_good(asked.token), Invitation.way == InvitationWay.TELEGRAM, Person.active)
    )
    if found is None or SCOPES[found.kind] is not scope:
        return None
    taken = _account(scope).where(TelegramLink.telegram_user_id == asked.user_id)
    if await session.scalar(taken.where(~_of(found.id))):
        raise TelegramTaken
    if await _use(session, asked.token) is None:
        return None
    await telegram.link(session, scope, found, asked)
    audit.record(session, found.id, "invitation_accepted", "person", found.id)
    return found.id


async def _use(session: AsyncSession, secret: str) -> UUID | None:
    """Whose it is, used up by this one statement; None when it was not good."""
    return await session.scalar(
        update(Invitation)
        .where(*_good(secret))
        .values(accepted_at=now())
        .returning(Invitation.person_id)
    )


def _good(secret: str) -> tuple[ColumnElement[bool], ...]:
    return (Invitation.token_hash == digest(secret), Invitation.expires_at > now(), *OPEN)


async def sweep(session: AsyncSession) -> None:
    """Forget invitations that ended long ago."""
    await session.execute(delete(Invitation).where(Invitation.expires_at < now() - KEPT))
