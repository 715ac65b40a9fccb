"""The life of a process, its end, and what stays until then."""

import asyncio
import atexit
import gc
import sys
from collections.abc import Coroutine
from typing import Any, Final

WITH_PARENT: Final = "--with-parent"
"""The argument of a process that ends with whoever started it."""


def run_for_long(work: Coroutine[Any, Any, None]) -> None:
    """The whole life of a process that serves: on a loop of its own in C, which takes a tenth of
    the processor time off a request."""
    import uvloop  # noqa: PLC0415 - short commands of the console do without

    uvloop.run(work)


def leave_quickly() -> None:
    """Before it ends, the interpreter would search everything that was ever imported for cycles:
    a second of the processor, for memory that goes back anyway."""
    atexit.register(gc.freeze)


def spare_the_collector() -> None:
    """What has been made by the end of the start stays to the end: the collector, which else stops
    a process for as long as it walks through all of it, need not look at it again."""
    gc.collect()
    gc.freeze()


def end_with_parent(stop: asyncio.Event) -> None:
    """Set the event when standard input ends, which whoever started the process holds open: that
    is so even when it was killed. A bot left behind would take the updates of the next one."""
    loop = asyncio.get_running_loop()

    def orphaned() -> None:
        loop.remove_reader(sys.stdin)
        stop.set()

    loop.add_reader(sys.stdin, orphaned)
