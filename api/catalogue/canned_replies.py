"""Words that agents send often, with variables that each ticket fills."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.catalogue import policy
from api.catalogue.errors import CannedReplyInvalid
from api.catalogue.models import CannedReply
from api.db import new_id
from api.errors import NotAllowed, NotFound
from api.objects import audit, template_language
from api.objects.template_language import Fault, TemplateFault
from api.objects.words import clean
from api.people import fields, keeping
from api.people.staff import teams
from api.principal import Principal
from shared import normal
from shared.contracts.desk import CannedReplyDraft

LONGEST: Final = 4000
"""Characters: a reply and what its variables add must fit a message of Telegram."""
EXAMPLE: Final[Mapping[str, str]] = {
    "contact_name": "Анна Смирнова",
    "client": "Ромашка",
    "number": "12",
    "title": "Не печатает принтер",
    "agent_name": "Борис Петров",
    "assignee_name": "Дарья Лебедева",
}
"""Every variable. A reply must also make sense where nobody is the contact or the assignee."""
BARE: Final = EXAMPLE | {"contact_name": "", "assignee_name": ""}
REPLIES = (
    select(CannedReply)
    .options(joinedload(CannedReply.team))
    .order_by(CannedReply.title, CannedReply.id)
)


async def listed(
    session: AsyncSession, search: str = "", team_id: UUID | None = None
) -> Sequence[CannedReply]:
    """By title; of one team those for every ticket too. The search reads all of the few."""
    found = REPLIES
    if team_id is not None:
        found = found.where(or_(CannedReply.team_id.is_(None), CannedReply.team_id == team_id))
    wanted = normal.words(search)
    return [
        row
        for row in await session.scalars(found)
        if all(word in normal.normal(f"{row.title}\n{row.text}") for word in wanted)
    ]


async def for_team(session: AsyncSession, team_id: UUID | None) -> Sequence[CannedReply]:
    """Those for every ticket, and the team's."""
    everybodys = CannedReply.team_id.is_(None)
    mine = or_(everybodys, CannedReply.team_id == team_id) if team_id else everybodys
    return (await session.scalars(REPLIES.where(mine))).all()


async def get(session: AsyncSession, reply_id: UUID) -> CannedReply:
    """As the database has it now; raises NotFound."""
    found = REPLIES.where(CannedReply.id == reply_id).execution_options(populate_existing=True)
    reply = await session.scalar(found)
    if reply is None:
        raise NotFound
    return reply


async def create(session: AsyncSession, actor: Principal, draft: CannedReplyDraft) -> CannedReply:
    """Raises NotAllowed, Invalid, CannedReplyInvalid, UnknownTeam."""
    return await _written(session, actor, CannedReply(id=new_id()), draft, "canned_reply_created")


async def replace(
    session: AsyncSession, actor: Principal, reply_id: UUID, draft: CannedReplyDraft
) -> CannedReply:
    """Raises NotFound, VersionConflict, and as `create`."""
    await keeping.hold_entry(session, CannedReply, reply_id)
    reply = await get(session, reply_id)
    _require(actor, reply.team_id)
    keeping.check(reply, draft.version)
    reply.version += 1
    return await _written(session, actor, reply, draft, "canned_reply_changed")


async def remove(session: AsyncSession, actor: Principal, reply_id: UUID) -> None:
    """Raises NotFound, NotAllowed."""
    reply = await get(session, reply_id)
    _require(actor, reply.team_id)
    await session.delete(reply)
    audit.record(
        session,
        actor.person_id,
        "canned_reply_removed",
        "canned_reply",
        reply_id,
        title=reply.title,
    )


def rendered(reply: CannedReply, values: Mapping[str, str]) -> str:
    """The words for one ticket. Raises TemplateFault."""
    return template_language.render(reply.text, values).text


async def _written(
    session: AsyncSession,
    actor: Principal,
    reply: CannedReply,
    draft: CannedReplyDraft,
    action: audit.Action,
) -> CannedReply:
    _require(actor, draft.team_id)
    text = clean(draft.text)
    check(text)
    title = fields.name(draft.title, "title", longest=100)
    await teams.require(session, draft.team_id)
    reply.title, reply.text, reply.team_id = title, text, draft.team_id
    session.add(reply)
    await session.flush()
    audit.record(session, actor.person_id, action, "canned_reply", reply.id, title=title)
    return await get(session, reply.id)


def check(text: str) -> None:
    """Raise CannedReplyInvalid for words that could not be sent."""
    try:
        if len(text) > LONGEST:
            raise TemplateFault(Fault.TOO_LONG)  # noqa: TRY301 - one way out for every fault
        for values in (EXAMPLE, BARE):
            template_language.render(text, values)
    except TemplateFault as fault:
        raise CannedReplyInvalid(
            str(fault), fault=fault.fault, line=fault.line, name=fault.name, variables=[*EXAMPLE]
        ) from fault


def _require(actor: Principal, team_id: UUID | None) -> None:
    if not policy.may_keep_reply(actor, team_id):
        raise NotAllowed
