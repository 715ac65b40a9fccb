"""What people's own rooms know of a channel: whose it is, its address and what is wrong with it.

The table stands above (`api/notifications/channels/table.py`) and enters its rows here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.people.models import Person
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelMode


class Marks(Protocol):
    """Which of a channel's addresses take nothing any more (Q4), and every way back (Q13)."""

    def why(self, person: Person) -> str | None:
        """What the counterpart said to the person's own address; needs `links` and
        `dead_addresses` loaded."""
        ...

    def name(self, person: Person) -> str | None:
        """By which a mark of the person's own address is kept; None where there is none, or where
        the mark stands beside the address itself."""
        ...

    async def again(self, session: AsyncSession, person_id: UUID) -> bool:
        """The person's addresses are thought alive again; whether any was not."""
        ...

    async def count(self, session: AsyncSession) -> int | None:
        """How many are switched off; None where dead ones are forgotten at once."""
        ...


@dataclass(frozen=True, kw_only=True)
class PersonalChannel:
    """A way to a person."""

    key: ChannelKind
    modes: Mapping[PersonKind, ChannelMode]
    """Who has the channel, and how it is used until they choose."""
    account: Callable[[Person], str | None] | None
    """The person's address as the profile shows it, None for nobody's; needs `links` loaded. No
    function at all: each device says by itself where it stands."""
    marks: Marks


CHANNELS: Final[dict[ChannelKind, PersonalChannel]] = {}
"""In the order in which they are used until a person chooses another."""


def known(name: ChannelKind) -> PersonalChannel:
    """Raises Invalid for a name that no channel has."""
    if channel := CHANNELS.get(name):
        return channel
    raise Invalid(f"channel: one of {', '.join(CHANNELS)}", field="channel")


def of(kind: PersonKind) -> dict[ChannelKind, ChannelMode]:
    """The channels that such a person has, with their default modes."""
    return {key: each.modes[kind] for key, each in CHANNELS.items() if kind in each.modes}
