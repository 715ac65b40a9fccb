"""The language of letters: what it says, and what it will not do."""

import pytest

from api.notifications.mail.templates import Templates
from api.objects import template_language
from api.objects.template_language import Fault, TemplateFault

VALUES = {"title": "Принтер <b>&", "comment": "", "link": "https://desk.example/tickets/1?a=1&b=2"}


def fault_of(body: str) -> tuple[Fault, int, str]:
    """What is wrong with a template."""
    with pytest.raises(TemplateFault) as caught:
        template_language.render(body, VALUES)
    return caught.value.fault, caught.value.line, caught.value.name


@pytest.mark.rule("E4", "E5")
def test_paragraphs_become_both_parts():
    """The same words as text and as HTML; what people wrote is escaped, links are links."""
    body = "Заявка: {{ title }}\nвторая строка\n\n{{ comment }}\n\n{{ link }}."
    letter = template_language.render(body, VALUES)
    assert letter.text == (
        "Заявка: Принтер <b>&\nвторая строка\n\nhttps://desk.example/tickets/1?a=1&b=2."
    )
    first, second = letter.html.split("</p>\n")
    assert first.endswith("Заявка: Принтер &lt;b&gt;&amp;<br>\nвторая строка")
    assert 'href="https://desk.example/tickets/1?a=1&amp;b=2"' in second
    assert second.endswith("</a>.</p>")


@pytest.mark.rule("E5")
@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("{% if link %}Открыть: {{ link }}{% endif %}\nС уважением", "Открыть: x\nС уважением"),
        ("{% if link %}\nОткрыть: {{ link }}\n{% endif %}\nС уважением", "Открыть: x\nС уважением"),
        ("Раз\n  {% if link %}  \nДва\n{% else %}\nТри\n{% endif %}\nЧетыре", "Раз\nДва\nЧетыре"),
        ("Раз\n{%- if link %} и {{ link }}{% endif %}\nДва", "Раз и x\nДва"),
    ],
)
def test_a_line_ends_where_it_was_ended(body: str, text: str):
    """A sign-off under a built-in last line broke the link before it; a tag that has its line for
    itself makes none."""
    assert template_language.render(body, {"link": "x"}).text == text


@pytest.mark.rule("E5")
def test_a_letter_may_ask_and_shorten():
    """Conditions, joining and a few filters."""
    body = "{% if comment %}нет{% elif title != '' and not comment %}да{% endif %}"
    assert template_language.render(body, VALUES).text == "да"
    body = "{{ title|truncate(5, True, '…') ~ (comment|default('—', True)) }}"
    assert template_language.render(body, VALUES).text == "Прин…—"


@pytest.mark.rule("E5")
@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("a\n\n{{ titel }}", (Fault.VARIABLE, 3, "titel")),
        ("{% if title %}{{ nobody }}{% endif %}", (Fault.VARIABLE, 1, "nobody")),
        ("a\n{% for each in title %}{% endfor %}", (Fault.FORBIDDEN, 2, "for")),
        ("{{ title.upper() }}", (Fault.FORBIDDEN, 1, "call")),
        ("{{ ''.__class__ }}", (Fault.FORBIDDEN, 1, "getattr")),
        ("{{ title['x'] }}", (Fault.FORBIDDEN, 1, "getitem")),
        ("{{ title * 99999999 }}", (Fault.FORBIDDEN, 1, "mul")),
        ("{% set a = title %}", (Fault.FORBIDDEN, 1, "assign")),
        ("{% include 'x' %}", (Fault.FORBIDDEN, 1, "include")),
        ("{% macro a() %}{% endmacro %}", (Fault.FORBIDDEN, 1, "macro")),
        ("{{ title|center(99999999) }}", (Fault.FORBIDDEN, 1, "center")),
        ("{{ title|safe }}", (Fault.FORBIDDEN, 1, "safe")),
        ("\n{{ title", (Fault.SYNTAX, 2, "")),
        ("{% if title %}", (Fault.SYNTAX, 1, "")),
        ("  \n ", (Fault.EMPTY, 0, "")),
        ("{{ comment }}", (Fault.EMPTY, 0, "")),
        ("x" * 20_001, (Fault.TOO_LONG, 0, "")),
        ("{{ " + "(" * 3000 + "title" + ")" * 3000 + " }}", (Fault.TOO_LONG, 0, "")),
        ("{% if title %}" * 150 + "x" + "{% endif %}" * 150, (Fault.TOO_LONG, 0, "")),
        ("{{ " + "9" * 5000 + " }}", (Fault.TOO_LONG, 0, "")),
        ("{{ title|truncate('x') }}", (Fault.FAILED, 0, "")),
        ("{{ '\\ud800' }}", (Fault.FAILED, 0, "")),
    ],
)
def test_what_a_letter_may_not_do_is_named_with_its_line(body: str, fault: tuple[Fault, int, str]):
    """Nothing runs long, nothing reaches into the program, and no mistake passes in silence."""
    kind, line, name = fault_of(body)
    assert (kind, line) == fault[:2]
    assert name == fault[2] or kind in (Fault.SYNTAX, Fault.FAILED)


@pytest.mark.rule("E5")
def test_a_letter_of_huge_values_is_refused():
    """The built-in form cuts; a template does not grow without bounds either."""
    with pytest.raises(TemplateFault) as caught:
        template_language.render("{{ comment }}" * 3, {"comment": "ж" * 70_000})
    assert caught.value.fault is Fault.TOO_LONG


@pytest.mark.rule("E5")
def test_a_broken_saved_template_loses_no_letter():
    """The built-in form goes instead, and what broke is told."""
    kept = Templates(bodies={("ticket_opened", "ru"): "{{ gone }}", ("ticket_opened", "en"): "ok"})
    assert kept.render("ticket_opened", "ru", {}) is None
    assert kept.render("ticket_assigned", "ru", {}) is None
    assert kept.broken == {("ticket_opened", "ru"): "variable gone (line 1)"}
    letter = kept.render("ticket_opened", "en", {})
    assert letter is not None
    assert letter.text == "ok"
