"""What is kept of a person as a page for reading: a card a thing, for the screen and for paper."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from api.clock import now
from api.identity.export_words import Reader, said
from api.people.models import Person
from shared.i18n import Translator, dates, translator

Rows = Sequence[Mapping[str, Any]]

_LONG: Final = frozenset({"title", "text", "comment", "reason", "became", "detail", "week"})
"""They take the whole width of a card."""
_STYLE: Final = (
    "body{font:16px/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1c1c1e}"
    "h1{line-height:1.2}h2{margin:2rem 0 .5rem;break-after:avoid}"
    "p,dt{color:#55555c}"
    "dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:.5rem 1.5rem;"
    "margin:0 0 .75rem;padding:.75rem 1rem;border:1px solid #ccc;border-radius:.5rem;"
    "break-inside:avoid}"
    "dt{font-size:.85rem}dd{margin:0;white-space:pre-line;overflow-wrap:break-word}"
    "dl>div{min-width:0}.long{grid-column:1/-1}"
    "@media print{body{margin:0;max-width:none;font-size:11pt}}"
)


def drawn(person: Person, parts: Mapping[str, Rows]) -> str:
    """One page without a script, a style of its own and nothing from elsewhere, in the person's
    language and zone; what only programs need is in the other file."""
    t, moment = translator(person.locale), now()
    reader = Reader(t=t, timezone=person.timezone, person=person)
    title = escape(t("export-title", name=person.name))
    made = escape(t("export-made", moment=dates.recorded(moment, person.timezone, t)))
    body = "\n".join(_part(name, rows, reader) for name, rows in parts.items() if rows)
    return (
        f'<!doctype html>\n<html lang="{t.locale}">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n"
        f"<h1>{title}</h1>\n<p>{made}</p>\n{body}\n{_empty(parts, t)}"
        f"<p>{escape(t('export-whole'))}</p>\n</html>\n"
    )


def _part(name: str, rows: Rows, reader: Reader) -> str:
    heading = escape(reader.t(f"export-{name}"))
    return f"<h2>{heading}</h2>\n" + "\n".join(_card(name, row, reader) for row in rows)


def _card(part: str, row: Mapping[str, Any], reader: Reader) -> str:
    lines = "".join(
        f"<div{_width(name)}><dt>{escape(_heading(part, name, reader.t))}</dt>"
        f"<dd>{escape(value)}</dd></div>"
        for name, value in said(part, row, reader)
    )
    return f"<dl>{lines}</dl>"


def _width(name: str) -> str:
    return ' class="long"' if name in _LONG else ""


def _heading(part: str, name: str, t: Translator) -> str:
    word = name.replace("_", "-")
    return t.first(f"export-field-{part}-{word}", f"export-field-{word}")


def _empty(parts: Mapping[str, Rows], t: Translator) -> str:
    """Of what there is nothing: one line for all."""
    names = ", ".join(t(f"export-{name}") for name, rows in parts.items() if not rows)
    return f"<p>{escape(t('export-nothing', parts=names))}</p>\n" if names else ""
