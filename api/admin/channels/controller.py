"""Settings of the channels over HTTP, for administrators."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.channels import service as channels
from api.admin.channels import targets, trials
from api.db import Database
from api.http.handlers import get, post, put
from api.http.paging import Part, Search, parts
from api.notifications.channels import table
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.trial import test_message
from api.principal import Principal, requires_admin
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.admin import ChannelUpdate, ChannelView, Lane
from shared.contracts.base import Page
from shared.contracts.channel_tests import TestOrder, TestReport, TestTarget
from shared.i18n import translator


class ChannelsController(Controller):
    path = "/api/admin/channels"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="list_channels")
    async def list_channels(
        self,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> list[ChannelView]:
        """List the channels with their settings and their health. Secrets are masked."""
        return await channels.views(session, settings, vault, translator(principal.locale))

    @get("/{lane:str}", operation_id="get_channel")
    async def get_channel(
        self,
        lane: FromPath[Lane],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> ChannelView:
        """Read one channel. Secrets are masked."""
        t = translator(principal.locale)
        return await channels.view(session, settings, vault, table.known(lane), t)

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
        return await channels.view(session, settings, vault, lane, translator(principal.locale))

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
        """Send a test message for real, and tell what the counterpart answered. Where nobody is
        named it goes to the caller, and where the caller has no address the counterpart is only
        asked."""
        async with database.reads() as reading:
            target = await trials.target_of(reading, principal, table.known(lane), data)
        told = await trials.send(pool, lane, target, test_message(principal))
        await channels.remember_test(session, principal, lane, told)
        return told.report

    @get("/{lane:str}/targets", operation_id="list_test_targets", dependencies=parts(50))
    async def list_test_targets(
        self,
        lane: FromPath[Lane],
        session: NamedDependency[AsyncSession],
        part: Part,
        search: Search = "",
    ) -> Page[TestTarget]:
        """List whom a test message of the channel can go to. The total tells only whether there
        are more."""
        return await targets.page(session, table.known(lane), search, part)
