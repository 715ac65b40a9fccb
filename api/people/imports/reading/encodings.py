"""Which letters a text file is written in. Few tries are needed: what spreadsheets save here is
UTF-8, UTF-16 or one of four old Cyrillic sets, which differ in where the common letters stand."""

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD: Final = ("cp1251", "cp866", "koi8-r", "mac-cyrillic")
"""Windows first: of equals it is the likely one."""
_LOOKED_AT: Final = 100_000
"""Bytes that tell the old sets apart."""
_COMMON: Final = frozenset("оеаинтсрвлкмдпу")
_LETTERS: Final = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")


def decoded(raw: bytes) -> str | None:
    """The text; None for what is none."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, name)
    if wide := _wide(raw):
        return _strict(raw, wide)
    if b"\x00" in raw:
        return None
    return _strict(raw, "utf-8") if _is_utf8(raw) else _old(raw)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without its mark: separators and digits have a zero on one side."""
    head = raw[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = len(head) // 20 + 1
    if odd > most and even <= odd // 10:
        return "utf-16-le"
    return "utf-16-be" if even > most and odd <= even // 10 else None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strict(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except UnicodeDecodeError:
        return None


def _old(raw: bytes) -> str | None:
    best = max(_OLD, key=lambda name: _likeness(raw[:_LOOKED_AT].decode(name, "replace")))
    return raw.decode(best, "replace")


def _likeness(text: str) -> float:
    """How Russian it looks: common letters speak for it, a capital inside a word and what is no
    letter speak against it."""
    score, before = 0.0, " "
    for sign in text:
        if sign in _COMMON:
            score += 1.0
        elif sign.lower() in _LETTERS:
            score -= 1.5 if sign.isupper() and before.islower() else 0.0
        elif ord(sign) > 0x7F and sign not in "\xa0№«»—–":
            score -= 2.0
        before = sign
    return score
