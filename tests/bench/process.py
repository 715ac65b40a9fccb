"""What the system knows of a process."""

import os
from pathlib import Path


def children(root: int) -> list[int]:
    return [int(pid) for pid in _read(f"{root}/task/{root}/children").split()]


def megabytes(pid: int) -> float:
    """Resident."""
    return int(_read(f"{pid}/statm").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def cpu(pid: int) -> float:
    """Seconds of processor time that all its threads have taken."""
    times = _read(f"{pid}/stat").rpartition(")")[2].split()
    return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")


def _read(name: str) -> str:
    return Path("/proc", name).read_text(encoding="ascii")
