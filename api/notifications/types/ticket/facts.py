"""Tickets as subjects of notices."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from api.activity import watchers
from api.clock import now
from api.notifications.types import rows
from api.notifications.types.facts import CommentNow, Post, State, Subject
from api.objects import versioned
from api.outbox import Event
from api.people.models import Team, TeamMember
from api.people.staff import duty
from api.principal import Principal
from api.signals import live
from api.tickets import load as finding
from api.tickets import policy, views
from api.tickets.events import SlaEvent, TicketAssigned, TicketCommented, TicketOpened
from api.tickets.models import Comment, Ticket, TicketWatcher
from api.tickets.policy import TicketFacts
from api.tickets.sla import sla
from api.tickets.sla.sla import Clock
from shared.contracts import tickets as wire
from shared.contracts.priority import Priority
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import OPEN_STATUSES, TicketAction, Visibility
from shared.i18n import Translator
from shared.work import cards, ticket_buttons, ticket_card
from shared.work.drawing.files import File
from shared.work.drawing.message import Message
from shared.work.drawing.reader import Reader
from shared.work.ticket_card import CardFacts


@dataclass(frozen=True, kw_only=True)
class TeamFacts:
    id: UUID
    name: str
    lead_id: UUID | None
    member_ids: frozenset[UUID]
    mattermost_channel: str | None
    on_duty: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TicketNow(TicketFacts, Subject):
    """A ticket as it stands at this moment."""

    kind: ClassVar[ObjectKind] = ObjectKind.TICKET

    id: UUID
    number: int
    title: str
    text: str
    priority: Priority
    client: str
    contact: str | None
    assignee: str | None
    team: TeamFacts | None
    category: str | None = None
    score: int | None = None
    rating_word: str = ""
    version: int
    edited: bool = False
    files: tuple[File, ...] = ()
    last_words: tuple[wire.Comment, ...] = ()
    """Known where a card is drawn."""
    clock: Clock = field(default_factory=Clock)

    @property
    def path(self) -> str:
        return ticket_card.ticket_path(self.id)

    @property
    def pages(self) -> tuple[str, ...]:
        return (live.AGENTS,)

    @property
    def critical(self) -> bool:
        return self.priority is Priority.CRITICAL

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES

    def may_wait(self, reader: Principal) -> bool:
        return TicketAction.SNOOZE in policy.allowed(reader, self)

    def may_see(self, reader: Principal) -> bool:
        return policy.may_see(reader, self, watches=reader.person_id in self.watchers)

    def may_hear(self, reader: Principal, event: Event, comment: CommentNow | None) -> bool:
        """Whatever kind of event quotes it, an internal word is for the desk alone (C5)."""
        words = [comment.visibility] if comment else []
        if isinstance(event, TicketCommented):
            # The event's word and the comment's own are both asked: an internal comment must not
            # pass even if one of them is wrong. What is gone is told to nobody outside.
            words.append(event.visibility if comment else Visibility.INTERNAL)
        return self.may_see(reader) and all(policy.may_see_comment(reader, w) for w in words)

    def is_with(self, reader: Principal) -> bool:
        return self.assignee_id == reader.person_id

    def concerns(self, reader: Principal, event: Event) -> bool:
        if isinstance(event, SlaEvent):
            return self.clock.runs_to(event.goal, event.deadline)
        given = isinstance(event, TicketAssigned) and event.assignee_id == reader.person_id
        return not given or self.assignee_id == reader.person_id

    def asked_by(self, event: Event) -> bool:
        """A client is asked at the end, by what told of it."""
        return any(each.field == "status" and each.new == self.status for each in event.turns)

    def heading(self, eyes: Reader) -> str:
        return eyes.t("card-heading", number=str(self.number), title=self.title)

    def subject(self, t: Translator) -> str:
        return t("notice-subject", number=str(self.number), title=self.title)

    def state(self, reader: Principal, eyes: Reader) -> State:
        """What the reader may do is asked where it is drawn, and of a client, who may be asked."""
        facts = self._facts_for(reader) if reader.is_contact else self._facts_of(reader)
        return State(
            lines=ticket_card.ticket_lines(facts, eyes),
            draws=lambda: cards.rows_of_ticket(self._facts_for(reader), eyes),
            asks=ticket_buttons.asking_buttons(facts, eyes.t) if reader.is_contact else [],
        )

    def card(self, reader: Principal, eyes: Reader) -> Message:
        return cards.of_ticket(self._facts_for(reader), eyes)

    def receipt(self, reader: Principal, eyes: Reader) -> Message:
        return cards.made_ticket(self._facts_for(reader), eyes)

    def letter(self, reader: Principal, t: Translator) -> dict[str, str]:  # noqa: ARG002 - who hears of it may know all of them
        return {
            "number": str(self.number),
            "title": self.title,
            "client": self.client,
            "contact": self.contact or "",
            "assignee": self.assignee or "",
            "status": ticket_card.status_name(self.status, t),
        }

    def post(self, event: Event) -> Post | None:
        """A new ticket is also posted to the team's channel, as the lead sees it, or the first of
        a team that has none."""
        team = self.team
        if not isinstance(event, TicketOpened) or team is None or not team.mattermost_channel:
            return None
        reader = team.lead_id or min(team.member_ids, default=None)
        return Post(channel=team.mattermost_channel, in_name_of=reader) if reader else None

    def _facts_for(self, reader: Principal) -> CardFacts:
        """With what the reader may do."""
        return replace(
            self._facts_of(reader),
            allowed=frozenset(policy.allowed(reader, self)),
            moves=tuple(policy.moves(reader, self)),
        )

    def _facts_of(self, reader: Principal) -> CardFacts:
        return CardFacts(
            id=self.id,
            number=self.number,
            title=self.title,
            status=self.status,
            version=self.version,
            priority=self.priority,
            client=self.client,
            contact=self.contact,
            contact_id=self.contact_id,
            score=self.score,
            assignee=self.assignee,
            assignee_id=self.assignee_id,
            team=self.team.name if self.team else None,
            category=self.category,
            text=self.text,
            edited=self.edited,
            files=self.files,
            comments=[
                each for each in self.last_words if policy.may_see_comment(reader, each.visibility)
            ],
            sla=sla.shown(self.clock, self.moment, self.status) if reader.is_employee else None,
            mine=self.chosen_by(reader),
        )


async def load(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, TicketNow]:
    """The tickets with all that telling of them needs."""
    found = list(
        await session.scalars(
            select(Ticket)
            .where(Ticket.id.in_(ids))
            .options(
                joinedload(Ticket.client),
                joinedload(Ticket.contact),
                joinedload(Ticket.assignee),
                joinedload(Ticket.category),
                joinedload(Ticket.team)
                .selectinload(Team.memberships)
                .joinedload(TeamMember.person),
                selectinload(Ticket.files),
            )
        )
    )
    following = await watchers.by_item(session, TicketWatcher, ids)
    return {row.id: _now(row, following.get(row.id, frozenset())) for row in found}


async def comments(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, CommentNow]:
    """Words that were said in tickets."""
    return await rows.comments(session, Comment, ids)


async def last_words(
    session: AsyncSession, ids: Collection[UUID]
) -> Mapping[UUID, Sequence[wire.Comment]]:
    """Public and internal ones; who reads them is asked when the card is drawn."""
    found = await rows.last_words(session, Comment, ids)
    return {ticket_id: [views.comment(each) for each in said] for ticket_id, said in found.items()}


async def seen(session: AsyncSession, who: Principal, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """By the condition that lists ask by."""
    return await versioned.versions(session, Ticket, ids, finding.seen_by(who))


async def versions(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """The tickets' versions now."""
    return await versioned.versions(session, Ticket, ids)


def _now(row: Ticket, watchers: frozenset[UUID]) -> TicketNow:
    return TicketNow(
        id=row.id,
        number=row.number,
        title=row.title,
        text=row.text,
        status=row.status,
        priority=row.priority,
        client_id=row.client_id,
        client=row.client.name,
        contact_id=row.contact_id,
        contact=row.contact.name if row.contact else None,
        author_id=row.author_id,
        assignee_id=row.assignee_id,
        reopen_until=row.reopen_until,
        rate_until=row.rate_until,
        rated=row.rating_score is not None,
        score=row.rating_score,
        rating_word=row.rating_word or "",
        assignee=row.assignee.name if row.assignee else None,
        team=_team(row.team) if row.team else None,
        category=row.category.name if row.category else None,
        version=row.version,
        clock=row.clock,
        edited=row.edited_at is not None,
        files=rows.files(row.files),
        watchers=watchers,
    )


def _team(row: Team) -> TeamFacts:
    return TeamFacts(
        id=row.id,
        name=row.name,
        lead_id=row.lead_id,
        member_ids=frozenset(each.person_id for each in row.memberships if each.person.active),
        mattermost_channel=row.mattermost_channel,
        on_duty=duty.of(row).on_duty(now()),
    )
