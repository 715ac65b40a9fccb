"""Header fields of a letter, folded and ready for the wire (E6; RFC 5322, RFC 2047).

Written by hand, because the library reads a value before it writes it: encoded words that somebody
typed are decoded, and some versions of Python let the line breaks out that were in them. Here a
text goes in as it is, or is encoded whole; a mail program shows exactly what was written.
"""

import base64
import re
import textwrap
from collections.abc import Iterator
from typing import Final

from api.notifications.channels.email.mailbox import Mailbox

_LINE: Final = 76
"""Characters of a line that holds encoded words; other lines have two more."""
_WORD: Final = 75
_AROUND: Final = len("=?utf-8?b??=")
_FOLD: Final = "\r\n "

_CONTROLS: Final = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
_FIELD: Final = r"[A-Za-z-]+: {0}*(?:\r\n [!-~]{0}*)*\r\n"
_ASCII: Final = re.compile(_FIELD.format("[ -~]"))
# An address may stand in a header as it is (RFC 6532), where the server takes such letters.
_UTF8: Final = re.compile(_FIELD.format(f"[^{_CONTROLS}]"))
# Words of sixty characters fit behind any name of ours and on a line of their own.
_PLAIN: Final = re.compile(r"[!-~]{1,60}(?: [!-~]{1,60})*")
_ATOMS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


class LetterRefused(ValueError):
    """This letter cannot be written so that only we say what its headers are; it is not sent."""


def field(name: str, value: str) -> str:
    """The field with its line end. Ids and URLs of ours come here as they are and stay whole: an
    encoded one threads nothing.

    Raises LetterRefused on what is not ASCII, or would begin a line of its own.
    """
    return _whole(name, value, _ASCII)


def text_field(name: str, text: str) -> str:
    """A field of free text, such as Subject; raises LetterRefused on a control character."""
    if not _is_plain(text):
        return field(name, _encoded(text, name))
    lines = textwrap.wrap(
        f"{name}: {text}",
        _LINE + 2,
        subsequent_indent=" ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return field(name, "\r\n".join(lines).removeprefix(f"{name}: "))


def mailbox_field(name: str, mailbox: Mailbox, person: str) -> str:
    """A field of one mailbox, such as To, with its person's name if there is one; raises
    LetterRefused on a control character."""
    if not person:
        return _whole(name, str(mailbox), _UTF8)
    phrase = _phrase(person, name)
    address = f"<{mailbox}>"
    last = f"{name}: {phrase}".rpartition(_FOLD)[2]
    gap = " " if len(last) + len(address) + 2 <= _LINE else _FOLD
    return _whole(name, f"{phrase}{gap}{address}", _UTF8)


def _whole(name: str, value: str, form: re.Pattern[str]) -> str:
    line = f"{name}: {value}\r\n"
    if not form.fullmatch(line):
        raise LetterRefused(f"the header {name} would break its line")
    return line


def _is_plain(text: str) -> bool:
    """True for what every reader leaves alone: Latin words one space apart."""
    return "=?" not in text and _PLAIN.fullmatch(text) is not None


def _phrase(person: str, name: str) -> str:
    """A display name: as it is, in quotes, or encoded where neither would stand on one line."""
    if _is_plain(person):
        phrase = person if _ATOMS.fullmatch(person) else f'"{_escaped(person)}"'
        if len(name) + 2 + len(phrase) <= _LINE:
            return phrase
    return _encoded(person, name)


def _escaped(person: str) -> str:
    return person.replace("\\", "\\\\").replace('"', '\\"')


def _encoded(text: str, name: str) -> str:
    """Encoded words, one a line; a reader joins them again without a gap."""
    if _CONTROL.search(text):
        raise LetterRefused(f"the header {name} holds a control character")
    return _FOLD.join(_words(text.encode(), _LINE - len(name) - 2))


def _words(rest: bytes, room: int) -> Iterator[str]:
    while rest:
        end = _end(rest, (min(room, _WORD) - _AROUND) // 4 * 3)
        yield f"=?utf-8?b?{base64.b64encode(rest[:end]).decode()}?="
        rest, room = rest[end:], _WORD


def _end(rest: bytes, most: int) -> int:
    """Where a word may end: behind a gap, for some readers show one between words anyway, else
    between two characters, for a reader decodes each word by itself."""
    if len(rest) <= most:
        return len(rest)
    if gap := rest.rfind(b" ", most // 2, most) + 1:
        return gap
    while rest[most] & 0xC0 == 0x80:  # In the middle of a character.
        most -= 1
    return most
