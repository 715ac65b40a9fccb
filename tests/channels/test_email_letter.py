"""Messages as letters."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from api.notifications.channels.base import EmailAddress
from api.notifications.channels.email_letter import POLICY, Identity, mailbox, render
from tests.channels.samples import NASTY, TICKET, message

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DESK = Identity(address="desk@firma.example", name="Вестовой", host="firma.example")
ANNA = EmailAddress(email="anna@romashka.example", name="Анна Смирнова")


def letter(address: EmailAddress = ANNA, **changes: Any) -> EmailMessage:
    """The letter as the recipient's program reads it, after the wire."""
    raw = render(address, message(**changes), DESK, NOW).as_bytes(policy=POLICY)
    assert raw.isascii()
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
    identity = Identity(address=f"d@{host}", name="", host=host)
    raw = render(ANNA, message(unsubscribe_url=url), identity, NOW).as_bytes(policy=POLICY)
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


@pytest.mark.rule("E4")
def test_the_text_part_reads_as_a_letter():
    """Quoted lines, and the footer behind the usual mark."""
    assert part(letter(quote="Раз\nдва"), "plain") == (
        "Новая заявка №12\n№12 · Не печатает принтер\n\n> Раз\n> два\n\n"
        "📎 Файлы: фото.jpg, акт.pdf\n\nКлиент: Ромашка\nСтатус: новая\n\nОткрыть заявку: https://desk.example/tickets/12\n\n"
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
        title=NASTY, about=[NASTY], lines=[NASTY], quote=NASTY, attachments=[NASTY], why=NASTY
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
@pytest.mark.parametrize(
    "address",
    ["", "anna", "@x.example", "anna@", "a@b.example, c@d.example", "a@b\r\nRCPT TO:<x@y>"],
)
def test_anything_but_one_mailbox_is_no_address(address: str):
    """One letter per person."""
    with pytest.raises(ValueError):
        mailbox(address)


def test_a_domain_in_cyrillic_goes_as_ascii():
    """Every mail server takes it."""
    assert mailbox("anna@почта.рф").addr_spec == "anna@xn--80a1acny.xn--p1ai"


@pytest.mark.rule("E5")
def test_the_administrators_body_stands_in_our_frame():
    """With the footer, and without our own body and button."""
    mail = letter(email_html="<p>Своё <b>тело</b></p>", email_text="Своё тело")
    assert "<p>Своё <b>тело</b></p>" in part(mail, "html")
    for text in (part(mail, "html"), part(mail, "plain")):
        assert "Своё" in text
        assert "Вы в команде поддержки" in text
        assert "Клиент: Ромашка" not in text
        assert "https://desk.example" not in text


@pytest.mark.rule("E5")
def test_a_whole_document_of_the_administrators_is_left_alone():
    """It brings its own frame; the text part falls back to ours."""
    mail = letter(email_html="<!DOCTYPE html><html><body>Своё</body></html>")
    assert part(mail, "html").strip() == "<!DOCTYPE html><html><body>Своё</body></html>"
    assert "Клиент: Ромашка" in part(mail, "plain")
