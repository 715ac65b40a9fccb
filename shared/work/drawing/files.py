"""What became of the files that came with words, in words of their own (T7, T9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from shared import invisible
from shared.contracts.files import FileInfo, FileState
from shared.i18n import Translator
from shared.i18n.sizes import megabytes
from shared.work.text import cut

NAMES_SHOWN: Final = 10
NAME_SHOWN: Final = 60
"""Characters."""


@dataclass(frozen=True)
class File:
    """One that was received, or one of which only name and size are known."""

    name: str
    size: int = 0
    missing: bool = False


def files_of(attached: Iterable[FileInfo]) -> tuple[File, ...]:
    """As the API tells them; a deleted one is told no more."""
    return tuple(
        File(each.name, each.size, missing=each.state is FileState.MISSING) for each in attached
    )


def received(files: Iterable[File]) -> list[str]:
    """The names of those that are there."""
    return [each.name for each in files if not each.missing]


def told(files: Sequence[File], t: Translator) -> list[str]:
    """How many came and their names; then a line for each that did not: nobody looks for it."""
    names = received(files)
    came = [named(names, t)] if names else []
    return [*came, *(not_received(each.name, each.size, t) for each in files if each.missing)]


def named(names: Sequence[str], t: Translator) -> str:
    """`3 files: a.jpg, b.jpg, c.pdf`; of many only the first."""
    shown = [cut(invisible.one_line(name), NAME_SHOWN) for name in names[:NAMES_SHOWN]]
    if len(names) > NAMES_SHOWN:
        shown.append("…")
    return t("files-named", count=len(names), names=", ".join(shown))


def not_received(name: str, size: int, t: Translator) -> str:
    """`Not received: a.pdf, 3 MB`."""
    return t("file-missing", name=cut(invisible.one_line(name), 120), size=megabytes(size))
