"""A link as a QR code, to be drawn by whoever shows it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from shared.contracts.invitations import Qr

QUIET: Final = 4
"""Modules of white around it: without them phones look in vain (ISO 18004)."""


def of(text: str) -> Qr:
    """Error correction M: a screen or a sheet on the wall has scratches and glare."""
    import segno  # noqa: PLC0415 - with the first code, not with every process

    rows = [list(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QUIET)]
    return Qr(size=len(rows), path="".join(_runs(rows)))


def _runs(rows: list[list[int]]) -> Iterator[str]:
    """Each run of dark modules in a row is one rectangle."""
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row, bool):
            length = len(list(run))
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
