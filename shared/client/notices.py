"""The digest, in the name of the person who wrote to the bot."""

from shared.client.calls import UserCalls
from shared.contracts.digests import Digest


class NoticesApi(UserCalls):
    async def digest(self) -> Digest:
        """The person's digest as of now; the daily one comes all the same (G8)."""
        return await self._get("/api/digest", Digest)
