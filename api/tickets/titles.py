"""What people write, before it is kept, and the title made of it (T5)."""

TITLE_LENGTH = 80
"""Characters of a title that we make."""
TITLE_LIMIT = 200
"""Characters of a title that somebody wrote."""


def clean(text: str) -> str:
    """What a person wrote, without the zero bytes that PostgreSQL cannot keep."""
    return text.replace("\x00", "").strip()


def title_of(text: str, file_names: list[str] | None = None) -> str:
    """The first line that says something, cut on a word; a file's name when there is no text."""
    for line in text.splitlines():
        if words := " ".join(line.split()):
            return cut(words, TITLE_LENGTH)
    return cut(file_names[0], TITLE_LENGTH) if file_names else ""


def cut(line: str, length: int) -> str:
    """At most `length` characters, the last word whole if it is not a giant itself."""
    if len(line) <= length:
        return line
    head = line[: length - 1]
    if line[length - 1] != " " and " " in head.strip():
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:.-") + "…"


def haystack_of(number: int, title: str, text: str) -> str:
    """What the search looks through."""
    return f"{number} {title}\n{text}".casefold()
