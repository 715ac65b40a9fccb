"""Numbers that are written as words: «двадцать пятое», «полтретьего», "twenty-five"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

Pair = tuple[str, str]
"""A word as the patterns read it, and as it was said."""

_CARDINALS: Final = (
    "ноль zero",
    "один одного одному одна одну одной one",
    "два две двух двум two",
    "три трех трем three",
    "четыре четырех четырем four",
    "пять пяти five",
    "шесть шести six",
    "семь семи seven",
    "восемь восьми eight",
    "девять девяти nine",
    "десять десяти ten",
    "одиннадцать одиннадцати eleven",
    "двенадцать двенадцати twelve",
    "тринадцать тринадцати thirteen",
    "четырнадцать четырнадцати fourteen",
    "пятнадцать пятнадцати fifteen",
    "шестнадцать шестнадцати sixteen",
    "семнадцать семнадцати seventeen",
    "восемнадцать восемнадцати eighteen",
    "девятнадцать девятнадцати nineteen",
)
_TENS: Final = {
    20: "двадцать двадцати twenty",
    30: "тридцать тридцати thirty",
    40: "сорок сорока forty",
    50: "пятьдесят пятидесяти fifty",
}
_ORDINALS: Final = (
    "",
    "перв first",
    "втор second",
    "трет third",
    "четверт fourth",
    "пят fifth",
    "шест sixth",
    "седьм seventh",
    "восьм eighth",
    "девят ninth",
    "десят tenth",
    "одиннадцат eleventh",
    "двенадцат twelfth",
    "тринадцат thirteenth",
    "четырнадцат fourteenth",
    "пятнадцат fifteenth",
    "шестнадцат sixteenth",
    "семнадцат seventeenth",
    "восемнадцат eighteenth",
    "девятнадцат nineteenth",
)
_ORDINAL_TENS: Final = {20: "двадцат twentieth", 30: "тридцат thirtieth"}
_ENDINGS: Final = ("ое", "ого", "ому", "ье", "ьего", "ьему")

CARDINAL: Final = {
    word: number
    for number, words in [*enumerate(_CARDINALS), *_TENS.items()]
    for word in words.split()
}
ORDINAL: Final = {
    word: number
    for number, words in [*enumerate(_ORDINALS), *_ORDINAL_TENS.items()]
    for stem in words.split()
    for word in ([stem] if stem.isascii() else [stem + ending for ending in _ENDINGS])
}
_HALF: Final = re.compile(r"^пол(\w+(?:ого|его))$")
_LARGEST_UNIT: Final = 9
_SMALLEST_TEN: Final = 20


def in_digits(words: Sequence[str], said: Sequence[str]) -> Iterator[Pair]:
    """The words with digits for numbers: «третьего» is «3-го», and so is the half before it."""
    at = 0
    while at < len(words):
        if (half := _HALF.match(words[at])) and half[1] in ORDINAL:
            yield "пол", said[at]
            yield f"{ORDINAL[half[1]]}-го", ""
            at += 1
            continue
        number, used = _number(words, at)
        yield number or words[at], " ".join(said[at : at + used])
        at += used


def _number(words: Sequence[str], at: int) -> tuple[str, int]:
    """The number that begins here, and how many words it takes; of none, an empty one."""
    word = words[at]
    if CARDINAL.get(word, 0) >= _SMALLEST_TEN:
        after = at + 2 if words[at + 1 : at + 2] == ["-"] else at + 1
        following = words[after] if after < len(words) else ""
        for known, mark in ((CARDINAL, ""), (ORDINAL, "-го")):
            if 0 < (unit := known.get(following, 0)) <= _LARGEST_UNIT:
                return f"{CARDINAL[word] + unit}{mark}", after + 1 - at
    if word in CARDINAL:
        return str(CARDINAL[word]), 1
    return (f"{ORDINAL[word]}-го" if word in ORDINAL else ""), 1
