"""What the person hears and how much of it, in the name of who wrote to the bot."""

from uuid import UUID

from shared.client.calls import UserCalls
from shared.contracts.digests import Digest
from shared.contracts.notifications import Snooze, Snoozed
from shared.contracts.telegram import ObjectKind


class NoticesApi(UserCalls):
    async def digest(self) -> Digest:
        """The person's digest as of now; the daily one comes all the same (G8)."""
        return await self._get("/api/digest", Digest)

    async def follow(self, kind: ObjectKind, object_id: UUID, *, on: bool, key: str) -> None:
        """Of a ticket or a task."""
        await self._switch(f"/api/{kind}s/{object_id}/follow", on=on, key=key)

    async def mute(self, kind: ObjectKind, object_id: UUID, *, on: bool, key: str) -> None:
        """Of a ticket or a task."""
        await self._switch(f"/api/{kind}s/{object_id}/mute", on=on, key=key)

    async def snooze(self, wish: Snooze, *, key: str) -> Snoozed:
        """Be told of it again later; a second time moves it."""
        return await self._write("POST", "/api/notifications/snooze", Snoozed, wish, key)

    async def unsnooze(self, object_id: UUID, *, key: str) -> None:
        path = f"/api/notifications/snooze/{object_id}"
        await self._write("DELETE", path, type(None), None, key)

    async def _switch(self, path: str, *, on: bool, key: str) -> None:
        await self._write("POST" if on else "DELETE", path, type(None), None, key)
