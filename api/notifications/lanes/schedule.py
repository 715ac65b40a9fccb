"""When a failed delivery is tried again (Q3), and how long a broken lane rests (E7). Pure."""

from datetime import timedelta
from random import Random

RETRIES = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)
JITTER = 0.2
PERHAPS_SENT = timedelta(minutes=30)
"""The wait before the second and last try of what was handed over and never confirmed."""
BREAKER_FIRST = timedelta(seconds=5)
BREAKER_MOST = timedelta(minutes=5)
PROBE_EVERY = timedelta(seconds=4)
"""How often it is asked whether a counterpart that was silent is there again; under a tick, so that
whoever delivers stays for it."""


def retry_after(attempts: int, random: Random, scale: float = 1.0) -> timedelta:
    """The wait after the n-th failed attempt, ±20 %; the last step repeats until the notice
    expires."""
    step = RETRIES[min(attempts, len(RETRIES)) - 1]
    return step * scale * _jitter(random)


def probe_after(random: Random, scale: float = 1.0) -> timedelta:
    """The wait between two probes, ±20 %: workers of several machines do not ask together."""
    return PROBE_EVERY * scale * _jitter(random)


def _jitter(random: Random) -> float:
    return 1 + JITTER * (2 * random.random() - 1)


def breaker_pause(failures: int, scale: float = 1.0) -> timedelta:
    """How long a lane rests after so many lane-wide failures in a row: doubling, bounded."""
    return min(BREAKER_FIRST * 2 ** min(failures, 16), BREAKER_MOST) * scale
