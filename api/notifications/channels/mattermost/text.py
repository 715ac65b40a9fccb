"""A message as Mattermost shows it: markdown of ours around neutralised text of others (M4)."""

import re

from api.notifications.channels.base import Message
from shared.i18n import translator
from shared.invisible import one_line
from shared.invisible import without as clean
from shared.work.drawing import files
from shared.work.sections import Line
from shared.work.text import cut

TEXT_LIMIT = 16383
"""Code points; the server splits a longer text into several posts."""

_BREAK = "\u200b"
# The server turns `<!here>` and `<url|text>` into mentions and links before it reads markdown,
# backslash or not, so the bracket itself has to go; readers see entities as what they stand for.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARKUP = re.compile(r"([\\`*_\[\]~|#!$])")
_LIST = re.compile(r"^([ \t\u00a0]*)([-+=](?!\w)|\d+(?=[.)])|:(?=-))", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_EMOJI = re.compile(r"(?<!\d):(?=[A-Za-z0-9_+-]+:)")
# The stops behind an address are not of it.
_LINK = re.compile(r"https?://[^\s<>\[\]()`|*\\]*[^\s<>\[\]()`|*\\_~!.,:;?'\"$]")
_WORD = re.compile(r"\S*")
# What may need any of the above; most lines hold none of it.
_SUSPECT = re.compile(
    r"[\\`*_\[\]~|#!$&<>@]|https?:|:[A-Za-z0-9_+-]+:|^[ \t]*[-+=:\d]|^[ \t]", re.MULTILINE
)
# An address like `anna@firma.example` stays as it is; everything that could mention is broken.
_MENTION = re.compile(r"(?<![A-Za-z0-9])@|@(?=(?:all|here|channel)\b)", re.IGNORECASE)


def render(message: Message) -> str:
    """The post's text, at most 16383 code points; the quote gives way first."""
    head, facts, tail = _head(message), _facts(message), _tail(message)
    files = _files(message)
    room = TEXT_LIMIT - sum(len(part) + 2 for part in (head, files, facts, tail))
    quote = _quote(clean(message.quote).strip(), room)
    text = "\n\n".join(part for part in (head, quote, files, facts, tail) if part)
    return text if len(text) <= TEXT_LIMIT else cut(text, TEXT_LIMIT)


def _head(message: Message) -> str:
    title = f"**{neutral(cut(one_line(message.title), 500))}**"
    return "\n".join(part for part in (title, _lines(message.about)) if part)


def _facts(message: Message) -> str:
    """Lines and lists, as far as they are whole."""
    rows = [_lines(message.lines)] if message.lines else []
    for section in message.sections:
        rows += ["", f"**{neutral(one_line(section.heading))}**", *map(_listed, section.lines)]
        rows += [neutral(one_line(section.more))] if section.more else []
    return "\n".join(rows).strip()


def _listed(line: Line) -> str:
    mark = neutral(one_line(line.mark))
    return (
        f"- {f'[{mark}]({_href(line.link)})' if line.link else mark} {neutral(one_line(line.text))}"
    )


def _lines(lines: list[str]) -> str:
    return "\n".join(neutral(clean(line)) for line in lines)


def _quote(text: str, room: int) -> str:
    """The quote in at most `room` characters; what escaping adds is counted by cutting again."""
    limit = min(len(text), max(room, 0))
    while limit > 0:
        quoted = "\n".join(f"> {line}" for line in neutral(cut(text, limit)).split("\n"))
        if len(quoted) <= room:
            return quoted
        limit = limit * room // len(quoted) - 1
    return ""


def _files(message: Message) -> str:
    return _lines(files.told(message.files, translator(message.locale)))


def _tail(message: Message) -> str:
    t = translator(message.locale)
    parts: list[str] = []
    if message.link:
        parts.append(
            f"[{neutral(message.link_label or t('channels-open'))}]({_href(message.link)})"
        )
    if message.why:
        parts.append(f"_{neutral(cut(one_line(message.why), 500))}_")
    return "\n".join(parts)


def neutral(text: str) -> str:
    """The text with no mention, link, emoji or markup of its own; plain links stay links."""
    if not _SUSPECT.search(text):
        return text
    pieces: list[str] = []
    at = 0
    for link in _LINK.finditer(text):
        pieces += [_plain(text[at : link.start()]), _href(link.group())]
        at = link.end()
        if _is_escaped(text, at):
            # The app reads an address to the next blank, and our escapes would be a piece of it.
            pieces.append(" ")
    return _outdented("".join([*pieces, _plain(text[at:])]))


def _is_escaped(text: str, at: int) -> bool:
    """Whether the rest of the word will not stand as it was written."""
    found = _WORD.match(text, at)
    return found is not None and _plain(found[0]) != found[0]


def _plain(text: str) -> str:
    text = _MARKUP.sub(r"\\\1", text.translate(_ENTITIES))
    return _EMOJI.sub(f":{_BREAK}", _MENTION.sub(f"@{_BREAK}", text))


def _outdented(text: str) -> str:
    """Line starts that would make a list, a heading, a table or a block of code are broken."""
    return _LIST.sub(_listless, _INDENT.sub(_hard_spaces, text))


def _hard_spaces(match: re.Match[str]) -> str:
    return "\u00a0" * len(match.group())


def _listless(match: re.Match[str]) -> str:
    indent, mark = match.groups()
    return f"{indent}{mark}{_BREAK}" if mark.isdigit() or mark == ":" else f"{indent}\\{mark}"


def _href(url: str) -> str:
    """The URL as markdown takes it; `@all` in a path would mention everybody."""
    return (
        url.replace("&", "&amp;")
        .replace("(", "%28")
        .replace(")", "%29")
        .replace("@", "%40")
        .replace(" ", "%20")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace("|", "%7C")
    )
