"""Names that are said by convention, and readable where nobody has written them down."""

from shared.i18n import Translator, UnknownTextError


def channel(key: str, t: Translator) -> str:
    """«Почта» by `channel-<key>`; a channel that no catalogue knows goes by its key."""
    try:
        return t(f"channel-{key}")
    except UnknownTextError:
        return readable(key)


def readable(key: str) -> str:
    """`call_back-url` as «Call back url»."""
    words = key.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
