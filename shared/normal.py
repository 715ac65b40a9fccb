"""The normal form of words: what is stored to be found and what is asked for meet here (X9)."""

import re
import unicodedata
from typing import Final

from shared import invisible

LONGEST_KEY: Final = 400
"""Characters: some signs stand for a whole phrase, and an index takes no key without an end."""

_SAME: Final = {
    **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
    **dict.fromkeys("«»“”„‟‹›″〝〞〟", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼʹ", "'"),
    "ё": "е",
    "№": " ",
}
_OTHER: Final = re.compile(f"[{''.join(_SAME)}]")
_GAP: Final = re.compile(r"[^\S\n]{2,}|[^\S \n]")
_JOINERS: Final = re.compile("[\u061c\u200c\u200d\u200e\u200f]")


def normal(text: str) -> str:
    """Without case, ё, kinds of spaces, dashes, quotes and composition; lines stay lines."""
    seen = _JOINERS.sub("", invisible.without(text))
    folded = _composed(_composed(seen).casefold())
    even = _OTHER.sub(lambda found: _SAME[found[0]], folded)
    return _GAP.sub(" ", even)


def words(search: str) -> list[str]:
    """What to look for: every word in its normal form, the quotes round it left out."""
    found = [word.strip('"') for word in normal(search).split()]
    telling = [word for word in found if any(map(str.isalnum, word))]
    return telling or [word for word in found if word]


def key(name: str) -> str:
    """The same for every spelling of one name."""
    return " ".join(normal(name).split())[:LONGEST_KEY].rstrip()


def address(typed: str) -> str:
    """An e-mail address or a login: full-width letters are letters, and case means nothing.

    Its ё and its dashes stay: they make another mailbox.
    """
    return _composed(invisible.one_line(typed)).translate({ord("。"): "."}).strip().lower()


def _composed(text: str) -> str:
    """NFKC, but a № stays what it is."""
    if unicodedata.is_normalized("NFKC", text):
        return text
    return "№".join(unicodedata.normalize("NFKC", part) for part in text.split("№"))
