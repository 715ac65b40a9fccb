"""Employees invited together, each by the way that reaches them (K2)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.auth.invitations import issuing, letters, need, stages
from api.auth.invitations.need import Hindrance, Standing
from api.auth.models import Invitation
from api.clock import now
from api.db import add_missing
from api.objects import audit, desk_settings
from api.objects.desk_settings import FIRM, Firm
from api.people.addresses import telegram_bots
from api.people.events import Invited
from api.people.models import Person
from api.principal import Principal
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.invitations import (
    InvitationOutcome,
    InvitationResult,
    InvitationWay,
    LetterTrouble,
)
from shared.contracts.people import PersonKind
from shared.contracts.telegram import BotScope


class _Known(NamedTuple):
    id: UUID
    name: str
    standing: Standing

    @property
    def email(self) -> str | None:
        return self.standing.email


class _Way(NamedTuple):
    way: InvitationWay
    trouble: LetterTrouble | None = None


class _Drawn(NamedTuple):
    row: dict[str, Any]
    secret: str


async def invite(
    session: AsyncSession,
    settings: Settings,
    vault: Vault,
    by: Principal,
    person_ids: Sequence[UUID],
) -> list[InvitationResult]:
    """What has become of each, in the order asked, once. Open invitations stay as they are; ended,
    expired and needless ones make room. In a number of statements that does not grow."""
    ids = list(dict.fromkeys(person_ids))
    people = await _locked(session, ids)
    wanting = [each for each in people.values() if not _needless(each)]
    bot = await telegram_bots.username(session, BotScope.STAFF)
    ways = await _ways(session, settings, vault, wanting, reachable=bool(bot))
    made = await _issue(session, settings, by, ways)
    await _tell(session, by, made)

    def url(drawn: _Drawn) -> str | None:
        match drawn.row["way"]:
            case InvitationWay.LETTER:
                return None
            case InvitationWay.TELEGRAM:
                return issuing.to_bot(bot, drawn.secret)
            case _:
                return issuing.to_page(settings, drawn.secret)

    def told(person_id: UUID) -> InvitationResult:
        person, drawn = people.get(person_id), made.get(person_id)
        return InvitationResult(
            person_id=person_id,
            name=person.name if person else "",
            outcome=_outcome(person, person_id in ways, drawn),
            url=url(drawn) if drawn else None,
            trouble=ways[person_id].trouble if drawn else None,
        )

    return [told(each) for each in ids]


async def _locked(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, _Known]:
    """The employees among them. Nobody deactivates them or invites them in bulk meanwhile: in one
    order, so that two administrators wait for each other and never in a circle."""
    rows = await session.execute(
        select(Person.id, Person.name, *need.COLUMNS, need.LINKED)
        .where(Person.id.in_(ids), Person.kind == PersonKind.EMPLOYEE)
        .order_by(Person.id)
        .with_for_update(key_share=True)
    )
    return {row[0]: _Known(*row[:2], Standing(*row[2:])) for row in rows}


def _needless(person: _Known) -> InvitationOutcome | None:
    """Why nothing is done for the person; None: an invitation is due."""
    match need.hindrance(person.standing, need.usual_way(person.standing)):
        case None:
            return None
        case Hindrance.GONE:
            return InvitationOutcome.INACTIVE
        case _:
            return InvitationOutcome.ALREADY_IN


async def _ways(
    session: AsyncSession,
    settings: Settings,
    vault: Vault,
    people: Collection[_Known],
    *,
    reachable: bool,
) -> dict[UUID, _Way]:
    """By letter, else by a link to pass on: to the page, or without an address to the bot. Whom no
    way reaches is not in the answer."""
    emails = {each.id: each.email for each in people if each.email}
    troubles = await letters.troubles(session, settings, vault, emails) if emails else {}
    found = {
        each: _Way(InvitationWay.LINK, troubles[each])
        if each in troubles
        else _Way(InvitationWay.LETTER)
        for each in emails
    }
    if reachable:
        by_bot = _Way(InvitationWay.TELEGRAM, LetterTrouble.NO_EMAIL)
        found |= {each.id: by_bot for each in people if each.id not in emails}
    return found


async def _issue(
    session: AsyncSession, settings: Settings, by: Principal, ways: Mapping[UUID, _Way]
) -> dict[UUID, _Drawn]:
    """The invitations that were made; who has an open one keeps it."""
    if not ways:
        return {}
    spent = or_(Invitation.expires_at <= now(), stages.BY_BOT_ALREADY)
    await session.execute(
        update(Invitation)
        .where(Invitation.person_id.in_(list(ways)), *issuing.OPEN, spent)
        .values(ended_at=now())
        .execution_options(synchronize_session=False)
    )
    drawn = {
        person_id: _Drawn(*issuing.drawn(settings, by, person_id, way.way))
        for person_id, way in ways.items()
    }
    await add_missing(session, Invitation, [each.row for each in drawn.values()])
    kept = await session.scalars(
        select(Invitation.person_id).where(
            Invitation.id.in_([each.row["id"] for each in drawn.values()])
        )
    )
    return {person_id: drawn[person_id] for person_id in kept}


async def _tell(session: AsyncSession, by: Principal, made: Mapping[UUID, _Drawn]) -> None:
    """The audit, and an event for each letter."""
    firm = (await desk_settings.load(session, FIRM, Firm)).name if made else ""
    for person_id, (row, _) in made.items():
        audit.record(session, by.person_id, "person_invited", PersonKind.EMPLOYEE, person_id)
        if row["way"] is InvitationWay.LETTER:
            event = Invited(by=by.person_id, person_id=person_id, link_id=row["id"], firm=firm)
            outbox.record(session, event)


def _outcome(person: _Known | None, reached: bool, drawn: _Drawn | None) -> InvitationOutcome:
    if person is None:
        return InvitationOutcome.UNKNOWN
    if needless := _needless(person):
        return needless
    if not reached:
        return InvitationOutcome.NO_WAY
    if drawn is None:
        return InvitationOutcome.ALREADY_INVITED
    is_letter = drawn.row["way"] is InvitationWay.LETTER
    return InvitationOutcome.LETTER if is_letter else InvitationOutcome.LINK
