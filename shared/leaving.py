"""The end of a process."""

import asyncio
import atexit
import gc
import sys
from typing import Final

WITH_PARENT: Final = "--with-parent"
"""The argument of a process that ends with whoever started it."""


def leave_quickly() -> None:
    """Before it ends, the interpreter would search everything that was ever imported for cycles:
    a second of the processor, for memory that goes back anyway."""
    atexit.register(gc.freeze)


def end_with_parent(stop: asyncio.Event) -> None:
    """Set the event when standard input ends, which whoever started the process holds open: that
    is so even when it was killed. A bot left behind would take the updates of the next one."""
    loop = asyncio.get_running_loop()

    def orphaned() -> None:
        loop.remove_reader(sys.stdin)
        stop.set()

    loop.add_reader(sys.stdin, orphaned)
