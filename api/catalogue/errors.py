"""What the catalogue refuses, by name."""

from api.errors import Refusal


class UnknownCategory(Refusal):
    """No such category, or one that is switched off."""

    code = "unknown_category"


class CannedReplyInvalid(Refusal):
    """The text is no template: `fault` says how, `name` the word and `line` the line at fault,
    `variables` what there is."""

    code = "canned_reply_invalid"
