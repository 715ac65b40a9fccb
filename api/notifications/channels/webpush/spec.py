"""Web push: every browser that an employee has allowed."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.notifications.channels.base import Address, Channel
from api.notifications.channels.spec import (
    HIDDEN,
    Building,
    ChannelSpec,
    Found,
    LaneSpec,
    Packed,
    nothing,
)
from api.notifications.channels.webpush import subscriptions
from api.notifications.channels.webpush.address import PushAddress
from api.notifications.channels.webpush.marks import DeviceMarks
from api.notifications.channels.webpush.settings import PushSettings
from api.notifications.models import PushDevice
from api.people.models import Person
from api.principal import Principal
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelMode

KEY: Final = ChannelKind("push")
LANE: Final = Lane("push")


async def _build(push: PushSettings, building: Building) -> Channel:
    # Its library is for a process that sends push messages.
    from api.notifications.channels.webpush.adapter import PushChannel  # noqa: PLC0415

    return PushChannel(
        building.own,
        push.contact or default_contact(building.settings.base_url),
        session=building.session(),
        hide_text=push.hide_text,
        hosts=building.hosts,
    )


def new_private_key() -> str:
    # Its library is for who makes a key.
    from api.notifications.channels.webpush.vapid import new_keys  # noqa: PLC0415

    return new_keys().private


def default_contact(base_url: str) -> str:
    """Push services want to know whom to write to; an address at our own host is the best guess."""
    if base_url.startswith("https://"):
        return base_url
    return f"mailto:vestovoy@{urlsplit(base_url).hostname or 'localhost'}"


async def _find(session: AsyncSession, people: Sequence[Person]) -> Mapping[UUID, Found]:
    devices = await subscriptions.live_devices(session, [each.id for each in people])
    return {
        person_id: Found(living=tuple(map(subscriptions.address, mine)))
        for person_id, mine in devices.items()
    }


async def _origins(session: AsyncSession) -> Sequence[str]:
    """Of the browsers that take messages now; the rest of an endpoint is a key (P12)."""
    endpoints = await session.scalars(select(PushDevice.endpoint))
    parts = [urlsplit(each) for each in endpoints]
    return sorted({f"{each.scheme}://{each.netloc}" for each in parts})


def _pack(address: Address) -> Packed:
    """A push subscription is a key to the browser: it is named by its id, and read where it lies
    when it is needed (P12)."""
    assert isinstance(address, PushAddress)
    return {"device_id": address.device_id}


def _unpack(packed: Packed, living: Sequence[Address]) -> Address | None:
    """None where the browser is not the person's any more."""
    mine = (each for each in living if isinstance(each, PushAddress))
    return next((each for each in mine if each.device_id == packed.get("device_id")), None)


def _service(address: Address) -> str:
    assert isinstance(address, PushAddress)
    return urlsplit(address.endpoint).hostname or "somewhere"


async def _masked(session: AsyncSession, rows: Sequence[Packed]) -> Sequence[str]:
    """By the push service, for whatever browsers are still there."""
    named = {UUID(each["device_id"]) for each in rows if "device_id" in each}
    devices = await session.scalars(select(PushDevice).where(PushDevice.id.in_(named)))
    hosts = {str(each.id): urlsplit(each.endpoint).hostname or "" for each in devices}
    return [
        f"{hosts.get(each['device_id'], '')}/•••{each['device_id'][-4:]}"
        if "device_id" in each
        else HIDDEN
        for each in rows
    ]


async def _test_address(
    session: AsyncSession, principal: Principal, _: LaneSpec, given: str
) -> Address | None:
    """One of the administrator's own browsers, by its id or the newest."""
    if given:
        try:
            wanted = UUID(given)
        except ValueError as error:
            raise Invalid("address: the id of an own device is wanted") from error
        return subscriptions.address(await subscriptions.own(session, principal.person_id, wanted))
    devices = await subscriptions.devices_of(session, principal.person_id)
    return subscriptions.address(devices[0]) if devices else None


def _reaches(_: LaneSpec) -> ColumnElement[bool]:
    return exists().where(PushDevice.person_id == Person.id, PushDevice.enabled)


def _device(address: Address) -> str:
    assert isinstance(address, PushAddress)
    return address.name


SPEC: Final = ChannelSpec(
    key=KEY,
    modes={PersonKind.EMPLOYEE: ChannelMode.ALWAYS},
    lanes=(
        LaneSpec(
            key=LANE,
            kinds=frozenset({PersonKind.EMPLOYEE}),
            environment=lambda settings: {"contact": settings.push_contact},
        ),
    ),
    settings=PushSettings,
    needs=(),
    makes=new_private_key,
    build=_build,
    address=PushAddress,
    find=_find,
    pack=_pack,
    unpack=_unpack,
    account=None,
    marks=DeviceMarks(),
    service=_service,
    origins=_origins,
    shown=nothing,
    masked=_masked,
    test_address=_test_address,
    reaches=_reaches,
    device=_device,
    takes_address=False,
    batch=100,
    counts_unread=True,
)
