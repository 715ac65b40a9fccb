"""Where a person can be reached, in the person's own order: pure, from plain data."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.notifications.channels.base import (
    Address,
    EmailAddress,
    MattermostAddress,
    PushAddress,
    TelegramAddress,
)
from api.notifications.lanes.lanes import SCOPE_OF, lane_for
from api.notifications.push import subscriptions as push
from api.people.models import Person, TelegramLink
from api.people.profile import preferences
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind, ChannelMode, PersonKind
from shared.contracts.telegram import BotScope


@dataclass(frozen=True, kw_only=True)
class Reach:
    """A person's ways, as plain data: the plan in order, and the living addresses of each."""

    person_id: UUID
    kind: PersonKind
    plan: tuple[tuple[ChannelKind, ChannelMode], ...]
    addresses: dict[ChannelKind, tuple[Address, ...]] = field(
        default_factory=dict[ChannelKind, tuple[Address, ...]]
    )
    dead: tuple[Address, ...] = ()
    """The person's own too, and switched off: nothing new goes there."""

    def by(self, lanes: Collection[Lane]) -> "Reach":
        """The ways of these lanes alone: the others are not set up."""
        living = {
            channel: each for channel, each in self.addresses.items() if self.lane(channel) in lanes
        }
        return replace(self, addresses=living)

    def mode(self, channel: ChannelKind) -> ChannelMode:
        return dict(self.plan).get(channel, ChannelMode.OFF)

    def lane(self, channel: ChannelKind) -> Lane | None:
        return lane_for(channel, self.kind)


@dataclass(frozen=True, kw_only=True)
class Way:
    """One address on one lane; None where the log only says that the lane stayed silent."""

    lane: Lane
    address: Address | None


def first_ways(reach: Reach) -> list[Way]:
    """Where a new notice goes: every `always` channel that has an address; when none has, the
    first `fallback` channel that has one."""
    always = [way for channel in _with(reach, ChannelMode.ALWAYS) for way in _ways(reach, channel)]
    if always:
        return always
    for channel in _with(reach, ChannelMode.FALLBACK):
        if ways := _ways(reach, channel):
            return ways
    return []


def one_way(reach: Reach) -> list[Way]:
    """Where a digest goes: Telegram, else the first channel in the person's order that is not off
    and has an address."""
    channels = [channel for channel, mode in reach.plan if mode is not ChannelMode.OFF]
    for channel in sorted(channels, key=lambda each: each is not ChannelKind.TELEGRAM):
        if ways := _ways(reach, channel):
            return ways
    return []


def next_ways(reach: Reach, failed: ChannelKind, told: Iterable[Lane]) -> list[Way]:
    """Where a notice goes when a channel failed for good (Q4): the next one in the person's
    order that is not off, has an address and was not used for this notice yet."""
    order = [channel for channel, _ in reach.plan]
    after = order[order.index(failed) + 1 :] if failed in order else order
    used = set(told)
    for channel in after:
        if reach.mode(channel) is ChannelMode.OFF or reach.lane(channel) in used:
            continue
        if ways := _ways(reach, channel):
            return ways
    return []


def _with(reach: Reach, mode: ChannelMode) -> list[ChannelKind]:
    return [channel for channel, each in reach.plan if each is mode]


def _ways(reach: Reach, channel: ChannelKind) -> list[Way]:
    lane = reach.lane(channel)
    if lane is None:
        return []
    return [Way(lane=lane, address=each) for each in reach.addresses.get(channel, ())]


async def reaches(session: AsyncSession, person_ids: Sequence[UUID]) -> dict[UUID, Reach]:
    """The ways of active people; the inactive are not in the answer (R8)."""
    people = await session.scalars(
        select(Person)
        .where(Person.id.in_(person_ids), Person.active)
        .options(selectinload(Person.links))
    )
    rows = list(people)
    devices = await push.live_devices(session, [row.id for row in rows])
    return {row.id: _reach(row, devices.get(row.id, [])) for row in rows}


def _reach(person: Person, devices: Sequence[Any]) -> Reach:
    scope = BotScope.STAFF if person.kind is PersonKind.EMPLOYEE else BotScope.CLIENT
    chats = [link for link in person.links if link.scope is scope]
    found: dict[ChannelKind, tuple[Address, ...]] = {
        ChannelKind.TELEGRAM: _chats(chats, dead=False),
        ChannelKind.PUSH: tuple(push.address(each) for each in devices),
    }
    dead: list[Address] = [*_chats(chats, dead=True)]
    if person.email:
        letters = EmailAddress(email=person.email, name=person.name)
        dead += _sorted_in(found, ChannelKind.EMAIL, letters, person.email_dead)
    if person.mattermost_login:
        login = MattermostAddress(channel=f"@{person.mattermost_login}")
        dead += _sorted_in(found, ChannelKind.MATTERMOST, login, person.mattermost_dead)
    return Reach(
        person_id=person.id,
        kind=person.kind,
        plan=tuple(preferences.channel_plan(person.kind, person.channels)),
        addresses=found,
        dead=tuple(dead),
    )


def _chats(links: Sequence[TelegramLink], *, dead: bool) -> tuple[Address, ...]:
    which = [each for each in links if (each.unreachable is not None) is dead]
    return tuple(TelegramAddress(chat_id=each.chat_id) for each in which)


def _sorted_in(
    found: dict[ChannelKind, tuple[Address, ...]],
    channel: ChannelKind,
    address: Address,
    why_dead: str | None,
) -> list[Address]:
    """Among the living of the channel, or returned."""
    if why_dead:
        return [address]
    found[channel] = (address,)
    return []


KINDS: dict[Lane, type[Address]] = {
    Lane.TELEGRAM_STAFF: TelegramAddress,
    Lane.TELEGRAM_CLIENT: TelegramAddress,
    Lane.MATTERMOST: MattermostAddress,
    Lane.EMAIL: EmailAddress,
}


def pack(address: Address) -> dict[str, Any]:
    """The address as a document. A push subscription is a key to the browser: it is named by its
    id, and read where it lies when it is needed (P12)."""
    if isinstance(address, PushAddress):
        return {"device_id": address.device_id}
    return msgspec.to_builtins(address)


def unpack(lane: Lane, packed: dict[str, Any], reach: Reach) -> Address | None:
    """The address again; None where the browser is not the person's any more."""
    if lane is Lane.PUSH:
        return _device(packed.get("device_id"), reach)
    return msgspec.convert(packed, type=KINDS[lane])


def _device(device_id: str | None, reach: Reach) -> PushAddress | None:
    mine = (
        each for each in reach.addresses.get(ChannelKind.PUSH, ()) if isinstance(each, PushAddress)
    )
    return next((each for each in mine if each.device_id == device_id), None)


def key_of(address: Address) -> str:
    """A short name of the address for unique keys."""
    return hashlib.sha256(msgspec.json.encode(pack(address))).hexdigest()


def scope_of(lane: Lane) -> BotScope | None:
    """The bot of a Telegram lane."""
    return SCOPE_OF.get(lane)
