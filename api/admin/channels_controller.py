"""Settings of the channels over HTTP, for administrators."""

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import channel_tests, channels
from api.db import Database
from api.notifications.channels import table
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.trial import test_message
from api.principal import Principal, requires_admin
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.admin import ChannelUpdate, ChannelView, Lane, TestOrder, TestReport


class ChannelsController(Controller):
    path = "/api/admin/channels"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="list_channels")
    async def list_channels(
        self,
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> list[ChannelView]:
        """List the channels with their settings and their health. Secrets are masked."""
        return await channels.views(session, settings, vault)

    @get("/{lane:str}", operation_id="get_channel")
    async def get_channel(
        self,
        lane: FromPath[Lane],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> ChannelView:
        """Read one channel. Secrets are masked."""
        return await channels.view(session, settings, vault, table.known(lane))

    @put("/{lane:str}", operation_id="change_channel")
    async def change_channel(
        self,
        lane: FromPath[Lane],
        data: JSONBody[ChannelUpdate],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
        pool: NamedDependency[ChannelPool],
    ) -> ChannelView:
        """Set a channel's settings. A secret that is sent back masked stays what it was; fields
        that the environment sets are refused."""
        await channels.change(session, settings, vault, pool, principal, table.known(lane), data)
        return await channels.view(session, settings, vault, lane)

    @post("/{lane:str}/test", operation_id="test_channel", status_code=200)
    async def test_channel(
        self,
        lane: FromPath[Lane],
        data: JSONBody[TestOrder],
        database: NamedDependency[Database],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        pool: NamedDependency[ChannelPool],
    ) -> TestReport:
        """Send a test message for real, and tell what the counterpart answered."""
        async with database.reads() as reading:
            address = await channel_tests.address_of(
                reading, principal, table.known(lane), data.address
            )
        answer = await channel_tests.send(pool, lane, address, test_message(principal))
        await channels.remember_test(session, principal, lane, answer)
        return answer
