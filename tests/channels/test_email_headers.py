"""Header fields: whatever a person wrote is what two readers read, and nothing else is there."""

import random
import re
from email import message_from_string, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest

from api.notifications.channels.email.headers import (
    LetterRefused,
    field,
    mailbox_field,
    text_field,
)
from api.notifications.channels.email.mailbox import mailbox

pytestmark = pytest.mark.rule("E6")

ANNA = mailbox("anna@romashka.example")
ENCODED = re.compile(r"=\?utf-8\?b\?[A-Za-z0-9+/=]*\?=")
LONG_LATIN = "John Q. Public, of a very very long department name, with commas and more, commas"
WRITTEN = [
    "x",
    "Printer does not print",
    "Printer " * 15 + "end",
    "Очень длинная тема, Очень длинная тема, Очень длинная тема",
    LONG_LATIN,
    'Ann "the boss" O\'Hara, Ltd. (Moscow) \\o/ <a@b.example>; x: @',
    "x" * 61,
    "ж" * 190,
    "  two  gaps  ",
    "=?utf-8?q?fake?=",
    "half =? of ?= it",
    "=?utf-8?q?A=0D=0ABcc=3A_x?=" * 9,
]
PIECES = [
    *" aZ0,;:.@<>()[]\"'\\_=?%&",
    *("слово ", "ж" * 40, "x" * 90, "Longer latin words ", "=?utf-8?b?", "?=", "=20", "№"),
    *("👩‍👩‍👧‍👦", "🇷🇺", "שלום ", "\u202eabc", "e\u0301", "日本語", "\ufeff", "\U0010fffd"),
]


def texts() -> list[str]:
    """The known ones, and others from the same seed at every run."""
    chance = random.Random(2047)
    made = ["".join(chance.choices(PIECES, k=chance.randint(1, 25))) for _ in range(300)]
    return WRITTEN + [each for each in made if each.strip()]


def unfolded(lines: str) -> str:
    """The value of a field, as a reader joins its lines (RFC 5322 2.2.3)."""
    return lines.partition(": ")[2].replace("\r\n ", " ").removesuffix("\r\n")


def old_reading(value: str) -> str:
    """By the older of the library's two readers."""
    return str(make_header(decode_header(value)))


def new_reading(lines: str):
    """By the newer one; nothing but the one field is there, and nothing is wrong with it."""
    read = message_from_string(lines + "\r\nbody", policy=policy.default)
    assert read.get_payload() == "body" and not read.defects
    (value,) = read.values()
    assert not value.defects
    return value


def is_well_folded(lines: str) -> bool:
    """Short lines of ASCII, short encoded words (RFC 2047 2), each of whole characters."""
    for line in lines.removesuffix("\r\n").split("\r\n"):
        words = ENCODED.findall(line)
        if not line.isascii() or not line.isprintable() or not line.strip():
            return False
        if len(line) > (76 if words else 78) or any(len(word) > 75 for word in words):
            return False
        _ = [old_reading(word) for word in words]
    return True


def test_a_text_is_read_as_it_was_written():
    """By both readers, to the last space."""
    for text in texts():
        lines = text_field("Subject", text)
        assert is_well_folded(lines)
        assert new_reading(lines) == text
        assert old_reading(unfolded(lines)) == text


def test_a_name_is_read_as_it_was_written():
    """And stays the name of one address. The newer reader puts gaps between encoded words."""
    for text in texts():
        lines = mailbox_field("To", ANNA, text)
        assert is_well_folded(lines)
        name, address = parseaddr(unfolded(lines))
        assert (old_reading(name), address) == (text, str(ANNA))
        (read,) = new_reading(lines).addresses
        assert read.addr_spec == str(ANNA)
        assert read.display_name.replace(" ", "") == text.replace(" ", "")


def test_plain_latin_is_not_encoded():
    """Filters count needless encoding against a letter."""
    assert text_field("Subject", "[#12] It's on fire") == "Subject: [#12] It's on fire\r\n"
    assert mailbox_field("To", ANNA, "Ann O'Hara") == f"To: Ann O'Hara <{ANNA}>\r\n"
    assert mailbox_field("To", ANNA, "Ann, Ltd.") == f'To: "Ann, Ltd." <{ANNA}>\r\n'
    assert mailbox_field("To", ANNA, "") == f"To: {ANNA}\r\n"
    assert "=?" not in text_field("Subject", LONG_LATIN)


def test_words_of_a_name_are_not_torn():
    """Readers that show a gap between encoded words show it where there is one."""
    lines = mailbox_field("To", ANNA, "Константинопольская Александра Владимировна")
    words = [old_reading(word) for word in ENCODED.findall(lines)]
    assert words == ["Константинопольская ", "Александра Владимировна"]


@pytest.mark.parametrize("control", ["\r\nBcc: x", "\r", "\n", "\x00", "\x85", "\u2028", "\ud800"])
def test_a_control_character_is_refused(control: str):
    """Encoded it would be harmless here, and harm whoever decodes the letter and writes it anew."""
    for text in (f"a{control}", f"я{control}я", f"=?{control}", f"{'long ' * 30}{control}"):
        for made in (
            lambda text=text: text_field("Subject", text),
            lambda text=text: mailbox_field("To", ANNA, text),
            lambda text=text: field("Message-ID", text),
        ):
            with pytest.raises(LetterRefused):
                made()


def test_a_long_address_stands_on_its_own_line():
    """It cannot be folded; the name before it can."""
    long = mailbox(f"{'a' * 64}@{'b' * 60}.example")
    assert mailbox_field("To", long, "Анна") == f"To: =?utf-8?b?0JDQvdC90LA=?=\r\n <{long}>\r\n"
    assert mailbox_field("To", long, "") == f"To: {long}\r\n"
