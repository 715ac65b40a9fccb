"""Nobody is misled by a character that nobody sees (X10)."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.notifications.channels.base import Message
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.letter import Identity, render
from api.notifications.channels.email.mailbox import mailbox
from api.notifications.channels.mattermost import text as mattermost_text
from api.notifications.channels.telegram import text as telegram_text
from api.notifications.channels.webpush import payload as push_payload
from shared import invisible
from shared.work.drawing.files import File
from shared.work.sections import Line, Section
from shared.work.text import esc
from tests.channels.samples import message

pytestmark = pytest.mark.rule("X10")

EMBEDDED = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKS = "\u200e\u200f\u061c"
NOTHING = "\u200b\u2060\ufeff\u00ad\u180e\u3164\x00\x07\x1b\x7f\x9b\ud800\U000e0041\ufffe"
TURNED = "".join(f"а{each}" for each in (*EMBEDDED, *NOTHING))
NOWHERE = {*EMBEDDED, *NOTHING} - {"\u200b"}
"""Our own Mattermost text breaks mentions by a zero width."""


def test_a_text_has_nothing_unseen():
    """Directions stay marked in a body, which is a paragraph of its own; a line has no mark."""
    assert invisible.without(TURNED) == "а" * len(TURNED[::2])
    assert invisible.without(f"а{MARKS}б\n\tв") == f"а{MARKS}б\n\tв"
    assert invisible.one_line(f" а{MARKS}б\n\u2028\u00a0в ") == "аб в"


@pytest.mark.parametrize(
    "kept",
    [
        "👩\u200d👩\u200d👧\u200d👦",
        "❤\ufe0f\u200d🔥",
        "🏳\ufe0f\u200d🌈",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "1\ufe0f\u20e3",
        "👍🏽",
        "🇷🇺",
        "می\u200cخواهم",
        "क्\u200dष",
        "葛\U000e0100",
        "שלום",
        "Việt e\u0301",
    ],
)
def test_what_makes_a_picture_or_a_letter_stays(kept: str):
    """Joiners inside emoji and words, flags of tags, variants."""
    assert invisible.without(kept) == invisible.one_line(kept) == kept


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("ad\u200dmin", "admin"),
        ("при\u200cнтер", "принтер"),
        ("👩\u200d", "👩"),
        ("👩\u200d\u200d👦", "👩👦"),
        ("a\U000e0067\U000e0062\U000e007f", "a"),
        ("❤\ufe0f\ufe0f\ufe0f", "❤\ufe0f"),
        ("a\U000e0100\U000e0101", "a"),
        ("one\r\ntwo\rthree\u2029four", "one\ntwo\nthree\nfour"),
    ],
)
def test_what_hides_in_a_word_goes(written: str, seen: str):
    """A joiner that joins nothing, tags of no flag, variants of no letter."""
    assert invisible.without(written) == seen


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(st.characters(codec=None), max_size=30))
def test_what_was_cleaned_is_clean(text: str):
    """Taking away leaves nothing that would have to go."""
    for clean in (invisible.without, invisible.one_line):
        assert clean(clean(text)) == clean(text)


def turned() -> Message:
    """As an old row may still have it, in every place of a message."""
    lines = [Line(mark=TURNED, text=TURNED)]
    return message(
        title=TURNED,
        about=[TURNED],
        lines=[TURNED],
        quote=TURNED,
        files=(File(TURNED),),
        sections=[Section(heading=TURNED, lines=lines, more=TURNED)],
        why=TURNED,
    )


def letter() -> str:
    me = Identity(mailbox=mailbox("desk@romashka.example"), name=TURNED)
    to = EmailAddress(email="anna@romashka.example", name=TURNED)
    raw = render(to, turned(), me, datetime(2026, 5, 12, tzinfo=UTC)).raw
    read = message_from_bytes(raw, policy=policy.default)
    parts = [part.get_content() for part in read.iter_parts()]
    return "".join([*map(str, read.values()), *parts]).replace("\r", "")


def test_no_channel_shows_what_nobody_sees():
    """Whatever an older release has stored."""
    look = telegram_text.Look()
    shown = {
        "telegram": "".join(form.text for form in telegram_text.forms(turned(), look)),
        "mattermost": mattermost_text.render(turned()),
        "push": push_payload.render(turned(), 3993).decode(),
        "bot": esc(TURNED),
        "mail": letter(),
    }
    for channel, text in shown.items():
        assert not NOWHERE & {*text}, channel
        assert "ааа" in text, channel


def test_controls_and_lone_surrogates_are_dropped():
    """They break encoders and headers; line breaks and tabs stay."""
    assert invisible.without("a\x00b\ud83dc\r\nd\te\x1b") == "abc\nd\te"


@pytest.mark.rule("E6")
def test_one_line_holds_no_line_break():
    """A header gets one line whatever was typed."""
    assert invisible.one_line(" a\r\nBcc: x\rb\n\tc ") == "a Bcc: x b c"
