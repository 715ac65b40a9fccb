"""A message's words with what stood behind them: addresses, people, marks of a quotation (T16)."""

from collections.abc import Callable, Iterable
from typing import Final

from aiogram.types import Message, MessageEntity

Insertion = tuple[int, str]
"""Before which character of the text, and words of ours."""
QUOTATION: Final = "> "


def worded(message: Message) -> str:
    """Text or caption as plain words that tell all that the sender saw."""
    if message.text:
        return plain_words(message.text, message.entities or [])
    return plain_words(message.caption or "", message.caption_entities or [])


def plain_words(text: str, entities: Iterable[MessageEntity]) -> str:
    """The text with what its entities hide; no word is lost, wherever they say they stand."""
    at = _places(text)
    inserted: list[Insertion] = []
    for entity in entities:
        if tell := _TOLD.get(entity.type):
            start, end = at(entity.offset), at(entity.offset + entity.length)
            inserted += tell(text, start, end, entity)
    for place, words in sorted(inserted, key=lambda each: each[0], reverse=True):
        text = text[:place] + words + text[place:]
    return text


def _places(text: str) -> Callable[[int], int]:
    """Telegram counts UTF-16 units: from those to characters; what lies outside is the end."""
    places: list[int] = []
    for number, character in enumerate(text):
        places += [number] * (2 if ord(character) > 0xFFFF else 1)
    return lambda unit: places[unit] if 0 <= unit < len(places) else len(text)


def _address(text: str, start: int, end: int, entity: MessageEntity) -> list[Insertion]:
    """`word (https://…)`, unless the word is the address itself."""
    word, url = text[start:end].rstrip(), entity.url or ""
    if not url or _bare(word) == _bare(url):
        return []
    return [(start + len(word), f" ({url})")]


def _bare(address: str) -> str:
    bare = address.strip().lower().removeprefix("https://").removeprefix("http://")
    return bare.rstrip("/")


def _person(text: str, start: int, end: int, entity: MessageEntity) -> list[Insertion]:
    """Somebody without a username, behind whatever words."""
    word, user = text[start:end].rstrip(), entity.user
    if user is None or word.strip() in ("", user.full_name):
        return []
    return [(start + len(word), f" ({user.full_name})")]


def _quotation(text: str, start: int, end: int, _: MessageEntity) -> list[Insertion]:
    """A mark before each of its lines."""
    lines = (number + 1 for number in range(start, end - 1) if text[number] == "\n")
    return [(line, QUOTATION) for line in (start, *lines)]


_TOLD: Final[dict[str, Callable[[str, int, int, MessageEntity], list[Insertion]]]] = {
    "text_link": _address,
    "text_mention": _person,
    "blockquote": _quotation,
    "expandable_blockquote": _quotation,
}
"""Of all other kinds the words themselves tell what was seen: a spoiler, code, an emoji."""
