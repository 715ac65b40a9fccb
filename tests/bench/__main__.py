"""`make bench`: one run, one table, one file.

Each measure stands for itself: one that fails is named with its error, the others go on, and the
exit code is 1 then. A goal that was missed is no failure: nobody asserts speed on a machine.
"""

import argparse
import asyncio
import importlib
import json
import sys
import time
import traceback
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.bench import machine
from tests.bench.row import HEAD, Measure

PARTS: Final = {
    "channels": "adapters against bare clients, in turns",
    "pipeline": "the durable road of a lane against the same bare clients, in turns",
    "peers": "the webhook lane against apprise",
    "tickets": "tickets through the API against the bare five statements, in turns",
    "reading": "loads of a page against three plain selects, in turns",
    "bots": "a bot's update to its first answer against a bare echo bot, in turns",
    "strain": "lanes beside one that hangs, and a burst of events",
    "growth": "a large desk against a twentieth of it, in turns",
    "memory": "what rests, and how soon the first answer comes",
}
FILE: Final = Path(".bench/bench.json")
PATIENCE: Final = 180
"""Seconds for one measure: what hangs is named, and the others have their turn."""

SILENT: Final[dict[type[Exception], str]] = {
    TimeoutError: f"longer than {PATIENCE} s, or than something in it may take"
}
"""What errors mean that say nothing."""


@dataclass
class Run:
    """What came out of it so far."""

    rows: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    failures: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    seconds: dict[str, float] = field(default_factory=dict[str, float])

    async def part(self, name: str) -> None:
        """One file of the bench, measure by measure."""
        print(f"-- {name}: {PARTS[name]}", flush=True)
        begun = time.monotonic()
        try:
            # By name: a part whose library is not there fails alone.
            measures = importlib.import_module(f"tests.bench.{name}").MEASURES
        except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
            self._fails(name, error)
        else:
            for what, measure in measures.items():
                await self._measure(name, what, measure)
        self.seconds[name] = round(time.monotonic() - begun, 1)

    async def _measure(self, part: str, what: str, measure: Measure) -> None:
        """Its rows count even where a later one of them fails."""
        try:
            async with asyncio.timeout(PATIENCE), aclosing(measure()) as rows:
                async for row in rows:
                    print(row, flush=True)
                    self.rows.append({"part": part} | row.as_json)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others go on
            self._fails(f"{part}: {what}", error)

    def _fails(self, what: str, error: Exception) -> None:
        said = str(error).strip() or SILENT.get(type(error), "nothing said")
        self.failures.append({"what": what, "error": type(error).__name__, "said": said})
        print(f"!! {what} was not measured: {type(error).__name__}: {said[:300]}", flush=True)
        traceback.print_exception(error, file=sys.stderr)

    def written(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        all_of_it = {
            "machine": machine.described(),
            "seconds": self.seconds,
            "rows": self.rows,
            "not_measured": self.failures,
        }
        text = json.dumps(all_of_it, ensure_ascii=False, indent=2)
        file.write_text(text + "\n", encoding="utf-8")


async def main(names: list[str], file: Path) -> int:
    """The exit code."""
    run = Run()
    print(HEAD)
    for name in names or PARTS:
        await run.part(name)
        run.written(file)  # Whoever cuts it short keeps what was there.
    print(f"{sum(run.seconds.values()):.0f} s: {run.seconds}; {file}")
    for each in run.failures:
        print(f"Not measured: {each['what']}: {each['error']}: {each['said'][:300]}")
    return 1 if run.failures else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Speed and memory beside bare libraries, as ratios of one run.",
        epilog="\n".join(f"{name:<10} {what}" for name, what in PARTS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="all of them by default")
    by_default = f"{FILE} by default"
    parser.add_argument("--json", type=Path, default=FILE, metavar="FILE", help=by_default)
    asked = parser.parse_args()
    if unknown := [name for name in asked.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    return asked


if __name__ == "__main__":
    ASKED = arguments()
    sys.exit(asyncio.run(main(ASKED.parts, ASKED.json)))
