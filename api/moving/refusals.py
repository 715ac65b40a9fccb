"""Why a desk is not moved, as a key of the texts and what it names."""


class Refused(Exception):
    """Told on the console in the operator's language; nothing was lost."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
