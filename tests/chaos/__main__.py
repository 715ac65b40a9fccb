"""`make chaos`: kills, stops and freezes what the product stands on, and counts what came."""

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from tests.chaos import table
from tests.chaos.faults import FAULTS
from tests.chaos.house import LEASE, House, opened
from tests.chaos.play import Played, play

WHOLE_SECONDS: Final = 480
MODES: Final = ("scaled", "embedded")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.chaos", description=__doc__, epilog=f"Names: {', '.join(FAULTS)}."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a fault; all without one")
    parser.add_argument("--mode", choices=MODES, help="one of the two; both without it")
    asked = parser.parse_args()
    if unknown := set(asked.names) - FAULTS.keys():
        parser.error(f"no such fault: {', '.join(unknown)}")
    sys.exit(asyncio.run(_all(asked.names or list(FAULTS), [asked.mode] if asked.mode else MODES)))


async def _all(names: Sequence[str], modes: Sequence[str]) -> int:
    began, wrong = time.monotonic(), True
    with suppress(TimeoutError):
        async with asyncio.timeout(WHOLE_SECONDS):
            wrong = any([await _mode(mode, names) for mode in modes])
    spent = time.monotonic() - began
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\n{table.EXPLAINED}\n{spent:.0f} s of {WHOLE_SECONDS}; load of the machine: {load}")
    return 1 if wrong else 0


async def _mode(mode: str, names: Sequence[str]) -> bool:
    """Whether anything is wrong."""
    here = [name for name in names if getattr(FAULTS[name], mode)]
    if not here:
        return False
    folder = Path(tempfile.mkdtemp(prefix="chaos-"))
    # PostgreSQL runs under another account, which passes through.
    os.chmod(folder, 0o711)  # noqa: PTH101 - the method of the path counts as blocking
    try:
        began = time.monotonic()
        async with opened(folder, scaled=mode == "scaled") as house:
            print(f"\n{mode}: at work after {time.monotonic() - began:.1f} s", flush=True)
            return _tell(house, await play(house, here))
    finally:
        shutil.rmtree(folder)


def _tell(house: House, played: Sequence[Played]) -> bool:
    results = [(each, FAULTS[each.name], each.found(house)) for each in played]
    print(f"lease {LEASE} s\n{table.HEAD}")
    for each, fault, found in results:
        print(table.line(each.name, fault, found, each.refusals))
    unseen = house.complaints()
    for each in unseen[:3]:
        print(f"a task ended unseen: …{each}")
    sys.stdout.flush()
    return bool(unseen) or any(table.wrong(fault, found) for _, fault, found in results)


if __name__ == "__main__":
    main()
