"""How much room something takes, as people say it, in the reader's spelling."""

from fluent.runtime.types import FluentType, fluent_number

from shared.units import GIGABYTE, MEGABYTE


def megabytes(size: int) -> FluentType:
    """`25` or `0.4`; a small file is no empty one."""
    return _said(max(size / MEGABYTE, 0.1) if size else 0)


def gigabytes(size: int) -> FluentType:
    return _said(size / GIGABYTE)


def _said(value: float) -> FluentType:
    """To a tenth, and whole where it is."""
    shown = round(value, 1)
    return fluent_number(int(shown) if shown == int(shown) else shown)
