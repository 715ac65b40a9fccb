"""What the catalogue refuses, by name."""

from api.errors import Refusal


class UnknownCategory(Refusal):
    """No such category, or one that is switched off."""

    code = "unknown_category"
