"""Browsers that take pushes: one endpoint, one person, one login."""

import hashlib
from base64 import urlsafe_b64decode
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.models import LoginSession
from api.clock import now
from api.db import add_missing, insert_for, new_id
from api.errors import Invalid, NotFound, SessionNeeded
from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.urls import fault_of_url
from api.notifications.channels.webpush.address import PushAddress
from api.notifications.errors import PushEnded
from api.notifications.models import EndedEndpoint, PushDevice
from api.principal import Principal
from api.security.secrets import signature
from shared.contracts.notifications import PushSubscription, PushSubscriptionDraft

DEVICES: Final = 20
"""Of one person; the oldest gives way, because browsers forget subscriptions in silence."""
ENDED_KEPT: Final = timedelta(days=180)
_ENDPOINT_LIMIT: Final = 2000
_NAME_LIMIT: Final = 200
_KEY_LIMIT: Final = 100
_POINT: Final = 65
_UNCOMPRESSED: Final = 4
"""The first byte of such a point (SEC 1 section 2.3.3)."""
_SECRET: Final = 16


def hash_of(endpoint: str) -> str:
    """What a browser may know its own row by, and nobody can push by (P5, P12)."""
    return hashlib.sha256(endpoint.encode()).hexdigest()


def fault_of(draft: PushSubscriptionDraft, hosts: HostPolicy) -> str:
    """Why the subscription cannot be used, or an empty string."""
    if len(draft.endpoint) > _ENDPOINT_LIMIT:
        return "endpoint: too long"
    if fault := fault_of_url(draft.endpoint, hosts, https_only=True):
        return f"endpoint: {fault}"
    point = _decoded(draft.p256dh)
    if len(point) != _POINT or point[0] != _UNCOMPRESSED:
        return "p256dh: not a key of a browser"
    return "" if len(_decoded(draft.auth)) == _SECRET else "auth: not a secret of a browser"


def _decoded(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text.rstrip("=") + "==") if len(text) <= _KEY_LIMIT else b""
    except ValueError:
        return b""


async def subscribe(
    session: AsyncSession,
    principal: Principal,
    draft: PushSubscriptionDraft,
    hosts: HostPolicy,
    keys: Sequence[bytes],
) -> PushDevice:
    """Keep the browser's subscription for this login; another person's row is taken over (P3).

    A device that its person switched off stays off (P6). Raises Invalid, SessionNeeded and
    PushEnded.
    """
    if principal.session_id is None:
        raise SessionNeeded("a push subscription belongs to a browser that is logged in")
    if fault := fault_of(draft, hosts):
        raise Invalid(fault)
    if await _has_ended(session, draft.endpoint, keys):
        raise PushEnded
    fresh = {
        "person_id": principal.person_id,
        "session_id": principal.session_id,
        "p256dh": draft.p256dh.rstrip("="),
        "auth": draft.auth.rstrip("="),
        "name": " ".join(draft.name.split())[:_NAME_LIMIT],
    }
    insert = insert_for(session, PushDevice).values(
        id=new_id(),
        endpoint=draft.endpoint,
        endpoint_hash=hash_of(draft.endpoint),
        enabled=True,
        created_at=now(),
        **fresh,
    )
    same = PushDevice.person_id == insert.excluded.person_id
    device = await session.scalar(
        insert.on_conflict_do_update(
            index_elements=["endpoint_hash"],
            set_={
                **fresh,
                "enabled": case((same, PushDevice.enabled), else_=True),
                "last_delivery_at": case((same, PushDevice.last_delivery_at), else_=None),
                "created_at": case((same, PushDevice.created_at), else_=insert.excluded.created_at),
            },
        ).returning(PushDevice),
        execution_options={"populate_existing": True},
    )
    assert device is not None
    await _make_room(session, principal.person_id, device.id)
    return device


def _name_of(endpoint: str, key: bytes) -> str:
    return signature(key, "ended endpoint", hash_of(endpoint))


async def _has_ended(session: AsyncSession, endpoint: str, keys: Sequence[bytes]) -> bool:
    name = EndedEndpoint.name.in_([_name_of(endpoint, key) for key in keys])
    return await session.scalar(select(EndedEndpoint.id).where(name)) is not None


async def end(session: AsyncSession, endpoint: str, key: bytes) -> None:
    """Its service says that the subscription is no more; a page that still believes in it is told
    so and subscribes anew (P5)."""
    await session.execute(delete(PushDevice).where(PushDevice.endpoint_hash == hash_of(endpoint)))
    ended = {"id": new_id(), "created_at": now(), "name": _name_of(endpoint, key)}
    await add_missing(session, EndedEndpoint, [ended])


async def sweep(session: AsyncSession) -> None:
    """Forget endings of long ago: browsers drop a dead subscription by then."""
    old = EndedEndpoint.created_at < now() - ENDED_KEPT
    await session.execute(delete(EndedEndpoint).where(old))


async def _make_room(session: AsyncSession, person_id: UUID, newest: UUID) -> None:
    kept = (
        select(PushDevice.id)
        .where(PushDevice.person_id == person_id, PushDevice.id != newest)
        .order_by(PushDevice.created_at.desc(), PushDevice.id.desc())
        .limit(DEVICES - 1)
    )
    await session.execute(
        delete(PushDevice).where(
            PushDevice.person_id == person_id,
            PushDevice.id != newest,
            PushDevice.id.not_in(kept),
        )
    )


async def devices_of(session: AsyncSession, person_id: UUID) -> Sequence[PushDevice]:
    """The person's browsers, the newest first."""
    found = await session.scalars(
        select(PushDevice)
        .where(PushDevice.person_id == person_id)
        .order_by(PushDevice.created_at.desc(), PushDevice.id.desc())
    )
    return found.all()


async def own(session: AsyncSession, person_id: UUID, device_id: UUID) -> PushDevice:
    """The person's own device; raises NotFound."""
    device = await session.get(PushDevice, device_id)
    if device is None or device.person_id != person_id:
        raise NotFound
    return device


async def revoke(session: AsyncSession, person_id: UUID, which: ColumnElement[bool]) -> None:
    """Forget own devices; what is not there is forgotten already."""
    await session.execute(delete(PushDevice).where(PushDevice.person_id == person_id, which))


async def live_devices(
    session: AsyncSession, person_ids: Iterable[UUID]
) -> dict[UUID, list[PushDevice]]:
    """Where pushes to these people go now: switched on, and the login behind it lives (P4)."""
    found: dict[UUID, list[PushDevice]] = {}
    rows = await session.scalars(_live().where(PushDevice.person_id.in_(list(person_ids))))
    for device in rows:
        found.setdefault(device.person_id, []).append(device)
    return found


def _live() -> Select[PushDevice]:
    login = exists().where(
        and_(LoginSession.id == PushDevice.session_id, LoginSession.expires_at > now())
    )
    return select(PushDevice).where(PushDevice.enabled, login).order_by(PushDevice.id)


def address(device: PushDevice) -> PushAddress:
    """Where the device's pushes go."""
    return PushAddress(
        endpoint=device.endpoint,
        p256dh=device.p256dh,
        auth=device.auth,
        device_id=str(device.id),
        name=device.name,
    )


def view(device: PushDevice, current: str = "") -> PushSubscription:
    """The device as its person sees it: by its host and hash, never by its endpoint (P12)."""
    return PushSubscription(
        id=device.id,
        name=device.name,
        host=urlsplit(device.endpoint).hostname or "",
        enabled=device.enabled,
        created_at=device.created_at,
        last_delivery_at=device.last_delivery_at,
        current=device.endpoint_hash == current,
        endpoint_hash=device.endpoint_hash,
    )
