"""What leaves us in somebody's format is read by that format's own readers as it was written:
any text, the same ones at every run."""

import html
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message as OldMessage
from email.utils import parseaddr
from html.parser import HTMLParser
from typing import Any, cast

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from api.notifications.channels.base import Message
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.letter import Identity, render, subject_of
from api.notifications.channels.email.mailbox import mailbox
from api.notifications.channels.mattermost import text as mattermost_text
from api.notifications.channels.telegram import text as telegram_text
from api.notifications.channels.webpush import payload as push_payload
from shared.invisible import one_line
from shared.invisible import without as clean
from shared.work.drawing.files import File
from shared.work.sections import Line, Section
from shared.work.text import cut
from tests.channels.samples import BODY, COPY, NASTY, message

bounded = settings(derandomize=True, max_examples=50, deadline=None)
SIGNS = " \n\t_*`~|#!$\\<>[]()&\"'=-+.:@,;?"
WORDS = ["слово ", "a b", "x" * 90, "ж" * 40, "12. ", "&lt;", "&#x41;", "</b>", "<b>", "]]>", "№"]
MAIL = ["=?utf-8?b?", "?=", "=0D=0A", ".\n", "\nFrom ", "--=_vestovoy", "\r\n.\r\n", "\u2028"]
LINKS = [
    "https://x.example/a_b?c=1&d=2",
    "@all",
    "anna@x.example",
    ":tada:",
    "~~",
    "---",
    ":-",
    "    ",
]
ODD = ["👩‍👩‍👧‍👦", "שלום", "\u202e", "e\u0301", "\ufeff", "\U0010fffd", "\ud800", "\x00"]
PIECES = [*SIGNS, *WORDS, *MAIL, *LINKS, *ODD, " " * 4, BODY, COPY, NASTY]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=15).map("".join)
lines = st.builds(Line, mark=texts, text=texts)
sections = st.builds(Section, heading=texts, lines=st.lists(lines, max_size=2), more=texts)


@st.composite
def messages(draw: st.DrawFn, *, headed: bool) -> Message:
    """Every place that holds somebody's words."""
    many = st.lists(texts, max_size=3)
    said: dict[str, Any] = {name: draw(many) for name in ("about", "lines")}
    said["files"] = tuple(map(File, draw(many)))
    said |= {name: draw(texts) for name in ("title", "quote", "why")}
    return message(**said, sections=draw(st.lists(sections, max_size=2)) if headed else [])


ME = Identity(mailbox=mailbox("desk@romashka.example"), name="Вестовой")


def joined(text: str) -> str:
    return " ".join(text.split())


def decoded(field: Any) -> str:
    return str(make_header(decode_header(re.sub("\r?\n", "", str(field)))))


def bodies(read: OldMessage) -> list[str]:
    """By the older reader, byte for byte."""
    parts = [part for part in read.walk() if not part.is_multipart()]
    return [cast("bytes", part.get_payload(decode=True)).decode() for part in parts]


@pytest.mark.rule("E6")
@bounded
@given(messages(headed=True), texts)
def test_a_letter_is_read_as_it_was_written(said: Message, name: str):
    """By both of the library's readers: one subject, one mailbox, two parts, and no header that
    the text brought along."""
    name = cut(one_line(name), 200)
    to = EmailAddress(email="anna@romashka.example", name=name)
    raw = render(to, said, ME, datetime(2026, 5, 12, tzinfo=UTC)).raw
    new, old = message_from_bytes(raw, policy=policy.default), message_from_bytes(raw)
    assert not new.defects and new.keys() == old.keys()
    assert len({*new.keys()}) == len(new.keys()) and "Bcc" not in new
    assert new["Subject"] == decoded(old["Subject"]) == subject_of(said)
    person, address = parseaddr(re.sub("\r?\n", "", str(old["To"])))
    assert (decoded(person), address) == (name, "anna@romashka.example")
    (mailbox_read,) = new["To"].addresses
    assert mailbox_read.addr_spec == address
    assert mailbox_read.display_name.replace(" ", "") == name.replace(" ", "")
    plain, rich = bodies(old)
    assert [part.get_content() for part in new.iter_parts()] == [plain, rich]
    for words in (*map(clean, said.about), clean(said.quote), one_line(said.title)):
        assert joined(words) in joined(re.sub(r"(?m)^> ?", "", plain)) or ">" in words
        assert joined(words) in joined(html.unescape(re.sub("<[^>]*>", "", rich)))


class Strict(HTMLParser):
    """Telegram's HTML by the rules of the Bot API: few tags, each closed, nothing unescaped."""

    TAGS = ("b", "i", "blockquote", "a")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.TAGS
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert not {*"<>&"} & {*data}
        self.text += data

    def handle_entityref(self, name: str) -> None:
        self.text += {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[name]

    def handle_charref(self, name: str) -> None:
        assert name == "x27"
        self.text += "'"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def by_telegram(markup: str) -> str:
    reader = Strict()
    reader.feed(markup)
    reader.close()
    assert not reader.open
    assert len(reader.text.encode("utf-16-le")) // 2 <= 4096
    return reader.text


@pytest.mark.rule("C7")
@bounded
@given(st.booleans().flatmap(lambda headed: messages(headed=headed)))
def test_telegram_is_sent_what_it_can_parse(said: Message):
    """And shows every word of it; the plain form says the same."""
    forms = telegram_text.forms(said, telegram_text.Look())
    shown = [by_telegram(form.text) for form in forms]
    plain = telegram_text.forms(said, telegram_text.Look(plain=True))
    assert [form.text for form in plain] == shown
    if not said.sections:
        assert joined(cut(clean(said.quote).strip(), 700)) in joined(shown[0])


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BREAKS = {"softbreak", "hardbreak", "paragraph_close"}
SILENT = {"paragraph_open", "inline", "text", "text_special", *BREAKS}


def by_commonmark(text: str) -> str:
    """The words that a reader sees; nothing but words may be there."""
    seen = ""
    for block in MARKDOWN.parse(text):
        for token in (block, *(block.children or ())):
            assert token.type in SILENT, token.type
            if token.type in {"text", "text_special"}:
                seen += token.content
            seen += "\n" if token.type in BREAKS else ""
    return seen


def linked(text: str) -> list[str]:
    """The addresses that an app makes of bare ones: to the next space, stops at the end left out
    (GitHub's extended autolinks)."""
    found = [each.rstrip("?!.,:;*_~'\")") for each in re.findall(r"https?://[^\s<]+", text)]
    return [html.unescape(each) for each in found]


@pytest.mark.rule("M4")
@bounded
@given(texts)
def test_markdown_has_no_power_in_the_words_of_others(text: str):
    """A reader sees them as they were written, but for a break behind a link."""
    words = clean(text)
    seen = by_commonmark(mattermost_text.neutral(words))
    assert re.sub(r"[\s\u200b]", "", seen) == re.sub(r"\s", "", words)


@pytest.mark.rule("M4")
@bounded
@given(texts, texts)
def test_a_link_keeps_its_address_whatever_stands_behind_it(before: str, behind: str):
    """The app would take our escapes for a piece of it."""
    site = "https://site.example/a_b?c=1&d=2"
    text = mattermost_text.neutral(clean(f"{before} {site}>{behind}"))
    assert site in linked(text)


@pytest.mark.rule("P11")
@bounded
@given(messages(headed=True), st.sampled_from([3993, 2000, 700]))
def test_a_push_is_json_that_both_readers_take(said: Message, limit: int):
    """Within the limit of bytes; a title, a body and an address, for our worker and for Safari."""
    raw = push_payload.render(said, limit)
    assert len(raw) <= limit
    payload = msgspec.json.decode(raw)
    shown = payload["notification"]
    assert payload["web_push"] == 8030
    assert isinstance(shown["title"], str) and isinstance(shown["body"], str)
    assert shown["navigate"] == "https://desk.example/tickets/12"
    assert shown["data"]["path"].startswith("/")
    if limit == 3993:
        assert shown["title"] == cut(one_line(said.title), 200)
