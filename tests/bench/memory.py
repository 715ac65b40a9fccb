"""What each process takes when it has nothing to do."""

import asyncio
import tempfile
from pathlib import Path

from tests.sandbox import Sandbox
from tests.stories.product import Product

SETTLE_SECONDS = 15


async def idle() -> dict[str, float]:
    """Resident megabytes of the embedded product and of each of its bots."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Sandbox() as world,
            Product(Path(folder), world.env(), scaled=False) as product,
        ):
            await asyncio.sleep(SETTLE_SECONDS)
            root = product.processes["up"].pid
            return {name: _megabytes(pid) for name, pid in _family(root).items()}


def _family(root: int) -> dict[str, int]:
    children = Path(f"/proc/{root}/task/{root}/children").read_text(encoding="ascii").split()
    return {"vestovoy up": root} | {_name(int(pid)): int(pid) for pid in children}


def _name(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return words[2].decode() if len(words) > 2 else str(pid)


def _megabytes(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6
