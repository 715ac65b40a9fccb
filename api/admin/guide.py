"""The guide of the first days: each step is held to a fact, not to a click."""

import asyncio
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import state as state_of
from api.admin.channels import trials
from api.admin.errors import ChannelNotConfigured
from api.db import Database
from api.notifications.channels import settings as channel_settings
from api.notifications.channels import table
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.trial import test_message
from api.notifications.models import LaneState
from api.objects import audit, desk_settings
from api.objects.desk_settings import FIRM, Firm
from api.people.addresses import telegram_bots
from api.people.models import Client, ClientContact, Person, TelegramLink
from api.principal import Principal
from api.security.secrets import Vault
from api.settings import Settings
from api.tickets.models import Ticket
from shared.contracts.admin import Lane
from shared.contracts.guide import Guide, GuideChange, GuideState, GuideStep, GuideStepName
from shared.contracts.people import PersonKind
from shared.contracts.telegram import BotScope
from shared.contracts.tickets import Source

_, MAIL = table.letters()
DOCUMENT: Final = "guide"
PATIENCE: Final = 8.0
"""Seconds that Telegram may take to say who the bot is."""
BOTS: Final = {
    GuideStepName.STAFF_BOT: BotScope.STAFF,
    GuideStepName.CLIENT_BOT: BotScope.CLIENT,
}


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What the administrators said of the guide."""

    dismissed: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the database knows of the steps."""

    set_up: frozenset[Lane]
    """The lanes that have settings and are switched on."""
    mail_works: bool | None
    mail_error: str
    employees: int
    come: int
    """Of them, who has set a password or linked Telegram."""
    companies: int
    served: int
    """Of them, who has somebody to write for them."""
    by_phone: bool
    bots: dict[BotScope, str]
    firm: str
    dismissed: bool


async def show(
    database: Database, pool: ChannelPool, settings: Settings, vault: Vault, principal: Principal
) -> Guide:
    """Telegram is asked while no transaction is open."""
    async with database.reads() as session:
        facts = await _facts(session, settings, vault)
    bots = await asyncio.gather(*(_bot(pool, facts, name, principal) for name in BOTS))
    steps = [*bots, _mail(facts), _colleague(facts), _client(facts), _ticket(facts)]
    return Guide(
        steps=steps,
        firm=facts.firm,
        done=all(step.state is GuideState.DONE for step in steps),
        dismissed=facts.dismissed,
    )


async def change(session: AsyncSession, principal: Principal, asked: GuideChange) -> None:
    await desk_settings.keep(session, DOCUMENT, Wishes(dismissed=asked.dismissed))
    action = "guide_dismissed" if asked.dismissed else "guide_restored"
    audit.record(session, principal.person_id, action)


async def _bot(
    pool: ChannelPool, facts: Facts, name: GuideStepName, principal: Principal
) -> GuideStep:
    scope = BOTS[name]
    lane = table.lane_of(scope)
    if lane not in facts.set_up:
        return GuideStep(name=name, state=GuideState.OPEN)
    bot = facts.bots[scope]
    try:
        async with asyncio.timeout(PATIENCE):
            told = await trials.send(pool, lane, trials.Target(), test_message(principal))
    except ChannelNotConfigured:
        return GuideStep(name=name, state=GuideState.OPEN)
    except TimeoutError:
        return GuideStep(name=name, state=GuideState.BEGUN, bot=bot)
    if not told.report.ok:
        return GuideStep(name=name, state=GuideState.BROKEN, says=told.report.sentence, bot=bot)
    return GuideStep(name=name, state=GuideState.DONE, bot=bot)


def _mail(facts: Facts) -> GuideStep:
    name = GuideStepName.MAIL
    if MAIL not in facts.set_up:
        return GuideStep(name=name, state=GuideState.OPEN)
    if facts.mail_works is None:
        return GuideStep(name=name, state=GuideState.BEGUN)
    if not facts.mail_works:
        return GuideStep(name=name, state=GuideState.BROKEN, says=facts.mail_error)
    return GuideStep(name=name, state=GuideState.DONE)


def _colleague(facts: Facts) -> GuideStep:
    return _counted(GuideStepName.COLLEAGUE, done=facts.come > 1, begun=facts.employees > 1)


def _client(facts: Facts) -> GuideStep:
    return _counted(GuideStepName.CLIENT, done=facts.served > 0, begun=facts.companies > 0)


def _ticket(facts: Facts) -> GuideStep:
    return _counted(GuideStepName.PHONE_TICKET, done=facts.by_phone, begun=False)


def _counted(name: GuideStepName, *, done: bool, begun: bool) -> GuideStep:
    state = GuideState.DONE if done else GuideState.BEGUN if begun else GuideState.OPEN
    return GuideStep(name=name, state=state)


async def _facts(session: AsyncSession, settings: Settings, vault: Vault) -> Facts:
    row: Any = (await session.execute(_COUNTS)).one()
    lanes = [MAIL, *(table.lane_of(scope) for scope in BOTS.values())]
    kept = [await channel_settings.load(session, settings, vault, lane) for lane in lanes]
    mail = await session.scalar(select(LaneState).where(LaneState.lane == MAIL))
    return Facts(
        set_up=frozenset(each.lane for each in kept if each.enabled and each.configured),
        mail_works=state_of.is_healthy(mail) if mail else None,
        mail_error=(mail.last_error or "") if mail else "",
        employees=row.employees,
        come=row.come,
        companies=row.companies,
        served=row.served,
        by_phone=row.by_phone,
        bots={scope: await telegram_bots.username(session, scope) for scope in BOTS.values()},
        firm=(await desk_settings.load(session, FIRM, Firm)).name,
        dismissed=(await desk_settings.load(session, DOCUMENT, Wishes)).dismissed,
    )


_EMPLOYEES: Final = (
    select(func.count())
    .select_from(Person)
    .where(Person.kind == PersonKind.EMPLOYEE, Person.active)
)
_LINKED: Final = (
    select(TelegramLink.id)
    .where(TelegramLink.person_id == Person.id, TelegramLink.ended_at.is_(None))
    .exists()
)
_COMPANIES: Final = select(func.count()).select_from(Client).where(Client.active)
_SERVED: Final = (
    select(ClientContact.id)
    .join(Person, Person.id == ClientContact.person_id)
    .where(ClientContact.client_id == Client.id, Person.active)
    .exists()
)
_COUNTS: Final = select(
    _EMPLOYEES.scalar_subquery().label("employees"),
    _EMPLOYEES.where(or_(Person.password_hash.is_not(None), _LINKED))
    .scalar_subquery()
    .label("come"),
    _COMPANIES.scalar_subquery().label("companies"),
    _COMPANIES.where(_SERVED).scalar_subquery().label("served"),
    select(Ticket.id)
    .join(Person, Person.id == Ticket.author_id)
    .where(Ticket.source == Source.TELEGRAM, Person.kind == PersonKind.CONTACT)
    .exists()
    .label("by_phone"),
)
"""All that is counted, in one statement."""
