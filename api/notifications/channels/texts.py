"""Keeping secrets out of what is told."""

MASK = "•••"


def masked(text: str, *secrets: str) -> str:
    """The text with every secret replaced, longest first so that no tail of one is left (X4)."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text
