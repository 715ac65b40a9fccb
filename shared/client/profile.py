"""The person's own choices: channels, quiet hours, working week and the hour of the digest."""

from shared.client.calls import UserCalls
from shared.contracts.auth import PasswordLink
from shared.contracts.preferences import Preferences, PreferencesChange
from shared.contracts.work_time import Schedule, ScheduleChange


class ProfileApi(UserCalls):
    async def preferences(self) -> Preferences:
        return await self._get("/api/me/preferences", Preferences)

    async def choose(self, change: PreferencesChange, *, key: str) -> Preferences:
        return await self._write("PUT", "/api/me/preferences", Preferences, change, key)

    async def password_link(self, *, key: str) -> PasswordLink:
        """A one-time link to a new password, for the person's own chat."""
        return await self._write("POST", "/api/me/password-link", PasswordLink, None, key)

    async def schedule(self) -> Schedule:
        return await self._get("/api/me/schedule", Schedule)

    async def choose_schedule(self, change: ScheduleChange, *, key: str) -> Schedule:
        return await self._write("PUT", "/api/me/schedule", Schedule, change, key)
