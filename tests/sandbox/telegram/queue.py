"""The updates of one bot: numbered, held until confirmed, polled or posted to a webhook."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(slots=True)
class Webhook:
    url: str
    secret: str | None = None
    max_connections: int = 40
    last_error: str | None = None
    last_error_at: int = 0

    def failed(self, why: str) -> None:
        self.last_error, self.last_error_at = why, int(time.time())


@dataclass(slots=True)
class UpdateQueue:
    """Keeps an update until a higher `offset` or a webhook's 2xx confirms it.

    Numbers begin at the clock, so that a world started anew repeats none of an older one.
    """

    pending: dict[int, dict[str, Any]] = field(default_factory=dict[int, dict[str, Any]])
    allowed: list[str] = field(default_factory=list[str])
    webhook: Webhook | None = None
    poller: object | None = None
    """The request that holds the long poll now."""
    # By microseconds: two worlds may be made within a second.
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(time.time_ns() // 1000))

    def put(self, kind: str, body: dict[str, Any]) -> int | None:
        """The update's id; None where the bot has not asked for this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if not wanted:
            return None
        update_id = next(self._numbers)
        self.pending[update_id] = {"update_id": update_id, kind: body}
        return update_id

    def repeat(self, update: dict[str, Any]) -> None:
        """Puts a confirmed update back, as the real server does when a confirmation is lost."""
        self.pending[update["update_id"]] = update
        self.pending = dict(sorted(self.pending.items()))

    def confirm(self, below: int) -> None:
        for update_id in [one for one in self.pending if one < below]:
            del self.pending[update_id]

    def keep_last(self, count: int) -> None:
        """A negative offset forgets all but the last `count`."""
        for update_id in list(self.pending)[:-count]:
            del self.pending[update_id]

    def batch(self, limit: int) -> list[dict[str, Any]]:
        return list(itertools.islice(self.pending.values(), limit))
