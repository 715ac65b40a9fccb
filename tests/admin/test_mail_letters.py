"""The letters that an administrator may rewrite: a table, tried row by row."""

import pytest

from api.notifications.mail import letters
from api.notifications.mail.letters import default_body, example_of, variables_of
from api.objects import template_language
from shared.i18n import LOCALES

MAY_BE_EMPTY = {"contact", "assignee", "due", "balance", "comment", "link"}


@pytest.mark.rule("E5")
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("event", letters.kinds())
def test_every_built_in_letter_renders_with_its_example(event: str, locale: str):
    """With all values there and with those empty that may be; no seam shows."""
    values = example_of(event, locale, "https://desk.example")
    letter = template_language.render(default_body(event, locale), values)
    known = letters.of(event).facts[1]
    assert values[known] in letter.text
    assert "{" not in letter.text
    bare = values | dict.fromkeys(set(values) & MAY_BE_EMPTY, "")
    text = template_language.render(default_body(event, locale), bare).text
    assert not [seam for seam in ("()", ",,", " ,", "  ", "«»", "“”", ". .") if seam in text]


@pytest.mark.rule("E5")
def test_a_deputys_letters_have_no_template():
    """They tell the days alone, and no template may tell more."""
    assert variables_of("deputy_named") == variables_of("deputy_released") == ()
