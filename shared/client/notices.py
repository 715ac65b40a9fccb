"""The digest and the notices, in the name of the person who wrote to the bot."""

from uuid import UUID

from shared.client.calls import UserCalls
from shared.contracts.digests import Digest
from shared.contracts.notifications import Snooze


class NoticesApi(UserCalls):
    async def digest(self) -> Digest:
        """The person's digest as of now; the daily one comes all the same (G8)."""
        return await self._get("/api/digest", Digest)

    async def snooze(self, notice_id: UUID, snooze: Snooze, *, key: str) -> None:
        """Tell of it again at that time (N3)."""
        path = f"/api/notifications/{notice_id}/snooze"
        await self._write("POST", path, type(None), snooze, key)
