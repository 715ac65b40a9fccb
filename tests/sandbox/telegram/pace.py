"""Telegram's pace: a switch, off by default; on, it answers 429 as the real server does."""

import math
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Bucket:
    rate: float
    burst: float
    level: float = 0
    at: float = 0

    def wait(self, now: float) -> float:
        """Seconds until one more fits; zero takes a place."""
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        if self.level + 1 > self.burst + 1e-6:
            return (self.level + 1 - self.burst) / self.rate
        return 0.0


@dataclass(slots=True)
class Pace:
    """About one message a second in a chat, 30 a second for a bot, 20 a minute in a group."""

    enforced: bool = False
    chat_rate: float = 1
    chat_burst: float = 3
    bot_rate: float = 30
    bot_burst: float = 30
    group_rate: float = 20 / 60
    group_burst: float = 20
    refused: int = 0
    _buckets: dict[tuple[str, int], _Bucket] = field(default_factory=dict[tuple[str, int], _Bucket])

    def retry_after(self, bot: str, chat_id: int) -> int:
        """Whole seconds to wait, zero where the message may go."""
        if not self.enforced:
            return 0
        now = time.monotonic()
        buckets = [self._chat(bot, chat_id), self._bot(bot)]
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            self.refused += 1
            return max(1, math.ceil(wait))
        for bucket in buckets:
            bucket.level += 1
        return 0

    def _chat(self, bot: str, chat_id: int) -> _Bucket:
        group = chat_id < 0
        rate = self.group_rate if group else self.chat_rate
        burst = self.group_burst if group else self.chat_burst
        return self._buckets.setdefault((bot, chat_id), _Bucket(rate, burst))

    def _bot(self, bot: str) -> _Bucket:
        return self._buckets.setdefault((bot, 0), _Bucket(self.bot_rate, self.bot_burst))
