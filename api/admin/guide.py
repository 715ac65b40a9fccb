"""The guide of the first days: each step is held to a fact, not to a click."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.channels import standing
from api.admin.channels.standing import Known
from api.notifications.channels import table
from api.objects import audit, desk_settings
from api.objects.audit import AuditEntry
from api.objects.desk_settings import FIRM, Firm
from api.people.models import Client, ClientContact, Person, TelegramLink
from api.principal import Principal
from api.security.secrets import Vault
from api.settings import Settings
from api.tickets.models import Ticket
from shared.contracts.admin import Lane, Standing
from shared.contracts.guide import Guide, GuideChange, GuideState, GuideStep, GuideStepName
from shared.contracts.people import PersonKind
from shared.contracts.telegram import BotScope
from shared.contracts.tickets import Source
from shared.i18n import Translator, translator

_, MAIL = table.letters()
DOCUMENT: Final = "guide"
LANES: Final = {
    GuideStepName.STAFF_BOT: table.lane_of(BotScope.STAFF),
    GuideStepName.CLIENT_BOT: table.lane_of(BotScope.CLIENT),
    GuideStepName.MAIL: MAIL,
}
STATES: Final = {
    Standing.NOT_CONFIGURED: GuideState.OPEN,
    Standing.DISABLED: GuideState.OPEN,
    Standing.STARTING: GuideState.BEGUN,
    Standing.UNTRIED: GuideState.BEGUN,
    Standing.FAILING: GuideState.BROKEN,
    Standing.PAUSED: GuideState.DONE,
    Standing.WORKING: GuideState.DONE,
}
"""A pause alone is no trouble: where there is some, it is told."""
BEST_FIRST: Final = (GuideState.DONE, GuideState.BROKEN, GuideState.BEGUN, GuideState.OPEN)


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What the administrators said of the guide."""

    dismissed: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the database knows of the steps."""

    channels: Mapping[Lane, Known]
    employees: int
    come: int
    """Who has ever set a password, linked Telegram or logged in, and may have left since."""
    companies: int
    served: bool
    """Whether a company ever had somebody to write for it."""
    by_phone: bool
    firm: str
    dismissed: bool


async def show(
    session: AsyncSession, settings: Settings, vault: Vault, principal: Principal
) -> Guide:
    """As its channels and people stand now; nobody is asked."""
    facts, t = await _facts(session, settings, vault), translator(principal.locale)
    channels = [_channel(name, facts.channels[lane], t) for name, lane in LANES.items()]
    steps = [*channels, _colleague(facts), _client(facts), _ticket(facts), _more(facts, t)]
    return Guide(
        steps=steps,
        firm=facts.firm,
        done=all(step.optional or step.state is GuideState.DONE for step in steps),
        dismissed=facts.dismissed,
    )


async def change(session: AsyncSession, principal: Principal, asked: GuideChange) -> None:
    await desk_settings.keep(session, DOCUMENT, Wishes(dismissed=asked.dismissed))
    action = "guide_dismissed" if asked.dismissed else "guide_restored"
    audit.record(session, principal.person_id, action)


def _channel(
    name: GuideStepName, known: Known, t: Translator, *, optional: bool = False
) -> GuideStep:
    state, says = STATES[known.standing], ""
    if state is not GuideState.OPEN and (says := known.says(t)):
        state = GuideState.BROKEN
    bot = known.bot.name if known.bot else ""
    return GuideStep(name=name, state=state, says=says, bot=bot, optional=optional)


def _more(facts: Facts, t: Translator) -> GuideStep:
    """The best of whatever needs somebody to set it up and has no step of its own."""
    others = [
        _channel(GuideStepName.MORE_CHANNELS, known, t, optional=True)
        for lane, known in facts.channels.items()
        if lane not in LANES.values() and table.of(lane).needs
    ]
    return min(others, key=lambda each: BEST_FIRST.index(each.state))


def _colleague(facts: Facts) -> GuideStep:
    return _counted(GuideStepName.COLLEAGUE, done=facts.come > 1, begun=facts.employees > 1)


def _client(facts: Facts) -> GuideStep:
    return _counted(GuideStepName.CLIENT, done=facts.served, begun=facts.companies > 0)


def _ticket(facts: Facts) -> GuideStep:
    return _counted(GuideStepName.PHONE_TICKET, done=facts.by_phone, begun=False)


def _counted(name: GuideStepName, *, done: bool, begun: bool) -> GuideStep:
    state = GuideState.DONE if done else GuideState.BEGUN if begun else GuideState.OPEN
    return GuideStep(name=name, state=state)


async def _facts(session: AsyncSession, settings: Settings, vault: Vault) -> Facts:
    row: Any = (await session.execute(_COUNTS)).one()
    known = await standing.of(session, settings, vault, *table.every_lane())
    return Facts(
        channels={each.config.lane: each for each in known},
        employees=row.employees,
        come=row.come,
        companies=row.companies,
        served=row.served,
        by_phone=row.by_phone,
        firm=(await desk_settings.load(session, FIRM, Firm)).name,
        dismissed=(await desk_settings.load(session, DOCUMENT, Wishes)).dismissed,
    )


_EMPLOYEES: Final = (
    select(func.count()).select_from(Person).where(Person.kind == PersonKind.EMPLOYEE)
)
_LINKED: Final = select(TelegramLink.id).where(TelegramLink.person_id == Person.id).exists()
_ACTED: Final = select(AuditEntry.id).where(AuditEntry.actor_id == Person.id).exists()
"""What is left of somebody who was erased."""
_COMPANIES: Final = select(func.count()).select_from(Client).where(Client.active)
_SERVED: Final = or_(
    select(ClientContact.id).exists(),
    select(Ticket.id).where(Ticket.contact_id.is_not(None)).exists(),
)
_COUNTS: Final = select(
    _EMPLOYEES.where(Person.active).scalar_subquery().label("employees"),
    _EMPLOYEES.where(or_(Person.password_hash.is_not(None), _LINKED, _ACTED))
    .scalar_subquery()
    .label("come"),
    _COMPANIES.scalar_subquery().label("companies"),
    _SERVED.label("served"),
    select(Ticket.id)
    .join(Person, Person.id == Ticket.author_id)
    .where(Ticket.source == Source.TELEGRAM, Person.kind == PersonKind.CONTACT)
    .exists()
    .label("by_phone"),
)
"""All that is counted, in one statement: what was done once stays done, whoever leaves."""
