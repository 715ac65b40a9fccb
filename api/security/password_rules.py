"""Which passwords are guessed first, and refused (X3)."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import ClassVar, Final

from api.errors import Refusal
from api.security.passwords import SHORTEST

OF_ADMINISTRATORS: Final = 12
"""Characters at least: what they open is everybody's."""
LEFT: Final = 8
"""So many letters and digits must remain without the person's and the product's own words."""
SHORTEST_WORD: Final = 3
PRODUCT: Final = frozenset({"vestovoy", "вестовой"})
ROWS: Final = (
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "йцукенгшщзхъфывапролджэячсмитьбю",
)
_REPEATED: Final = re.compile(r"(.{1,4}?)\1+.{0,3}")
_AROUND: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_DISGUISE: Final = str.maketrans("@$01357", "asoiest")


class PasswordWeak(Refusal):
    """Among the first that are tried: common, the person's own name or address, one key over and
    over; or an administrator's that is short. `extra.shortest` is the least length."""

    code: ClassVar[str] = "password_weak"


def shortest(*, is_admin: bool) -> int:
    """Characters that a password has at least."""
    return OF_ADMINISTRATORS if is_admin else SHORTEST


def require_good(password: str, *, own: Collection[str | None], is_admin: bool) -> None:
    """`own` is what everybody knows of the person. Raises PasswordWeak."""
    least = shortest(is_admin=is_admin)
    # What is shorter than any may be is told by whoever makes the hash.
    short = SHORTEST <= len(password) < least
    if short or (len(password) >= SHORTEST and _is_guessed(password, own)):
        raise PasswordWeak(field="password", shortest=least)


def _is_guessed(password: str, own: Collection[str | None]) -> bool:
    core = _core(password)
    return (
        core in _common()
        or _word(password) in _common()
        or _REPEATED.fullmatch(core) is not None
        or any(core in row or core in row[::-1] for row in ROWS)
        or len(_without(core, own)) < LEFT
    )


def _core(text: str) -> str:
    """Letters and digits alone, in one form: signs between them stop nobody."""
    return "".join(each for each in _plain(text) if each.isalnum())


def _word(text: str) -> str:
    """Without what stands around it, and with letters for the signs that look like them."""
    return _core(_AROUND.sub("", _plain(text)).translate(_DISGUISE))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _without(core: str, own: Collection[str | None]) -> str:
    for word in sorted(_words(own), key=len, reverse=True):
        core = core.replace(word, "")
    return core


def _words(own: Collection[str | None]) -> Iterator[str]:
    yield from PRODUCT
    for text in filter(None, own):
        for word in (text, *re.split(r"[\W_]+", text)):
            if len(core := _core(word)) >= SHORTEST_WORD:
                yield core


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    lines = files("api.security").joinpath("common_passwords.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
