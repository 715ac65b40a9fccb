"""Push subscriptions over HTTP: a person's own browsers and nobody else's."""

from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.policy import requires_session
from api.clock import now
from api.db import Database
from api.http.handlers import delete, get, patch, post, put
from api.notifications.channels import settings as channel_settings
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.trial import test_message
from api.notifications.channels.webpush import subscriptions as push
from api.notifications.channels.webpush.spec import LANE, new_private_key
from api.notifications.models import PushDevice
from api.principal import Principal
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.notifications import (
    PushKey,
    PushSubscription,
    PushSubscriptionDraft,
    PushSwitch,
    TestAnswer,
)
from shared.i18n import translator

HASH = QueryParameter(pattern="^[0-9a-f]{64}$", description="SHA-256 of the endpoint in hex")
EndpointHash = Annotated[str, HASH]


class PushController(Controller):
    path = "/api/push"
    tags = ("push",)
    guards = (requires_session,)

    @get("/key", operation_id="push_key")
    async def key(
        self, database: NamedDependency[Database], vault: NamedDependency[Vault]
    ) -> PushKey:
        """Read the key that a browser subscribes with."""
        # Its library is for who asks.
        from api.notifications.channels.webpush.vapid import public_key_of  # noqa: PLC0415

        private = await channel_settings.own_secret(database, vault, LANE, new_private_key)
        return PushKey(public_key=public_key_of(private))

    @put("/subscriptions", operation_id="push_subscribe")
    async def subscribe(
        self,
        data: JSONBody[PushSubscriptionDraft],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        pool: NamedDependency[ChannelPool],
        settings: NamedDependency[Settings],
    ) -> PushSubscription:
        """Keep this browser's subscription. Repeating it changes nothing. One that its service has
        ended is refused with 410 `push_ended`; the browser unsubscribes it then and subscribes
        anew."""
        device = await push.subscribe(session, principal, data, pool.hosts, settings.keys)
        return push.view(device, device.endpoint_hash)

    @get("/subscriptions", operation_id="push_subscriptions")
    async def subscriptions(
        self,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        endpoint_hash: Annotated[str | None, HASH] = None,
    ) -> list[PushSubscription]:
        """List the caller's devices. The one with the given hash is marked as current."""
        devices = await push.devices_of(session, principal.person_id)
        return [push.view(device, endpoint_hash or "-") for device in devices]

    @delete("/subscriptions", operation_id="push_unsubscribe")
    async def unsubscribe(
        self,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        endpoint_hash: EndpointHash,
    ) -> None:
        """End this browser's subscription."""
        this = PushDevice.endpoint_hash == endpoint_hash
        await push.revoke(session, principal.person_id, this)

    @patch("/subscriptions/{device_id:uuid}", operation_id="push_switch")
    async def switch(
        self,
        device_id: FromPath[UUID],
        data: JSONBody[PushSwitch],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
    ) -> PushSubscription:
        """Silence one device, or let it speak again."""
        device = await push.own(session, principal.person_id, device_id)
        device.enabled = data.enabled
        return push.view(device)

    @delete("/subscriptions/{device_id:uuid}", operation_id="push_revoke")
    async def revoke(
        self,
        device_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
    ) -> None:
        """Forget a device, this one or another."""
        await push.revoke(session, principal.person_id, PushDevice.id == device_id)

    @post("/subscriptions/{device_id:uuid}/test", operation_id="push_test", status_code=200)
    async def test(
        self,
        device_id: FromPath[UUID],
        database: NamedDependency[Database],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        pool: NamedDependency[ChannelPool],
    ) -> TestAnswer:
        """Push to a device now, and tell what its service answered."""
        async with database.reads() as reading:
            device = await push.own(reading, principal.person_id, device_id)
        channel = await pool.get(LANE)
        if channel is None:
            return TestAnswer(ok=False, answer=translator(principal.locale)("admin-channel-off"))
        tested = await channel.test(push.address(device), test_message(principal))
        answer = TestAnswer(ok=tested.ok, answer=tested.answer)
        if answer.ok:
            device = await push.own(session, principal.person_id, device_id)
            device.last_delivery_at = now()
        return answer
