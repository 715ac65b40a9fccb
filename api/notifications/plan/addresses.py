"""Where a person can be reached, in the person's own order: pure, from plain data."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.notifications.channels import table
from api.notifications.channels.base import Address
from api.notifications.channels.spec import Found
from api.people.models import Person
from api.people.profile import preferences
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelMode


@dataclass(frozen=True, kw_only=True)
class ContactPoints:
    """A person's ways, as plain data: the plan in order, and the living addresses of each."""

    person_id: UUID
    kind: PersonKind
    plan: tuple[tuple[ChannelKind, ChannelMode], ...]
    addresses: dict[ChannelKind, tuple[Address, ...]] = field(
        default_factory=dict[ChannelKind, tuple[Address, ...]]
    )
    dead: tuple[Address, ...] = ()
    """Of all of them those that are switched off."""

    def by(self, lanes: Collection[Lane]) -> "ContactPoints":
        """The ways of these lanes alone: the others are not set up."""
        living = {
            channel: each for channel, each in self.addresses.items() if self.lane(channel) in lanes
        }
        return replace(self, addresses=living)

    def mode(self, channel: ChannelKind) -> ChannelMode:
        return dict(self.plan).get(channel, ChannelMode.OFF)

    def lane(self, channel: ChannelKind) -> Lane | None:
        return table.lane_for(channel, self.kind)


@dataclass(frozen=True, kw_only=True)
class Target:
    """One address on one lane; None where the log only says that the lane stayed silent."""

    lane: Lane
    address: Address | None


def first_targets(points: ContactPoints) -> list[Target]:
    """Where a new notice goes: every `always` channel that has an address; when none has, the
    first `fallback` channel that has one."""
    always = [
        target
        for channel in _with(points, ChannelMode.ALWAYS)
        for target in _targets(points, channel)
    ]
    if always:
        return always
    for channel in _with(points, ChannelMode.FALLBACK):
        if targets := _targets(points, channel):
            return targets
    return []


def single_target(points: ContactPoints) -> list[Target]:
    """Where a digest goes: the channel that brings digests, else the first in the person's order
    that is not off and has an address."""
    channels = [channel for channel, mode in points.plan if mode is not ChannelMode.OFF]
    for channel in sorted(channels, key=lambda each: not table.CHANNELS[each].brings_digests):
        if targets := _targets(points, channel):
            return targets
    return []


def letter_targets(points: ContactPoints) -> list[Target]:
    """The person's mailbox, whatever was chosen for it."""
    return [
        target
        for channel, spec in table.CHANNELS.items()
        if spec.is_letter
        for target in _targets(points, channel)
    ]


def next_targets(points: ContactPoints, failed: ChannelKind, told: Iterable[Lane]) -> list[Target]:
    """Where a notice goes when a channel failed for good (Q4): the next one in the person's
    order that is not off, has an address and was not used for this notice yet."""
    order = [channel for channel, _ in points.plan]
    after = order[order.index(failed) + 1 :] if failed in order else order
    used = set(told)
    for channel in after:
        if points.mode(channel) is ChannelMode.OFF or points.lane(channel) in used:
            continue
        if targets := _targets(points, channel):
            return targets
    return []


def _with(points: ContactPoints, mode: ChannelMode) -> list[ChannelKind]:
    return [channel for channel, each in points.plan if each is mode]


def _targets(points: ContactPoints, channel: ChannelKind) -> list[Target]:
    lane = points.lane(channel)
    if lane is None:
        return []
    return [Target(lane=lane, address=each) for each in points.addresses.get(channel, ())]


async def points_of(session: AsyncSession, person_ids: Sequence[UUID]) -> dict[UUID, ContactPoints]:
    """The ways of active people; the inactive are not in the answer (R8)."""
    people = await session.scalars(
        select(Person)
        .where(Person.id.in_(person_ids), Person.active)
        .options(selectinload(Person.links), selectinload(Person.dead_addresses))
        .execution_options(populate_existing=True)
    )
    rows = list(people)
    found = {key: await each.find(session, rows) for key, each in table.CHANNELS.items()}
    return {row.id: _points(row, found) for row in rows}


def _points(
    person: Person, everywhere: Mapping[ChannelKind, Mapping[UUID, Found]]
) -> ContactPoints:
    found = {key: each.get(person.id, Found()) for key, each in everywhere.items()}
    return ContactPoints(
        person_id=person.id,
        kind=person.kind,
        plan=tuple(preferences.channel_plan(person.kind, person.channels)),
        addresses={key: each.living for key, each in found.items()},
        dead=tuple(address for each in found.values() for address in each.dead),
    )


def pack(lane: Lane, address: Address) -> dict[str, Any]:
    """The address as a document."""
    return table.of(lane).pack(address)


def unpack(lane: Lane, packed: dict[str, Any], points: ContactPoints) -> Address | None:
    """The address again; None where it is not the person's any more."""
    channel = table.of(lane)
    if channel.unpack:
        return channel.unpack(packed, points.addresses.get(channel.key, ()))
    return msgspec.convert(packed, type=channel.address)


def key_of(lane: Lane, address: Address) -> str:
    """A short name of the address for unique keys."""
    return hashlib.sha256(msgspec.json.encode(pack(lane, address))).hexdigest()
