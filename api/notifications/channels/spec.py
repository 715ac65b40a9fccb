"""All that the house knows of a channel, in one row: a folder of its own fills it, and
`channels/table.py` lists it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.notifications.channels.base import Address, Channel, Retry
from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.marks import LaneMarks, Marked
from api.people.addresses.channels import PersonalChannel
from api.people.models import Person
from api.principal import Principal
from api.settings import Settings
from shared.contracts.admin import Lane
from shared.contracts.base import Ask
from shared.contracts.people import PersonKind
from shared.contracts.telegram import BotScope

if TYPE_CHECKING:
    import aiohttp

Packed = dict[str, Any]
"""An address as a delivery keeps it."""
HIDDEN = "•••"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A person's addresses."""

    living: tuple[Address, ...] = ()
    dead: tuple[Address, ...] = ()
    """The person's own too, and switched off: nothing new goes there."""


@dataclass(frozen=True, kw_only=True)
class Building:
    """What an adapter may be built of, besides the channel's settings."""

    settings: Settings
    environment: frozenset[str]
    """The fields that the operator has set, who may call what the machine may."""
    own: str
    """What the channel made for itself (`ChannelSpec.makes`)."""
    hosts: HostPolicy
    session: Callable[[], aiohttp.ClientSession]
    """One guarded session for all that speak HTTP; the pool closes it."""


@dataclass(frozen=True, kw_only=True)
class LaneSpec:
    """One queue of a channel, with settings and pace of its own."""

    key: Lane
    kinds: frozenset[PersonKind]
    """To whom it leads."""
    bot: BotScope | None = None
    """Whose chats it writes to: one runner at a time keeps its pace, and its messages are
    remembered and drawn anew."""
    environment: Callable[[Settings], Mapping[str, Any]] | None = None
    """What the environment says of its settings; None: each field by a variable of its name."""


def whole(address: Address) -> Hashable:
    return address


def packed(address: Address) -> Packed:
    return msgspec.to_builtins(address)


def always(_: Address) -> bool:
    return True


def nothing(_: Address) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class ChannelSpec(PersonalChannel):
    """A channel. What has no default every channel has to say."""

    lanes: tuple[LaneSpec, ...]
    marks: LaneMarks

    settings: type[Ask]
    """The contract: a field a setting, with a sentence `pwa-setting-<key>-<field>` a language."""
    needs: tuple[str, ...]
    """The fields without which nothing is sent; whoever sets the first is the lane's source."""
    makes: Callable[[], str] | None = None
    """A secret that nobody types: made once, kept beside the settings."""
    build: Callable[[Any, Building], Awaitable[Channel]]
    """The adapter, or ChannelSettingsError; imports its library where it is called."""
    ask: Callable[[Any, Settings], Awaitable[Retry | None]] | None = None
    """What the adapter's `probe` asks, by less than what sends; None: there is no lighter way."""

    address: type[Address]
    find: Callable[[AsyncSession, Sequence[Person]], Awaitable[Mapping[UUID, Found]]]
    """Where these people are reached; `links` and `dead_addresses` are loaded."""
    pack: Callable[[Address], Packed] = packed
    unpack: Callable[[Packed, Sequence[Address]], Address | None] | None = None
    """The address again, of those that live; None: by its type alone."""
    place: Callable[[Address], Hashable] = whole
    """What two addresses of one place have in common; on a bot's lane the chat's number."""
    chat: Callable[[int, int | None], Address] | None = None
    """On a bot's lane: the chat of this number, where the message of that number is drawn anew."""
    personal: Callable[[Address], bool] = always
    """Whether it leads to one person, and not to a room where many read."""
    service: Callable[[Address], str] = nothing
    """Of many counterparts the one that brings it there: its silence keeps only its own messages.
    Empty where there is but one, whose silence keeps the lane."""
    origins: Callable[[AsyncSession], Awaitable[Sequence[str]]] | None = None
    """Where its many counterparts are reached; None for a channel that has one."""
    room: Callable[[str], Address] | None = None
    """Where a post to a team's room goes (M1); None for a channel without rooms."""
    shown: Callable[[Address], str]
    """The address in the answer to a test; may be empty."""
    masked: Callable[[AsyncSession, Sequence[Packed]], Awaitable[Sequence[str]]]
    """Enough to tell addresses apart, too little to write to (Q9, P12)."""

    test_address: Callable[[AsyncSession, Principal, LaneSpec, str], Awaitable[Address | None]]
    """Where a test goes: what was given, else the administrator's own. Raises Invalid."""
    reaches: Callable[[LaneSpec], ColumnElement[bool]] | None = None
    """The condition on people who have an address here, for the list of whom a test may go to;
    None: everybody for whom the channel is."""
    device: Callable[[Address], str] = nothing
    """What the person calls the device of the address; empty where there is no choice."""
    takes_address: bool = True
    """Whether a test can be asked for somebody else's address."""

    batch: int = 50
    """How many deliveries a run holds at once."""
    calls: bool = True
    """It calls its reader away from something: silent while the person is away (A9)."""
    brings_digests: bool = False
    """The first choice for a digest, wherever it stands in the person's order."""
    is_letter: bool = False
    """Its messages are letters: the administrator's forms, the way to unsubscribe (E3, E5)."""
    keeps_messages: bool = False
    """Its counterpart keeps the message itself: what it took is where it is read. Others only
    take it along (K3)."""
    counts_unread: bool = False
    """Its messages say how much is unread (P13)."""

    def lane(self, kind: PersonKind) -> LaneSpec | None:
        """The lane to such a person, or None where the channel is not for them."""
        return next((each for each in self.lanes if kind in each.kinds), None)


def each_masked(
    field: str, mask: Callable[[str], str]
) -> Callable[[AsyncSession, Sequence[Packed]], Awaitable[Sequence[str]]]:
    """For a channel of whose packed address one field says enough."""

    async def masked(_: AsyncSession, rows: Sequence[Packed]) -> Sequence[str]:
        return [mask(str(row[field])) if field in row else HIDDEN for row in rows]

    return masked


@dataclass(frozen=True)
class OfPerson:
    """For a channel whose one address stands in the person's own row."""

    address: Callable[[Person], Address | None]
    marks: Marked
    given: Callable[[str], Address]
    """An address that an administrator typed; raises Invalid."""

    async def find(self, _: AsyncSession, people: Sequence[Person]) -> Mapping[UUID, Found]:
        return {each.id: self._found(each) for each in people}

    def _found(self, person: Person) -> Found:
        address = self.address(person)
        if address is None:
            return Found()
        dead = self.marks.why(person) is not None
        return Found(dead=(address,)) if dead else Found(living=(address,))

    async def test_address(
        self,
        session: AsyncSession,
        principal: Principal,
        lane: LaneSpec,  # noqa: ARG002 - one address, whatever lane leads there
        given: str,
    ) -> Address | None:
        if given:
            return self.given(given)
        person = select(Person).where(Person.id == principal.person_id)
        found = await session.scalar(person.options(selectinload(Person.links)))
        return self.address(found) if found else None
