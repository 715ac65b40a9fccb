"""The caller's own page on the wire."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import get, patch, post, put
from api.people.addresses import deadness
from api.people.policy import requires_owner
from api.people.ports import PeoplePorts
from api.people.profile import me, profile
from api.principal import Principal, requires_person
from shared.contracts.people import ChannelKind, Me, MeChange, TimeZone
from shared.contracts.preferences import Preferences, PreferencesChange


class MeController(Controller):
    path = "/api/me"
    tags = ("me",)

    @get(operation_id="get_me", guards=[requires_person])
    async def get_me(
        self,
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Me:
        """Read who the caller is."""
        return await me.of(session, principal.person_id, above)

    @patch(operation_id="change_me", guards=[requires_owner])
    async def change_me(
        self,
        data: JSONBody[MeChange],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Me:
        """Set the caller's language and time zone. A field that is left out stays as it is."""
        await me.change(session, principal, data)
        return await me.of(session, principal.person_id, above)

    @get("/time-zones", operation_id="list_time_zones", guards=[requires_person])
    async def list_time_zones(self, principal: NamedDependency[Principal]) -> list[TimeZone]:
        """List the time zones to choose from, in the caller's language."""
        return me.time_zones(principal.locale, principal.timezone)

    @get("/preferences", operation_id="get_preferences", guards=[requires_person])
    async def get_preferences(
        self, principal: NamedDependency[Principal], session: NamedDependency[AsyncSession]
    ) -> Preferences:
        """Read by which channels the caller is told, and when not."""
        return await profile.show(session, principal)

    @post(
        "/channels/{channel:str}/again",
        operation_id="try_my_channel_again",
        guards=[requires_owner],
    )
    async def try_my_channel_again(
        self,
        channel: FromPath[ChannelKind],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> Preferences:
        """Take the mark of a dead address away from one of the caller's channels. The next notice
        shows whether it works."""
        await deadness.try_again(session, principal, principal.person_id, channel)
        return await profile.show(session, principal)

    @put("/preferences", operation_id="choose_preferences", guards=[requires_owner])
    async def choose_preferences(
        self,
        data: JSONBody[PreferencesChange],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> Preferences:
        """Set by which channels the caller is told, and when not. The whole of it: a channel that
        is left out is off."""
        await profile.choose(session, principal, data)
        return await profile.show(session, principal)
