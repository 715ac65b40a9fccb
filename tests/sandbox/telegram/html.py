"""Telegram's HTML, truly parsed: the supported tags only, errors in the server's own words."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.sandbox.telegram.refusal import Refusal

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot));?")
_START = re.compile(r"<([^\s>/]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*>")
_NAME_END = re.compile(r"[\s>]")
_END = re.compile(r"</\s*([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")


def utf16(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Parse:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list[str])
    length: int = 0
    stack: list[_Open] = field(default_factory=list[_Open])
    entities: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def refuse(self, why: str) -> Refusal:
        offset = len(self.source[: self.at].encode())
        return Refusal(
            400, f"Bad Request: can't parse entities: {why.format(f'at byte offset {offset}')}"
        )

    def add(self, piece: str) -> None:
        self.text.append(piece)
        self.length += utf16(piece)

    def reference(self) -> None:
        found = _REFERENCE.match(self.source, self.at)
        if found is None:
            self.add("&")
            self.at += 1
            return
        hexadecimal, decimal, name = found.groups()
        code = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else 0
        self.add(NAMED[name] if name else chr(code))
        self.at = found.end()

    def start_tag(self) -> None:
        end = _NAME_END.search(self.source, self.at)
        if end is None:
            raise self.refuse("Unclosed start tag {0}")
        tag = self.source[self.at + 1 : end.start()].lower()
        if tag not in TAGS:
            raise self.refuse(f'Unsupported start tag "{_quote(tag)}" {{0}}')
        found = _START.match(self.source, self.at)
        if found is None:
            raise self.refuse("Unclosed start tag {0}")
        attributes = {
            key.lower(): double or single or bare
            for key, double, single, bare in _ATTRIBUTE.findall(found.group(2))
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self.refuse('Tag "span" must have class "tg-spoiler" {0}')
        self.stack.append(_Open(tag, self.length, attributes))
        self.at = found.end()

    def end_tag(self) -> None:
        found = _END.match(self.source, self.at)
        if found is None:
            raise self.refuse("Unclosed end tag {0}")
        if not self.stack:
            raise self.refuse("Unexpected end tag {0}")
        top, name = self.stack[-1], found.group(1).lower()
        if name and name != top.tag:
            raise self.refuse(
                f'Unmatched end tag {{0}}, expected "</{top.tag}>", found "</{_quote(name)}>"'
            )
        self.stack.pop()
        self.at = found.end()
        self._entity(top)

    def _entity(self, opened: _Open) -> None:
        length = self.length - opened.offset
        if length == 0:
            return
        entity: dict[str, Any] = {
            "type": TAGS[opened.tag],
            "offset": opened.offset,
            "length": length,
        }
        inner = "".join(self.text).encode("utf-16-le")[opened.offset * 2 :].decode("utf-16-le")
        if opened.tag == "a":
            entity = _link(entity, _unescape(opened.attributes.get("href", "")) or inner)
        elif opened.tag == "pre":
            self._language(entity)
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and opened.attributes.get("class", "").startswith("language-"):
            entity["language"] = opened.attributes["class"].removeprefix("language-")
        if entity:
            self.entities.append(entity)

    def _language(self, entity: dict[str, Any]) -> None:
        """`<pre><code class="language-x">` is one block with a language."""
        last = self.entities[-1] if self.entities else {}
        same = all(last.get(key) == entity[key] for key in ("offset", "length"))
        if same and last.get("type") == "code":
            self.entities.pop()
            if "language" in last:
                entity["language"] = last["language"]

    def run(self) -> None:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "&":
                self.reference()
            elif char != "<":
                end = re.compile("[&<]").search(self.source, self.at)
                stop = end.start() if end else len(self.source)
                self.add(self.source[self.at : stop])
                self.at = stop
            elif self.source.startswith("</", self.at):
                self.end_tag()
            else:
                self.start_tag()
        if self.stack:
            raise self.refuse(
                f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"'
            )


def _quote(name: str) -> str:
    return name.replace("{", "{{").replace("}", "}}")


def _unescape(text: str) -> str:
    return _REFERENCE.sub(lambda found: NAMED.get(found.group(3) or "", found.group(0)), text)


def _link(entity: dict[str, Any], href: str) -> dict[str, Any]:
    """A mention by id, a link, or nothing where the address is none."""
    mention = re.fullmatch(r"tg://user\?id=(\d+)", href)
    if mention:
        user = {"id": int(mention.group(1)), "is_bot": False, "first_name": ""}
        return entity | {"type": "text_mention", "user": user}
    return entity | {"url": href} if re.match(r"(https?|tg|tonsite)://", href) else {}


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Plain text and entities; Refusal 400 "can't parse entities" as the real server says it."""
    parse = _Parse(source)
    parse.run()
    return trimmed("".join(parse.text), parse.entities)


def trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """The server strips white space at both ends and moves the entities along."""
    shift = utf16(text[: len(text) - len(text.lstrip())])
    text = text.strip()
    length = utf16(text)
    kept: list[dict[str, Any]] = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] - shift + entity["length"], length)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, kept
