"""The end of a process."""

import atexit
import gc


def leave_quickly() -> None:
    """Before it ends, the interpreter would search everything that was ever imported for cycles:
    a second of the processor, for memory that goes back anyway."""
    atexit.register(gc.freeze)
