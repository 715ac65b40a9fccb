"""The table at the end: a line a fault, and whether it is as it has to be."""

from collections import Counter
from typing import Final

from tests.chaos.faults import Fault
from tests.chaos.tally import Result

SILENCE_SECONDS: Final = 10.0
HEAD: Final = (
    f"{'fault':<17} {'planned':>8} {'delivered':>10} {'lost':>5} {'repeated':>9} {'at most':>8} "
    f"{'silence':>8} {'all there':>10}  tries told otherwise"
)
EXPLAINED: Final = (
    "repeated, at most: for each process that dies as many as a channel sends at once and as many "
    "answers as wait to be noted; silence: the longest time after the fault in which a channel "
    "brought nothing of what was due; all there: the longest that a message was due after it"
)


def line(name: str, fault: Fault, found: Result, refusals: Counter[str]) -> str:
    """As under HEAD; what is wrong is marked."""
    told = ", ".join(f"{what} ×{times}" for what, times in sorted(refusals.items()))
    numbers = (
        f"{name:<17} {found.planned:>8} {found.delivered:>10} {found.lost:>5} "
        f"{found.repeated:>9} {fault.most_repeats:>8} {found.silence:>6.1f} s "
        f"{found.latest:>8.1f} s  {told or '–'}"
    )
    return " ".join([numbers, *(f"[{each}]" for each in wrong(fault, found))])


def wrong(fault: Fault, found: Result) -> list[str]:
    """What must not be."""
    faults = {
        f"{found.lost} LOST": found.lost > 0,
        "TOO MANY REPEATED": found.repeated > fault.most_repeats,
        f"{found.strangers} REPEATED UNDER ANOTHER Message-ID": found.strangers > 0,
        "TOO LONG A SILENCE": found.silence > SILENCE_SECONDS,
    }
    return [name for name, is_so in faults.items() if is_so]
