"""A line of the one table, and of the file that machines read."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Final


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one measure gave. With a `bare` side there is a ratio, and the goal is of the ratio: a
    ratio of ours to the bare one where more is better, so that 1 is always "as good as bare"."""

    name: str
    ours: float
    unit: str
    store: str = ""
    """Empty where none was asked."""
    bare: float | None = None
    """What stands on the other side: a bare loop, a peer, or the same without the load."""
    ratio: float | None = None
    """The median of the turns' own ratios, which is not that of the medians."""
    goal: float | None = None
    at_most: bool = False
    """The goal is not to be exceeded, as of a memory; usually it is to be reached."""
    more: str = ""
    """What the reader should know besides."""

    @property
    def met(self) -> bool | None:
        """None where nothing was asked."""
        if self.goal is None:
            return None
        value = self.ours if self.ratio is None else self.ratio
        return value <= self.goal if self.at_most else value >= self.goal

    @property
    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"met": self.met}

    def __str__(self) -> str:
        bare = "" if self.bare is None else number(self.bare)
        ratio = "" if self.ratio is None else f"×{self.ratio:.2f}"
        verdict = {None: "", True: "met", False: "MISSED"}[self.met]
        cells = (
            f"{self.name:<40.40}",
            f"{self.store:<10}",
            f"{number(self.ours):>9}",
            f"{bare:>9}",
            f"{self.unit:<4}",
            f"{ratio:>6}",
            f"{self._wanted:>7}",
            f"{verdict:<6}",
            self.more,
        )
        return " ".join(cells).rstrip()

    @property
    def _wanted(self) -> str:
        if self.goal is None:
            return ""
        return ("≤ " if self.at_most else "≥ ") + f"{self.goal:g}"


Measure = Callable[[], AsyncGenerator[Row, None]]
"""Gives its rows as they come. Each file of the bench has some by name, in `MEASURES`."""

HEAD: Final = (
    f"{'work':<40} {'store':<10} {'ours':>9} {'bare':>9} {'unit':<4} {'ratio':>6} {'goal':>7}"
)


def alone(
    measure: Callable[[], Awaitable[Row]], *, store: str = "", goal: float | None = None
) -> Measure:
    """Of one row."""

    async def rows() -> AsyncGenerator[Row, None]:
        yield replace(await measure(), store=store, goal=goal)

    return rows


def number(value: float) -> str:
    """As many digits as a noisy figure deserves."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
