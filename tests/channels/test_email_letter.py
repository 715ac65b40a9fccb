"""Messages as letters."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.headers import LetterRefused
from api.notifications.channels.email.letter import Identity, render
from api.notifications.channels.email.mailbox import mailbox
from shared.work.drawing.files import File
from tests.channels.samples import BODY, COPY, NAME, NASTY, TICKET, message

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DESK = Identity(mailbox=mailbox("desk@firma.example"), name="Вестовой")
ANNA = EmailAddress(email="anna@romashka.example", name="Анна Смирнова")


def letter(address: EmailAddress = ANNA, **changes: Any) -> EmailMessage:
    """The letter as the recipient's program reads it, after the wire."""
    raw = render(address, message(**changes), DESK, NOW).raw
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    return message_from_bytes(raw, policy=policy.default)


def part(mail: EmailMessage, kind: str) -> str:
    """The text of one of the two parts."""
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@pytest.mark.rule("E1", "Q2")
def test_all_letters_of_an_object_answer_one_root():
    """Each has an id of its own, the same at every try; the root never changes."""
    first, second = letter(), letter(id="another")
    root = f"<ticket-{TICKET}@firma.example>"
    assert first["Message-ID"] == "<0193a0c2-1111-7000-8000-0000000000aa@firma.example>"
    assert second["Message-ID"] == "<another@firma.example>"
    for mail in (first, second):
        assert mail["In-Reply-To"] == mail["References"] == root


@pytest.mark.rule("E1", "E3")
def test_ids_and_links_arrive_whole_however_long():
    """An encoded id threads nothing, an encoded link unsubscribes nobody."""
    host = "very-long-department-name.of-a-long-company.example"
    url = f"https://desk.example/unsubscribe/{'a' * 150}"
    identity = Identity(mailbox=mailbox(f"d@{host}"), name="")
    raw = render(ANNA, message(unsubscribe_url=url), identity, NOW).raw
    assert f"\r\nReferences: <ticket-{TICKET}@{host}>\r\n".encode() in raw
    assert f"\r\nList-Unsubscribe: <{url}>\r\n".encode() in raw


@pytest.mark.rule("E2")
def test_the_subject_stays_whatever_happened():
    """The event stands in the body; without a thread the message names its subject."""
    assert letter(title="Решена")["Subject"] == "[№12] Не печатает принтер"
    assert letter(thread=None, subject="Сводка")["Subject"] == "Сводка"
    assert letter(thread=None)["Subject"] == "Новая заявка №12"
    assert letter(thread=None)["References"] is None


@pytest.mark.rule("E3")
def test_machines_do_not_answer_and_one_click_unsubscribes():
    """RFC 3834, Exchange's own header, and RFC 8058."""
    mail = letter(unsubscribe_url="https://desk.example/u/1")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert mail["List-Unsubscribe"] == "<https://desk.example/u/1>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.rule("E3")
def test_one_click_is_offered_by_https_alone():
    """RFC 8058 section 3.1; the link itself stands in the header anyway."""
    mail = letter(unsubscribe_url="http://desk.example/u/1")
    assert mail["List-Unsubscribe"] == "<http://desk.example/u/1>"
    assert mail["List-Unsubscribe-Post"] is None


@pytest.mark.rule("E3")
def test_a_letter_that_cannot_be_refused_offers_no_unsubscribing():
    """No header, no link in the footer."""
    mail = letter()
    assert mail["List-Unsubscribe"] is None
    assert "Отписаться" not in part(mail, "plain") + part(mail, "html")


@pytest.mark.rule("E4", "N1")
def test_both_parts_say_the_same():
    """What, facts, quote, files, link, why and how to leave."""
    mail = letter(unsubscribe_url="https://desk.example/u/1")
    for text in (part(mail, "plain"), part(mail, "html")):
        for words in (
            "Новая заявка №12",
            "Клиент: Ромашка",
            "Не печатает принтер",
            "фото.jpg, акт.pdf",
            "Открыть заявку",
            "https://desk.example/tickets/12",
            "Вы в команде поддержки",
            "Отписаться от таких писем",
        ):
            assert words in text


@pytest.mark.rule("E5")
def test_an_own_template_costs_nobody_the_link():
    """Where it leaves the link out, the frame has it; where it names it, once is enough."""
    link = "https://desk.example/tickets/12"
    for text, times in (("Привет", 1), (f"Смотрите {link}", 1)):
        mail = letter(email_text=text, email_html=f"<p>{text}</p>")
        assert part(mail, "plain").count(link) == times
        assert link in part(mail, "html")


@pytest.mark.rule("E4")
def test_who_has_no_page_reads_how_to_answer():
    """In both parts, also below an administrator's own words."""
    bodies: list[dict[str, Any]] = [{}, {"email_text": "Привет", "email_html": "<p>Привет</p>"}]
    for own in bodies:
        mail = letter(link="", link_label="", answer_hint="Ответьте боту", **own)
        assert "Ответьте боту" in part(mail, "plain") and "Ответьте боту" in part(mail, "html")


@pytest.mark.rule("E4")
def test_the_text_part_reads_as_a_letter():
    """Quoted lines, and the footer behind the usual mark."""
    assert part(letter(quote="Раз\nдва"), "plain") == (
        "Новая заявка №12\n№12 · Не печатает принтер\n\n> Раз\n> два\n\n"
        "📎 2 файла: фото.jpg, акт.pdf\n\nКлиент: Ромашка\nСтатус: новая\n\nОткрыть заявку: https://desk.example/tickets/12\n\n"
        "-- \nВы в команде поддержки\n"
    )


@pytest.mark.rule("E4")
def test_our_own_words_are_in_the_readers_language():
    """Labels and the language header."""
    mail = letter(locale="en", link_label="", unsubscribe_url="https://desk.example/u/1")
    assert mail["Content-Language"] == "en"
    assert "Unsubscribe from these letters" in part(mail, "html")
    assert "Open: https://desk" in part(mail, "plain")


def test_text_of_others_is_escaped_in_html():
    """In every field."""
    mail = letter(
        title=NASTY, about=[NASTY], lines=[NASTY], quote=NASTY, files=(File(NASTY),), why=NASTY
    )
    text = part(mail, "html")
    assert "<b>" not in text
    assert text.count("&lt;b&gt;&amp;&#34;") == 6


@pytest.mark.rule("E6")
def test_no_header_breaks_its_line():
    """A typed line break adds no recipient."""
    mail = letter(
        EmailAddress(email="anna@romashka.example", name="Анна\r\nBcc: spy@evil.example"),
        thread=None,
        subject="Тема\r\nBcc: spy@evil.example",
        unsubscribe_url="https://x/\r\nBcc: spy@evil.example",
    )
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Тема Bcc: spy@evil.example"
    assert [one.addr_spec for one in mail["To"].addresses] == ["anna@romashka.example"]


@pytest.mark.rule("E6")
@pytest.mark.parametrize("typed", [BODY, COPY, NAME, "=?utf-8?q?fake?=", "№ =?utf-8?b?WA==?="])
def test_encoded_words_that_somebody_typed_are_words(typed: str):
    """No reader decodes them: they write neither a header nor the body, as a title, a person's
    name or the desk's own."""
    anna = EmailAddress(email="anna@romashka.example", name=typed)
    desk = Identity(mailbox=mailbox("desk@firma.example"), name=typed)
    mail = message_from_bytes(
        render(anna, message(thread=None, subject=typed), desk, NOW).raw, policy=policy.default
    )
    assert mail.keys() == letter(thread=None).keys()
    assert mail["Subject"] == typed
    for field in (mail["To"], mail["From"]):
        (one,) = field.addresses  # Read by a reader that shows a gap between encoded words.
        assert one.display_name.replace(" ", "") == typed.replace(" ", "")
    assert part(mail, "plain") == part(letter(thread=None), "plain")


@pytest.mark.rule("E6")
@pytest.mark.parametrize(
    "changes",
    [
        {"id": "1\r\nBcc: spy@evil.example"},
        {"id": "1\x00"},
        {"locale": "ru\nBcc: spy@evil.example"},
        {"unsubscribe_url": "https://стол.рф/u"},
        {"email_text": "\ud800"},
        {"email_html": "<p>\ud800</p>"},
    ],
)
def test_what_would_break_a_letter_refuses_it(changes: dict[str, Any]):
    """By name, whoever let it come so far; nothing is repaired in silence."""
    with pytest.raises(LetterRefused):
        letter(**changes)


@pytest.mark.rule("E4")
def test_bodies_arrive_as_they_were_written():
    """In every script, with dots and boundaries on lines of their own, whatever ended the lines."""
    lines = [".", "--=_vestovoy--", "From Anna", "=3D ", "x" * 2000, "👩‍👩‍👧‍👦 שלום", ""]
    for text in ("\n".join(lines), "\n".join(line for line in lines if line.isascii())):
        for ending in ("\n", "\r\n", "\r"):
            mail = letter(email_text="a\n" + text.replace("\n", ending), email_html="<p>x</p>")
            assert part(mail, "plain").startswith("a\n" + text)


@pytest.mark.rule("E5")
def test_the_administrators_body_stands_in_our_frame():
    """With the footer and the link, and without our own body."""
    mail = letter(email_html="<p>Своё <b>тело</b></p>", email_text="Своё тело")
    assert "<p>Своё <b>тело</b></p>" in part(mail, "html")
    for text in (part(mail, "html"), part(mail, "plain")):
        assert "Своё" in text
        assert "Вы в команде поддержки" in text
        assert "Клиент: Ромашка" not in text
        assert "https://desk.example" in text


@pytest.mark.rule("E5")
def test_a_whole_document_of_the_administrators_is_left_alone():
    """It brings its own frame; the text part falls back to ours."""
    mail = letter(email_html="<!DOCTYPE html><html><body>Своё</body></html>")
    assert part(mail, "html").strip() == "<!DOCTYPE html><html><body>Своё</body></html>"
    assert "Клиент: Ромашка" in part(mail, "plain")
