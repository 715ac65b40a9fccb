"""A phrase cut into words that patterns can read.

The patterns see one line: lower case, «е» for «ё», digits for numbers, a blank between any two
words, no punctuation but the dash. What was said is kept beside it, for the question.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from shared.when.names import ALIASES, KNOWN, MISTAKABLE
from shared.when.numbers import in_digits

MANY: Final = 24
LONGEST: Final = 400
"""Words and characters: more of them are a letter, and nobody's date."""

_DASHES: Final = re.compile(r"[‐-―−]")
_WORD: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)"
    r"|\d{1,2}-?(?:ого|го|ое|е|ому|му|st|nd|rd|th)(?!\w)"
    r"|\d+(?:[.:/,]\d+)*"
    r"|[ap]\.m\b\.?"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|\S",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(r"^(\d{1,2})-?[^\W\d]+$")
_SILENT: Final = frozenset(".,:;!?()«»\"“”„…'")
_UNSEEN: Final = frozenset({"So", "Sk", "Mn", "Cf", "Cc"})
"""Kinds of characters that say nothing of a time: emoji, accents, marks of direction."""
_SHORTEST_TYPO: Final = 5


@dataclass(frozen=True)
class Words:
    """`said` has a word a place; `guessed` are the places whose word was misspelt."""

    line: str
    said: tuple[str, ...]
    guessed: frozenset[int]

    @cached_property
    def starts(self) -> dict[int, int]:
        """The place of the word that begins at this character."""
        return {at: place for place, at in enumerate(self._offsets)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """The place after the word that ends at this character."""
        sizes = zip(self._offsets, self.line.split(" "), strict=True)
        return {at + len(word): place + 1 for place, (at, word) in enumerate(sizes)}

    @cached_property
    def _offsets(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer(" ", self.line))]

    def heard(self, places: Iterable[int]) -> str:
        return " ".join(self.said[place] for place in places if self.said[place])


def words_of(text: str, *, mended: bool = False) -> Words | None:
    """None when nothing is said, or too much; `mended` takes slips of a letter for known words."""
    if len(text) > LONGEST:
        return None
    shown = _WORD.findall(_plain(text))
    spoken = [word for word in shown if word not in _SILENT]
    if not spoken or len(spoken) > MANY:
        return None
    pairs = list(in_digits([_known(word) for word in spoken], spoken))
    words = [_mended(word) if mended else word for word, _ in pairs]
    guessed = {place for place, (word, _) in enumerate(pairs) if words[place] != word}
    return Words(" ".join(words), tuple(said for _, said in pairs), frozenset(guessed))


def _plain(text: str) -> str:
    even = _DASHES.sub("-", unicodedata.normalize("NFKC", text).replace("’", "'"))
    return "".join(" " if _unseen(each) else each for each in even)


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN and character != "№"


def _known(said: str) -> str:
    word = said.casefold().replace("ё", "е")
    if ordinal := _ORDINAL.match(word):
        return f"{ordinal[1]}-го"
    return ALIASES.get(word, word)


def _mended(word: str) -> str:
    """The one known word that a single slip made this of; else the word itself."""
    if len(word) < _SHORTEST_TYPO or not word.isalpha() or word in KNOWN or word in MISTAKABLE:
        return word
    near = {ALIASES.get(known, known) for known in KNOWN if _slip(word, known)}
    return near.pop() if len(near) == 1 else word


def _slip(one: str, other: str) -> bool:
    """One letter is wrong, missing, one too many, or two have changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if same < 0:
        return len(one) != len(other)
    if len(one) != len(other):
        return shorter[same:] == longer[same + 1 :]
    swapped = one[same : same + 2] == other[same : same + 2][::-1]
    return one[same + 1 :] == other[same + 1 :] or (
        swapped and one[same + 2 :] == other[same + 2 :]
    )
